// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A loop over accounts: clear and pay (a), pay and clear (b).
contract S3a { // expect: none
    mapping(address => uint256) public due;
    function put(address to) external payable { due[to] += msg.value; }
    function payMany(address payable[] calldata who) external {
        for (uint256 i; i < who.length; ++i) {
            uint256 n = due[who[i]];
            due[who[i]] = 0;
            (bool ok, ) = who[i].call{value: n}("");
            require(ok);
        }
    }
}

contract S3b {
    mapping(address => uint256) public due;
    function put(address to) external payable { due[to] += msg.value; }
    function payMany(address payable[] calldata who) external {
        for (uint256 i; i < who.length; ++i) {
            uint256 n = due[who[i]];
            (bool ok, ) = who[i].call{value: n}(""); // expect: reentrancy-eth
            require(ok);
            due[who[i]] = 0;
        }
    }
}

// Each iteration is in order, but a total that was read before the loop is kept.
contract S3c {
    mapping(address => uint256) public due;
    uint256 public total;
    function put(address to) external payable { due[to] += msg.value; total += msg.value; }
    function payMany(address payable[] calldata who) external {
        uint256 left = total;
        uint256 i;
        while (i < who.length) {
            uint256 n = due[who[i]];
            due[who[i]] = 0;
            left -= n;
            (bool ok, ) = who[i].call{value: n}(""); // expect: reentrancy-eth
            require(ok);
            i++;
        }
        total = left;
    }
}
