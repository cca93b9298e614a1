// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// The whole entry is sent, and what was sent is subtracted from a fresh load.
contract A3a { // expect: none
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        uint256 due = credit[msg.sender];
        require(due > 0);
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] -= due;
    }
}

// A difference with the cached entry is stored: checked, and stale.
contract A3b {
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut(uint256 n) external {
        uint256 had = credit[msg.sender];
        require(had >= n);
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = had - n;
    }
}
