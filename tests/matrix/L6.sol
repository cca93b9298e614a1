// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A lock that answers with an early return instead of a revert.
contract L6a { // expect: none
    bool private inUse;
    mapping(address => uint256) public credit;
    function put() external payable {
        require(!inUse);
        credit[msg.sender] += msg.value;
    }
    function cashOut() external returns (bool) {
        if (inUse) return false;
        inUse = true;
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
        inUse = false;
        return true;
    }
}
