// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Code of the caller's choice runs on the own storage.
contract W12a {
    mapping(address => uint256) public credit;
    function earn() external { credit[msg.sender] += 1; }
    function run(address lib, bytes calldata data) external {
        (bool ok, ) = lib.delegatecall(data); // expect: reentrancy-delegatecall
        require(ok);
    }
}

// Code of the caller's choice, in a function for the owner.
contract W12b { // expect: none
    // evm: skip the owner, who is taken for a friend, acts here
    address public immutable owner = msg.sender;
    mapping(address => uint256) public credit;
    function earn() external { require(msg.sender == owner); credit[msg.sender] += 1; }
    function run(address lib, bytes calldata data) external {
        require(msg.sender == owner);
        (bool ok, ) = lib.delegatecall(data); // with -fhostile-owner: reentrancy-delegatecall
        require(ok);
    }
}
