// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// One use in a block.
contract L15a { // expect: none
    uint256 private lastBlock;
    mapping(address => uint256) public credit;
    modifier oncePerBlock() {
        require(lastBlock != block.number, "next block");
        lastBlock = block.number;
        _;
    }
    function put() external payable oncePerBlock { credit[msg.sender] += msg.value; }
    function cashOut() external oncePerBlock {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// The block is remembered too late.
contract L15b {
    uint256 private lastBlock;
    mapping(address => uint256) public credit;
    modifier oncePerBlock() {
        require(lastBlock != block.number, "next block");
        _;
        lastBlock = block.number;
    }
    function put() external payable oncePerBlock { credit[msg.sender] += msg.value; }
    function cashOut() external oncePerBlock {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}
