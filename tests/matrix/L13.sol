// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A lock for each caller, but whose account is paid is an argument.
contract L13a {
    mapping(address => bool) private inside;
    mapping(address => uint256) public credit;
    modifier nonReentrant() {
        require(!inside[msg.sender]);
        inside[msg.sender] = true;
        _;
        inside[msg.sender] = false;
    }
    function put() external payable nonReentrant { credit[msg.sender] += msg.value; }
    function cashOut(address payable who) external nonReentrant {
        uint256 due = credit[who];
        (bool ok, ) = who.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[who] = 0;
    }
}
