{ }
// check-name: a function that is not there
// check-command: yulwark --explain=widthdraw examples/ir/Bank.yul
// check-exit: 1
// check-has: error: no function is called 'widthdraw'
