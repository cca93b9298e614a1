{ }
// check-name: -w does not make a contract safe
// check-command: yulwark -w --explain=withdraw examples/ir/Bank.yul
// check-has: **It is re-entrant**
// check-never: warning:
