{ }
// check-name: a check that passes again, and another way in
// check-command: yulwark --explain=withdraw examples/ir/Token.yul
// check-has: **1.** If `balances[msg.sender] >= amount`: (line 57)
// check-has: what it asks (`balances[msg.sender] >= amount`) comes out as before, since `balances[msg.sender]` has not been written yet
// check-has: Or make `withdraw`, `transferFrom`, `transfer` and `deposit` revert
// check-has: `balances[msg.sender]` is what was read before the call of step 2.
// check-never: There is no check
