// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Locks that are free at the call.
contract L7never {
    bool private locked;
    mapping(address => uint256) public credit;
    modifier nonReentrant() { require(!locked, "locked"); _; }
    function put() external payable nonReentrant { credit[msg.sender] += msg.value; }
    function cashOut() external nonReentrant {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}

contract L7late {
    bool private locked;
    mapping(address => uint256) public credit;
    modifier noReentry() { require(!locked, "locked"); _; locked = true; locked = false; }
    function put() external payable noReentry { credit[msg.sender] += msg.value; }
    function cashOut() external noReentry {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}

contract L7early {
    uint256 private locked = 1;
    mapping(address => uint256) public credit;
    function put() external payable {
        require(locked == 1);
        credit[msg.sender] += msg.value;
    }
    function cashOut() external {
        require(locked == 1);
        locked = 2;
        uint256 due = credit[msg.sender];
        locked = 1;
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}
