// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Paid through the primitives that give 2300 gas.
contract W2send { // expect: none
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        uint256 due = credit[msg.sender];
        if (payable(msg.sender).send(due)) { // expect-extra: reentrancy-unlimited-gas
            credit[msg.sender] = 0;
        }
    }
}

contract W2sendIgnored { // expect: none
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        uint256 due = credit[msg.sender];
        payable(msg.sender).send(due); // expect-extra: reentrancy-unlimited-gas
        credit[msg.sender] = 0;
    }
}

contract W2transfer { // expect: none
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        payable(msg.sender).transfer(credit[msg.sender]); // expect-extra: reentrancy-unlimited-gas
        delete credit[msg.sender];
    }
}
