// SPDX-License-Identifier: MIT
pragma solidity ^0.8.4;

interface IRedeemHook {
    function onRedeem(address who, uint256 n) external;
}

// A notification without value between a check and the reduction.
contract W5a {
    mapping(address => uint256) public units;
    mapping(address => uint256) public redeemed;

    error TooMany(uint256 have, uint256 want);

    function earn() external { units[msg.sender] += 10; }

    function redeem(uint256 n, IRedeemHook hook) external {
        uint256 have = units[msg.sender];
        if (have < n) revert TooMany(have, n);
        hook.onRedeem(msg.sender, n); // expect: reentrancy-no-eth
        units[msg.sender] = have - n;
        redeemed[msg.sender] += n;
    }
}

contract W5b { // expect: none
    mapping(address => uint256) public units;
    mapping(address => uint256) public redeemed;

    error TooMany(uint256 have, uint256 want);

    function earn() external { units[msg.sender] += 10; }

    function redeem(uint256 n, IRedeemHook hook) external {
        uint256 have = units[msg.sender];
        if (have < n) revert TooMany(have, n);
        units[msg.sender] = have - n;
        redeemed[msg.sender] += n;
        hook.onRedeem(msg.sender, n);
    }
}
