// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// The lock is taken and released by two functions that are called by hand.
contract L5a { // expect: none
    uint8 private state;
    mapping(address => uint256) public credit;
    function take() internal { require(state == 0, "taken"); state = 7; }
    function give() internal { state = 0; }
    function put() external payable {
        take();
        credit[msg.sender] += msg.value;
        give();
    }
    function cashOut() external {
        take();
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
        give();
    }
}

// One of the two forgets to take it.
contract L5b {
    uint8 private state;
    mapping(address => uint256) public credit;
    function take() internal { require(state == 0, "taken"); state = 7; }
    function give() internal { state = 0; }
    function put() external payable {
        take();
        credit[msg.sender] += msg.value;
        give();
    }
    function cashOut() external {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        take();
        credit[msg.sender] = 0;
        give();
    }
}
