// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface IMintable { function mint(address to, uint256 n) external; }

// A cap that is tested before the call, while the counter goes up after it.
contract A5a {
    uint256 public constant CAP = 1000;
    IMintable public immutable coin;
    uint256 public minted;
    constructor(IMintable c) { coin = c; }
    function buy(uint256 n) external {
        require(minted + n <= CAP, "cap");
        coin.mint(msg.sender, n); // expect: reentrancy-no-eth
        minted += n;
    }
}

contract A5b { // expect: none
    uint256 public constant CAP = 1000;
    IMintable public immutable coin;
    uint256 public minted;
    constructor(IMintable c) { coin = c; }
    function buy(uint256 n) external {
        require(minted + n <= CAP, "cap");
        coin.mint(msg.sender, n);
        minted += n;
        require(minted <= CAP, "cap");
    }
}

// The cap is only tested after the increment.
contract A5c { // expect: none
    uint256 public constant CAP = 1000;
    IMintable public immutable coin;
    uint256 public minted;
    constructor(IMintable c) { coin = c; }
    function buy(uint256 n) external {
        coin.mint(msg.sender, n);
        minted += n;
        require(minted <= CAP, "cap");
    }
}
