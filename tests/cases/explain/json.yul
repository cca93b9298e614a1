{ }
// check-name: the same as JSON
// check-command: yulwark --explain --explain-format=json examples/ir/Bank.yul
// check-has: "how": "assign"
// check-has: "uncheckedPayment": true
// check-has: "warning": "reentrancy-eth"
// check-has: "layoutFrom": "worked out from the declarations"
