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
