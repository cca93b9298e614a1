// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface IFiller { function fill(uint256 max) external returns (uint256 used); }

// After the call the entry is lowered by a number that the callee returned.
contract A4a {
    mapping(address => uint256) public quota;
    mapping(address => uint256) public filled;
    function earn() external { quota[msg.sender] += 10; }
    function order(IFiller f, uint256 max) external {
        require(quota[msg.sender] >= max, "quota");
        uint256 used = f.fill(max); // expect: reentrancy-no-eth
        require(used <= max);
        quota[msg.sender] -= used;
        filled[msg.sender] += used;
    }
}
