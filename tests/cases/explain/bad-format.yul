{ }
// check-name: a format that nobody knows
// check-command: yulwark --explain --explain-format=xml examples/ir/Bank.yul
// check-exit: 1
// check-has: xml
// check-never: # `Bank`
