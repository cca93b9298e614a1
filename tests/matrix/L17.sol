// SPDX-License-Identifier: MIT
pragma solidity ^0.8.4;

// More locks, good and bad.

// A counter that must be the same after the body as before it.
contract L17counter { // expect: none
    uint256 private calls;
    mapping(address => uint256) public credit;
    modifier unbroken() {
        calls += 1;
        uint256 mine = calls;
        _;
        require(mine == calls, "re-entered");
    }
    function put() external payable unbroken { credit[msg.sender] += msg.value; }
    function cashOut() external unbroken {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// A pause of an hour for each account; all state is the account's own.
contract L18cooldown { // expect: none
    mapping(address => uint256) private last;
    mapping(address => uint256) public credit;
    modifier rested() {
        require(block.timestamp > last[msg.sender] + 1 hours, "rest");
        last[msg.sender] = block.timestamp;
        _;
    }
    function put() external payable rested { credit[msg.sender] += msg.value; }
    function cashOut() external rested {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

library L19Mutex { // expect: none
    struct M { bool on; }
    error Held();
    function enter(M storage m) internal { if (m.on) revert Held(); m.on = true; }
    function leave_(M storage m) internal { m.on = false; }
}

// The lock is a library over a struct.
contract L19library { // expect: none
    using L19Mutex for L19Mutex.M;
    L19Mutex.M private mutex;
    mapping(address => uint256) public credit;
    modifier held() { mutex.enter(); _; mutex.leave_(); }
    function put() external payable held { credit[msg.sender] += msg.value; }
    function cashOut() external held {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// The lock is on the internal function that does the work.
contract L20inner { // expect: none
    uint256 private unlocked = 1;
    mapping(address => uint256) public credit;
    modifier lock() {
        require(unlocked == 1, "LOCKED");
        unlocked = 0;
        _;
        unlocked = 1;
    }
    function _add(address who, uint256 n) internal lock { credit[who] += n; }
    function _pay(address who) internal lock {
        uint256 due = credit[who];
        (bool ok, ) = who.call{value: due}("");
        require(ok);
        credit[who] = 0;
    }
    function put() external payable { _add(msg.sender, msg.value); }
    function cashOut() external { _pay(msg.sender); }
    receive() external payable { _add(msg.sender, msg.value); }
}

// Of two calls the second comes when the lock has been released.
contract L21released {
    bool private on;
    mapping(address => uint256) public credit;
    mapping(address => uint256) public tips;
    modifier solo() { require(!on); on = true; _; }
    function put() external payable solo { credit[msg.sender] += msg.value; tips[msg.sender] += 1; on = false; }
    function cashOut(address payable tipTo) external solo {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
        uint256 tip = tips[msg.sender];
        on = false;
        (ok, ) = tipTo.call{value: tip}(""); // expect: reentrancy-eth
        require(ok);
        tips[msg.sender] = 0;
    }
}

// Each function has a lock of its own.
contract L22two {
    bool private a;
    bool private b;
    mapping(address => uint256) public credit;
    modifier lockA() { require(!a); a = true; _; a = false; }
    modifier lockB() { require(!b); b = true; _; b = false; }
    function put() external payable lockA { credit[msg.sender] += msg.value; }
    function move(address to, uint256 n) external lockB { credit[msg.sender] -= n; credit[to] += n; }
    function cashOut() external lockA {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-cross-function|reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}

// Both locks are taken where it matters.
contract L22both { // expect: none
    bool private a;
    bool private b;
    mapping(address => uint256) public credit;
    modifier lockA() { require(!a); a = true; _; a = false; }
    modifier lockB() { require(!b); b = true; _; b = false; }
    function put() external payable lockA { credit[msg.sender] += msg.value; }
    function move(address to, uint256 n) external lockB { credit[msg.sender] -= n; credit[to] += n; }
    function cashOut() external lockA lockB {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// The lock is written in assembly throughout.
contract L23asm { // expect: none
    mapping(address => uint256) public credit;
    uint256 private word = 1;
    modifier only1() {
        assembly {
            if eq(sload(word.slot), 2) {
                mstore(0, 0xab143c06)
                revert(28, 4)
            }
            sstore(word.slot, 2)
        }
        _;
        assembly { sstore(word.slot, 1) }
    }
    function put() external payable only1 { credit[msg.sender] += msg.value; }
    function cashOut() external only1 {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// The caller decides whether the lock is used.
contract L26optional {
    bool private on;
    mapping(address => uint256) public credit;
    modifier nonReentrant(bool use) {
        if (use) { require(!on); on = true; }
        _;
        if (use) { on = false; }
    }
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut(bool careful) external nonReentrant(careful) {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}
