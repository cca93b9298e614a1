{ }
// check-name: a bad order that a checked subtraction saves
// check-command: yulwark --explain=withdraw examples/ir/TokenFixed.yul
// check-has: #### The order at the call of step 2 is bad, but harmless (line 59)
// check-has: what is left to do takes a fixed amount, and reverts if that is gone
// check-never: re-entrant**
