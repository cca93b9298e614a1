// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A ledger that only keeps what it is told, in a contract of its own.
contract X4book { // expect: none
    address private immutable boss = msg.sender;
    mapping(address => uint256) private amount;
    modifier ours() { require(msg.sender == boss, "not ours"); _; }
    function get(address who) external view returns (uint256) { return amount[who]; }
    function set(address who, uint256 n) external ours { amount[who] = n; }
}

contract X4late {
    X4book private immutable book = new X4book();
    function put() external payable {
        book.set(msg.sender, book.get(msg.sender) + msg.value);
    }
    function cashOut() external {
        uint256 n = book.get(msg.sender);
        require(n > 0, "nothing");
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-cross-contract|reentrancy-eth
        require(ok);
        book.set(msg.sender, 0);
    }
}

contract X4early { // expect: none
    X4book private immutable book = new X4book();
    function put() external payable {
        book.set(msg.sender, book.get(msg.sender) + msg.value);
    }
    function cashOut() external {
        uint256 n = book.get(msg.sender);
        require(n > 0, "nothing");
        book.set(msg.sender, 0);
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
    }
}

contract X4stored {
    X4book private book;
    constructor() { book = new X4book(); }
    function put() external payable {
        book.set(msg.sender, book.get(msg.sender) + msg.value);
    }
    function cashOut() external {
        uint256 n = book.get(msg.sender);
        require(n > 0, "nothing");
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-cross-contract|reentrancy-eth
        require(ok);
        book.set(msg.sender, 0);
    }
}

contract X4locked { // expect: none
    X4book private immutable book = new X4book();
    uint256 private door = 1;
    modifier alone() { require(door == 1, "busy"); door = 2; _; door = 1; }
    function put() external payable alone {
        book.set(msg.sender, book.get(msg.sender) + msg.value);
    }
    function cashOut() external alone {
        uint256 n = book.get(msg.sender);
        require(n > 0, "nothing");
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        book.set(msg.sender, 0);
    }
}

// A lock that stands in another contract.
contract X4door { // expect: none
    address private immutable boss = msg.sender;
    uint256 private state = 1;
    function enter() external { require(msg.sender == boss && state == 1, "busy"); state = 2; }
    function leave() external { require(msg.sender == boss, "not ours"); state = 1; }
}

contract X4behind { // expect: none
    X4door private immutable door = new X4door();
    mapping(address => uint256) private due;
    function put() external payable { door.enter(); due[msg.sender] += msg.value; door.leave(); }
    function cashOut() external {
        door.enter();
        uint256 n = due[msg.sender];
        due[msg.sender] = 0;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        door.leave();
    }
}
