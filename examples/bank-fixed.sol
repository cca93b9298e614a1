// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

/// bank.sol, mended by order: checks, then effects, then interactions.
///
/// When the receiver's code runs, the ledger already says what is left.
/// Calling `withdraw` again from there is like calling it afterwards.
contract BankFixed {
    mapping(address => uint256) public balances;

    event Deposit(address indexed who, uint256 amount);

    function deposit() external payable {
        balances[msg.sender] += msg.value;
        emit Deposit(msg.sender, msg.value);
    }

    function withdraw(uint256 amount) external {
        require(balances[msg.sender] >= amount, "BankFixed: balance too low");
        balances[msg.sender] -= amount;
        (bool success, ) = msg.sender.call{value: amount}("");
        require(success, "BankFixed: payment failed");
    }
}
