// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A lock for each caller, and all state is the caller's own.
contract L12a { // expect: none
    mapping(address => bool) private inside;
    mapping(address => uint256) public credit;
    modifier solo() {
        require(!inside[msg.sender]);
        inside[msg.sender] = true;
        _;
        inside[msg.sender] = false;
    }
    function put() external payable solo { credit[msg.sender] += msg.value; }
    function cashOut() external solo {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// A lock for each item, and all state is the item's own.
contract L12b { // expect: none
    struct Item { address owner; uint256 value; bool moving; }
    mapping(uint256 => Item) private items;
    function put(uint256 id) external payable {
        Item storage it = items[id];
        require(it.owner == address(0) && !it.moving);
        it.owner = msg.sender;
        it.value = msg.value;
    }
    function take(uint256 id) external {
        Item storage it = items[id];
        require(!it.moving, "moving");
        require(it.owner == msg.sender, "not yours");
        it.moving = true;
        (bool ok, ) = msg.sender.call{value: it.value}("");
        require(ok);
        it.owner = address(0);
        it.value = 0;
        it.moving = false;
    }
}
