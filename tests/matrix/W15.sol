// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface IRegistry { function register(address who) external returns (uint256); }

// A constructor that calls out before it writes.
contract W15a { // expect: none
    uint256 public id;
    address public owner;
    mapping(address => uint256) public credit;
    constructor(IRegistry r) {
        id = r.register(address(this));
        owner = msg.sender;
        credit[msg.sender] = id;
    }
    function give(address to) external {
        uint256 n = credit[msg.sender];
        credit[msg.sender] = 0;
        credit[to] += n;
    }
}

// What stands for a constructor behind a proxy is a function like others.
contract W15b {
    IRegistry public registry;
    address public keeper;
    function setUp(IRegistry r) external {
        require(address(registry) == address(0), "set up");
        r.register(msg.sender); // expect: reentrancy-no-eth
        (registry, keeper) = (r, msg.sender);
    }
}

contract W15c { // expect: none
    IRegistry public registry;
    address public keeper;
    function setUp(IRegistry r) external {
        require(address(registry) == address(0), "set up");
        (registry, keeper) = (r, msg.sender);
        r.register(msg.sender);
    }
}
