{ }
// check-name: optimised IR gives the same
// check-command: yulwark --explain=withdraw examples/ir/Bank_opt.yul
// check-has: **3.** Assigns `amount` to `balances[msg.sender]`: whatever was there is replaced. This comes after the call of step 1. (line 24)
// check-has: what it does is from the optimised IR
