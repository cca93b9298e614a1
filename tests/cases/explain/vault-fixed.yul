{ }
// check-name: a lock is named by where it stops
// check-command: yulwark --explain=withdraw examples/ir/VaultFixed.yul
// check-has: `withdraw` at `require(!running, "VaultFixed: still running")` (line 16)
// check-has: What holds whenever other code runs here: `running` is true.
// check-has: Assigns `balances[msg.sender] - amount` to `balances[msg.sender]`: whatever was there is replaced. The arithmetic in it is checked. `balances[msg.sender]` is what was read before the call of step 4.
// check-never: re-entrant**
