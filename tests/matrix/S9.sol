// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// The late write stands behind a loop of calls, not in it.
contract S9a {
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function spread(address[] calldata to) external {
        uint256 each = due[msg.sender] / to.length;
        for (uint256 i = 0; i < to.length; i++) {
            (bool ok, ) = to[i].call{value: each}(""); // expect: reentrancy-eth
            require(ok);
        }
        due[msg.sender] = 0;
    }
}

// A batch of delayed calls that must still be due when all have been made.
contract S9b { // expect: none
    mapping(bytes32 => uint256) private at;
    function schedule(bytes32 id) external {
        require(at[id] == 0, "known");
        at[id] = block.timestamp + 1 days;
    }
    function run(bytes32 id, address[] calldata to) external {
        require(at[id] > 1 && at[id] <= block.timestamp, "not due");
        for (uint256 i = 0; i < to.length; i++) {
            (bool ok, ) = to[i].call("");
            require(ok);
        }
        require(at[id] > 1 && at[id] <= block.timestamp, "no longer due");
        at[id] = 1;
    }
}

// Which of two locks is used was fixed at deployment.
contract S9c { // expect: none
    bool private immutable wide;
    uint256 private door = 1;
    uint256 private gate = 7;
    mapping(address => uint256) public due;
    constructor(bool w) { wide = w; }
    modifier alone() {
        if (wide) { require(gate == 7); gate = 8; } else { require(door == 1); door = 2; }
        _;
        if (wide) gate = 7; else door = 1;
    }
    function put() external payable alone { due[msg.sender] += msg.value; }
    function cashOut() external alone {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        due[msg.sender] = 0;
    }
}

// The same, but one of the locks is not tested.
contract S9d {
    bool private immutable wide;
    uint256 private door = 1;
    uint256 private gate = 7;
    mapping(address => uint256) public due;
    constructor(bool w) { wide = w; }
    modifier alone() {
        if (wide) { gate = 8; } else { require(door == 1); door = 2; }
        _;
        if (wide) gate = 7; else door = 1;
    }
    function put() external payable alone { due[msg.sender] += msg.value; }
    function cashOut() external alone {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        due[msg.sender] = 0;
    }
}
