// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// An entry under a constant key is one of the mapping's entries: somebody
// else's argument may be that key.
contract K1a {
    mapping(uint256 => mapping(address => uint256)) internal pots;
    bool private busy;
    function top(uint256 i, address who) external payable { pots[i][who] += msg.value; }
    function cashOut() external {
        require(!busy);
        busy = true;
        uint256 n = pots[7][msg.sender];
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-cross-function
        require(ok);
        pots[7][msg.sender] = 0;
        busy = false;
    }
}

// The same, but nobody can name that key.
contract K1b { // expect: none
    mapping(uint256 => mapping(address => uint256)) internal pots;
    bool private busy;
    function top(uint256 i, address who) external payable { require(i != 7); pots[i][who] += msg.value; }
    function cashOut() external {
        require(!busy);
        busy = true;
        uint256 n = pots[7][msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        pots[7][msg.sender] = 0;
        busy = false;
    }
}

// Anybody can give himself the role that may move credit.
contract K2roles {
    // evm: first grant(0xd608452150bef4c531ea921c7bc8f442a712b11d663ced1acf33c12ad032fe90, A); put(){value: 10}
    bytes32 private constant MOVER = keccak256("MOVER");
    mapping(bytes32 => mapping(address => bool)) private has;
    mapping(address => uint256) public credit;
    bool private busy;
    function grant(bytes32 role, address who) external { has[role][who] = true; }
    function put() external payable { require(!busy); credit[msg.sender] += msg.value; }
    function move(address from, address to, uint256 n) external {
        require(has[MOVER][msg.sender]);
        credit[from] -= n;
        credit[to] += n;
    }
    function cashOut() external {
        require(!busy);
        busy = true;
        uint256 n = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-cross-function
        require(ok);
        credit[msg.sender] = 0;
        busy = false;
    }
}

// Half of the credit is paid, and taken off afterwards.
contract K3half {
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function half() external {
        uint256 n = credit[msg.sender] / 2;
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] -= n;
    }
}

// A balance carried through a loop of payments, written before each of them.
contract K4carried {
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function spread(uint256[] calldata n, address[] calldata to) external {
        uint256 left = credit[msg.sender];
        for (uint256 i = 0; i < n.length; i++) {
            require(left >= n[i]);
            left -= n[i];
            credit[msg.sender] = left;
            (bool ok, ) = to[i].call{value: n[i]}(""); // expect: reentrancy-eth
            require(ok);
        }
    }
}

// The owner shares a word with the lock that everybody sets.
contract K5packed { // expect: none
    address private owner = msg.sender;
    bool private busy;
    mapping(address => uint256) public credit;
    modifier solo() { require(!busy); busy = true; _; busy = false; }
    function tax(address who) external { require(msg.sender == owner); credit[who] -= 1; credit[owner] += 1; }
    function put() external payable solo { credit[msg.sender] += msg.value; }
    function cashOut() external solo {
        uint256 n = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// Locks of other kinds: a parity, a sign, the hash of the call, its selector.
contract K6parity { // expect: none
    uint256 private turn;
    mapping(address => uint256) public credit;
    modifier even() { require(turn % 2 == 0); turn++; _; turn++; }
    function put() external payable even { credit[msg.sender] += msg.value; }
    function cashOut() external even {
        uint256 n = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

contract K7sign { // expect: none
    int8 private state;
    mapping(address => uint256) public credit;
    modifier open() { require(state >= 0); state = -1; _; state = 0; }
    function put() external payable open { credit[msg.sender] += msg.value; }
    function cashOut() external open {
        uint256 n = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

contract K8running { // expect: none
    bytes32 private running;
    mapping(address => uint256) public credit;
    modifier alone() { require(running == 0); running = keccak256(msg.data); _; running = 0; }
    function put() external payable alone { credit[msg.sender] += msg.value; }
    function cashOut() external alone {
        uint256 n = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

contract K9selector { // expect: none
    bytes4 private inside;
    mapping(address => uint256) public credit;
    modifier alone() { require(inside == bytes4(0)); inside = msg.sig; _; inside = 0; }
    function put() external payable alone { credit[msg.sender] += msg.value; }
    function cashOut() external alone {
        uint256 n = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// The lock is kept in one place on one chain and in another elsewhere.
contract K10chain { // expect: none
    uint256 private here;
    uint256 private there;
    mapping(address => uint256) public credit;
    modifier alone() {
        if (block.chainid == 1) { require(here == 0); here = 1; } else { require(there == 0); there = 1; }
        _;
        if (block.chainid == 1) here = 0; else there = 0;
    }
    function put() external payable alone { credit[msg.sender] += msg.value; }
    function cashOut() external alone {
        uint256 n = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}
