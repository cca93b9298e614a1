// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

contract X1Shares { // expect: none
    address public immutable vault = msg.sender;
    mapping(address => uint256) public held;
    function mint(address to, uint256 n) external { require(msg.sender == vault); held[to] += n; }
    function burn(address from, uint256 n) external {
        require(msg.sender == vault);
        uint256 have = held[from];
        held[from] = have > n ? have - n : 0;
    }
    function transfer(address to, uint256 n) external {
        held[msg.sender] -= n;
        held[to] += n;
    }
}

// A locked vault pays, and burns in an unlocked share contract afterwards.
contract X1a {
    // evm: first put(){value: 10}
    X1Shares public immutable shares = new X1Shares();
    bool private on;
    modifier solo() { require(!on); on = true; _; on = false; }
    function put() external payable solo { shares.mint(msg.sender, msg.value); }
    function cashOut() external solo {
        uint256 n = shares.held(msg.sender);
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-cross-contract|reentrancy-eth
        require(ok);
        shares.burn(msg.sender, n);
    }
}
