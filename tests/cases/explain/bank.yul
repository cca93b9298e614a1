{ }
// check-name: an assignment is called an assignment, a missing check missing
// check-command: yulwark --explain examples/ir/Bank.yul
// check-has: - `balances`: `mapping(address => uint256)`, public, slot 0: for each address one uint256.
// check-has: - `withdraw(uint256 amount)`: external, refuses ether, can be called by anyone, selector `0x2e1a7d4d`.
// check-has: - `deposit()`: external payable, takes ether, can be called by anyone, selector `0xd0e30db0`.
// check-has: There is no check before this payment: nothing compares the amount with anything. (line 22)
// check-has: **3.** Assigns `amount` to `balances[msg.sender]`: whatever was there is replaced. This comes after the call of step 1. (line 24)
// check-has: **1.** Adds `msg.value` to `balances[msg.sender]`, checked: it reverts if the sum is too large. (line 17)
// check-has: **2.** Emits `Deposit(msg.sender, msg.value)`. (line 18)
// check-has: `balances[msg.sender]` still holds what it held before: it is written only in step 3 (line 24).
// check-has: From there `withdraw` is entered again. Nothing stops it: it asks for nothing before it acts.
// check-has: This is an assignment, neither a subtraction nor a sum: whatever the second run left there is overwritten.
// check-has: Write the rest, not the amount: `balances[msg.sender] = amount` sets the entry to what has just been paid.
// check-has: Or make `withdraw` and `deposit` revert while the call is running
// check-never: warning:
// check-never: Subtracts
