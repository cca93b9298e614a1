// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A logic contract fixed at deployment, called under a working lock.
contract W13a {
    address public immutable logic;
    uint256 private gate = 1;
    mapping(address => uint256) public credit;
    constructor(address l) { logic = l; }
    modifier once() { require(gate == 1); gate = 2; _; gate = 1; }
    function earn() external { credit[msg.sender] += 1; }
    function run(bytes calldata data) external once {
        (bool ok, ) = logic.delegatecall(data); // expect: reentrancy-delegatecall
        require(ok);
    }
}

contract W13b { // expect: none
    address public immutable logic;
    uint256 private gate = 1;
    mapping(address => uint256) public credit;
    constructor(address l) { logic = l; }
    modifier once() { require(gate == 1); gate = 2; _; gate = 1; }
    function earn() external once { credit[msg.sender] += 1; }
    function run(bytes calldata data) external once {
        (bool ok, ) = logic.delegatecall(data);
        require(ok);
    }
}
