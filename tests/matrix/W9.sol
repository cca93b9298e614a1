// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A call of one of the contract's own external functions, which calls nobody.
contract W9a { // expect: none
    mapping(address => uint256) public credit;
    mapping(address => uint256) public paid;
    uint256 public notes;

    function earn() external { credit[msg.sender] += 1; }

    function note(uint256 n) external {
        require(msg.sender == address(this));
        notes += n;
    }

    function settle() external {
        uint256 n = credit[msg.sender];
        this.note(n);
        credit[msg.sender] = 0;
        paid[msg.sender] += n;
    }
}

// The own function that is called does call out.
contract W9b {
    mapping(address => uint256) public credit;
    mapping(address => uint256) public paid;

    function earn() external { credit[msg.sender] += 1; }

    function poke(address who) external {
        (bool ok, ) = who.call("");
        require(ok);
    }

    function settle(address friend) external {
        uint256 n = credit[msg.sender];
        this.poke(friend); // expect: reentrancy-no-eth
        credit[msg.sender] = 0;
        paid[msg.sender] += n;
    }
}
