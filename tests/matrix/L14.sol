// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A correct lock, which anyone may reset.
contract L14a {
    uint256 private guard = 1;
    mapping(address => uint256) public credit;
    modifier nonReentrant() { require(guard == 1); guard = 2; _; guard = 1; }
    function unstick() external { guard = 1; }
    function put() external payable nonReentrant { credit[msg.sender] += msg.value; }
    function cashOut() external nonReentrant {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}

// The reset is itself behind the lock: it can do no harm.
contract L14b { // expect: none
    uint256 private guard = 1;
    mapping(address => uint256) public credit;
    modifier nonReentrant() { require(guard == 1); guard = 2; _; guard = 1; }
    function unstick() external nonReentrant { guard = 1; }
    function put() external payable nonReentrant { credit[msg.sender] += msg.value; }
    function cashOut() external nonReentrant {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}
