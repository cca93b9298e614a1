{ }
// check-name: what is reported is explained in the same words
// check-command: yulwark -w -fexplain-safe=withdraw examples/ir/Token.yul
// check-has: withdraw: does harm, it writes 'balances[msg.sender]', which is written again after the call
// check-has: 5 functions only read
// check-never: hash(
