// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Only the owner runs foreign code, and he names it: an upgrade with a set-up.
contract P2upgrade { // expect: none
    address private owner = msg.sender;
    address public logic;
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function pull(uint256 n) external { due[msg.sender] -= n; payable(msg.sender).transfer(n); }
    function upgrade(address to, bytes calldata data) external {
        require(msg.sender == owner, "not yours");
        logic = to;
        (bool ok, ) = to.delegatecall(data); // with -fhostile-owner: reentrancy-delegatecall
        require(ok);
    }
}

// Whoever asks is the owner of what he brings: anybody runs foreign code.
contract P2anybody {
    mapping(address => bool) private member;
    address public logic;
    mapping(address => uint256) public due;
    function join() external payable { require(msg.value == 1 ether); member[msg.sender] = true; }
    function put() external payable { due[msg.sender] += msg.value; }
    function pull(uint256 n) external { due[msg.sender] -= n; payable(msg.sender).transfer(n); }
    function upgrade(address to, bytes calldata data) external {
        require(member[msg.sender], "no member");
        logic = to;
        (bool ok, ) = to.delegatecall(data); // expect: reentrancy-delegatecall
        require(ok);
    }
}
