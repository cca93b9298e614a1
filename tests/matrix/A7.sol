// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface ICoin {
    function transfer(address to, uint256 n) external returns (bool);
    function transferFrom(address from, address to, uint256 n) external returns (bool);
    function balanceOf(address who) external view returns (uint256);
}

// Tokens are pulled and then credited: the order shows, no end state differs.
contract A7a { // expect: none
    ICoin public immutable coin;
    mapping(address => uint256) public staked;
    constructor(ICoin c) { coin = c; }
    function stake(uint256 n) external {
        require(coin.transferFrom(msg.sender, address(this), n)); // expect-extra: reentrancy-benign
        staked[msg.sender] += n;
    }
    function unstake(uint256 n) external {
        staked[msg.sender] -= n;
        require(coin.transfer(msg.sender, n));
    }
}

// Credited is what arrived: a nested pull is counted twice.
contract A8a {
    ICoin public immutable coin;
    mapping(address => uint256) public staked;
    constructor(ICoin c) { coin = c; }
    function stake(uint256 n) external {
        uint256 before = coin.balanceOf(address(this));
        require(coin.transferFrom(msg.sender, address(this), n)); // expect: reentrancy-balance|reentrancy-no-eth
        staked[msg.sender] += coin.balanceOf(address(this)) - before;
    }
    function unstake(uint256 n) external {
        staked[msg.sender] -= n;
        require(coin.transfer(msg.sender, n));
    }
}

contract A8b { // expect: none
    ICoin public immutable coin;
    bool private on;
    mapping(address => uint256) public staked;
    constructor(ICoin c) { coin = c; }
    modifier solo() { require(!on); on = true; _; on = false; }
    function stake(uint256 n) external solo {
        uint256 before = coin.balanceOf(address(this));
        require(coin.transferFrom(msg.sender, address(this), n));
        staked[msg.sender] += coin.balanceOf(address(this)) - before;
    }
    function unstake(uint256 n) external solo {
        staked[msg.sender] -= n;
        require(coin.transfer(msg.sender, n));
    }
}
