// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

contract W10Child { // expect: none
    address public immutable parent;
    uint256 public size;
    constructor(uint256 n) { parent = msg.sender; size = n; }
}

// Creation of a child whose constructor calls nobody.
contract W10a { // expect: none
    mapping(address => uint256) public quota;
    mapping(address => address) public childOf;
    function earn() external { quota[msg.sender] += 1; }
    function spawn() external returns (address child) {
        uint256 n = quota[msg.sender];
        require(n > 0, "no quota");
        child = address(new W10Child(n));
        quota[msg.sender] = 0;
        childOf[msg.sender] = child;
    }
}
