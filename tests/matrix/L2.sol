// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A boolean lock in one word with an address and a counter.
contract L2a { // expect: none
    address public owner;
    bool private busy;
    uint64 public hits;
    mapping(address => uint256) public credit;

    modifier solo() {
        require(!busy);
        busy = true;
        _;
        busy = false;
    }

    function hit() external { hits += 1; }
    function put() external payable solo { credit[msg.sender] += msg.value; }
    function cashOut() external solo {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// The same word, but the unlocked function writes all of it.
contract L2b {
    struct Head { address owner; bool busy; uint64 hits; }
    Head private head;
    mapping(address => uint256) public credit;

    modifier solo() {
        require(!head.busy);
        head.busy = true;
        _;
        head.busy = false;
    }

    function reset() external { head = Head(msg.sender, false, 0); }
    function put() external payable solo { credit[msg.sender] += msg.value; }
    function cashOut() external solo {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}
