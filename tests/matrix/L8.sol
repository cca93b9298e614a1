// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Locks that nobody tests where it matters.
contract L8a {
    bool private locked;
    mapping(address => uint256) public credit;
    modifier nonReentrant() { locked = true; _; locked = false; }
    function put() external payable nonReentrant { credit[msg.sender] += msg.value; }
    function cashOut() external nonReentrant {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}

contract L8b {
    bool private locked;
    string public name;
    mapping(address => uint256) public credit;
    function rename(string calldata n) external {
        require(!locked);
        name = n;
    }
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        locked = true;
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
        locked = false;
    }
}
