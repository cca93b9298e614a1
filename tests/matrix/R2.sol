// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface Hook2 { function cb() external; }

// A price that is made of two numbers, one of which goes up by a step that no
// function works with.
contract R2step {
    uint256 private supply = 100;
    uint256 private total = 100;
    function price() external view returns (uint256) { return total * 1e18 / supply; }
    function join(uint256 n) external {
        supply += 10;
        Hook2(msg.sender).cb(); // expect: reentrancy-read-only
        total += n;
    }
}

contract R2both { // expect: none
    uint256 private supply = 100;
    uint256 private total = 100;
    function price() external view returns (uint256) { return total * 1e18 / supply; }
    function join(uint256 n) external {
        supply += 10;
        total += n;
        Hook2(msg.sender).cb();
    }
}

// The view asks for the lock, too.
contract R2locked { // expect: none
    uint256 private supply = 100;
    uint256 private total = 100;
    address private inside;
    function price() external view returns (uint256) {
        require(inside == address(0), "busy");
        return total * 1e18 / supply;
    }
    function join(uint256 n) external {
        require(inside == address(0), "busy");
        inside = msg.sender;
        supply += 10;
        Hook2(msg.sender).cb();
        total += n;
        inside = address(0);
    }
}
