{ }
// check-name: the getter of an immutable, and receive
// check-command: yulwark --explain examples/ir/Vault.yul
// check-has: - `keeper`: `address`, public immutable: set once by the constructor: in the code, not in storage.
// check-has: - **1.** Returns `keeper`.
// check-has: - `receive()`: external payable, takes ether, can be called by anyone.
// check-has: otherwise it reverts with "Vault: balance too low". (line 27)
