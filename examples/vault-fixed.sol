// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

/// vault.sol, mended by a lock.
///
/// The order is as before, but `whole` makes every function that touches the
/// ledger revert while `withdraw` runs.  A lock has to be on all of them: it
/// would be enough to leave it off `depositFor` to lose a deposit.
contract VaultFixed {
    address public immutable keeper;
    uint256 public deposits;
    mapping(address => uint256) private balances;
    bool private running;

    modifier whole() {
        require(!running, "VaultFixed: still running");
        running = true;
        _;
        running = false;
    }

    constructor() {
        keeper = msg.sender;
    }

    receive() external payable whole {
        _credit(msg.sender, msg.value);
    }

    function depositFor(address owner) external payable whole {
        _credit(owner, msg.value);
    }

    function withdraw(uint256 amount) external whole {
        uint256 had = balances[msg.sender];
        require(had >= amount, "VaultFixed: balance too low");
        (bool sent, ) = msg.sender.call{value: amount}("");
        if (sent) {
            balances[msg.sender] = had - amount;
        }
    }

    function _credit(address owner, uint256 amount) private {
        deposits += 1;
        balances[owner] += amount;
    }
}
