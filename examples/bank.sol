// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

/// A bank whose clerk pays first and looks at the books later.
///
/// `withdraw` sends the ether, and only when the ether has left does it write
/// to the ledger.  The code that receives the ether runs in between: it can
/// call `withdraw` again, and is paid again, as long as the bank has ether.
/// Nothing checks the amount either, and what is written is not even the rest.
/// The mended contract is bank-fixed.sol.
contract Bank {
    mapping(address => uint256) public balances;

    event Deposit(address indexed who, uint256 amount);

    function deposit() external payable {
        balances[msg.sender] += msg.value;
        emit Deposit(msg.sender, msg.value);
    }

    function withdraw(uint256 amount) external {
        (bool success, ) = msg.sender.call{value: amount}(""); // call: the receiver's code runs here
        if (success) {
            balances[msg.sender] = amount; // late write: made only when the ether is gone
        }
    }
}
