// SPDX-License-Identifier: MIT
pragma solidity ^0.8.4;

interface IPrize { function mint(address to, uint256 n) external; }

// A claim once for each account: marked before (a) or after (b) the call.
contract O1a { // expect: none
    IPrize public immutable prize;
    mapping(address => bool) public claimed;
    error Again();
    constructor(IPrize p) { prize = p; }
    function claim() external {
        if (claimed[msg.sender]) revert Again();
        claimed[msg.sender] = true;
        prize.mint(msg.sender, 100);
    }
}

contract O1b {
    IPrize public immutable prize;
    mapping(address => bool) public claimed;
    error Again();
    constructor(IPrize p) { prize = p; }
    function claim() external {
        if (claimed[msg.sender]) revert Again();
        prize.mint(msg.sender, 100); // expect: reentrancy-no-eth
        claimed[msg.sender] = true;
    }
}

// A bitmap of claims: other bits of the word are other people's.
contract O1bitmap { // expect: none
    IPrize public immutable prize;
    mapping(uint256 => uint256) private words;
    constructor(IPrize p) { prize = p; }
    function claim(uint256 i) external {
        uint256 w = words[i >> 8];
        uint256 bit = 1 << (i & 255);
        require(w & bit == 0, "claimed");
        words[i >> 8] = w | bit;
        prize.mint(msg.sender, i);
    }
}

contract O1bitmapLate {
    IPrize public immutable prize;
    mapping(uint256 => uint256) private words;
    constructor(IPrize p) { prize = p; }
    function claim(uint256 i) external {
        uint256 w = words[i >> 8];
        uint256 bit = 1 << (i & 255);
        require(w & bit == 0, "claimed");
        prize.mint(msg.sender, i); // expect: reentrancy-no-eth
        words[i >> 8] = w | bit;
    }
}
