// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

/// The check is there, and it does not help.
///
/// `withdraw` requires that the caller owns the amount, but while the ether is
/// on its way the ledger still says so: the receiver's code calls `withdraw`
/// again and passes the same check.  The mended contract is vault-fixed.sol.
contract Vault {
    address public immutable keeper;
    uint256 public deposits;
    mapping(address => uint256) private balances;

    constructor() {
        keeper = msg.sender;
    }

    receive() external payable {
        _credit(msg.sender, msg.value);
    }

    function depositFor(address owner) external payable {
        _credit(owner, msg.value);
    }

    function withdraw(uint256 amount) external {
        require(balances[msg.sender] >= amount, "Vault: balance too low");
        (bool sent, ) = msg.sender.call{value: amount}(""); // call: the receiver's code runs here
        if (sent) {
            balances[msg.sender] = amount; // late write: the check above is out of date
        }
    }

    function _credit(address owner, uint256 amount) private {
        deposits += 1;
        balances[owner] += amount;
    }
}
