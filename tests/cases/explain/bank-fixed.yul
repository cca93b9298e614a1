{ }
// check-name: what is in order is said to be
// check-command: yulwark --explain=withdraw examples/ir/BankFixed.yul
// check-has: **1.** Requires `balances[msg.sender] >= amount`; otherwise it reverts with "BankFixed: balance too low". (line 19)
// check-has: **2.** Subtracts `amount` from `balances[msg.sender]`, checked: it reverts if less than that is there. (line 20)
// check-has: **4.** Requires the call of step 3 to succeed; otherwise it reverts with "BankFixed: payment failed". (line 22)
// check-has: Why the call of step 3 is safe
// check-has: nothing is left to do that could come too late
// check-has: No re-entry that changes the outcome was found in the function told here
// check-never: re-entrant**
// check-never: There is no check
// check-never: deposit(
