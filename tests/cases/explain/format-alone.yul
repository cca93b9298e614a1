{ }
// check-name: a format of what is not asked for
// check-command: yulwark --explain-format=json examples/ir/Bank.yul
// check-exit: 1
// check-has: error: '--explain-format=json' is only of use with '--explain'
