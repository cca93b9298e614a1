// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface IPull { function transferFrom(address from, address to, uint256 n) external returns (bool); }

// Locks in loops and bits, lists, prices.

// The lock is taken and released in each turn.
contract C3turns { // expect: none
    bool private on;
    mapping(address => uint256) public due;
    function put() external payable { require(!on); due[msg.sender] += msg.value; }
    function payAll(address[] calldata to) external {
        for (uint256 i; i < to.length; i++) {
            require(!on);
            on = true;
            (bool ok, ) = to[i].call{value: due[to[i]]}("");
            require(ok);
            due[to[i]] = 0;
            on = false;
        }
    }
}

// Released in each turn, before the entry is cleared.
contract C3turnsEarly {
    bool private on;
    mapping(address => uint256) public due;
    function put() external payable { require(!on); due[msg.sender] += msg.value; }
    function payAll(address[] calldata to) external {
        for (uint256 i; i < to.length; i++) {
            require(!on);
            on = true;
            uint256 n = due[to[i]];
            on = false;
            (bool ok, ) = to[i].call{value: n}(""); // expect: reentrancy-eth
            require(ok);
            due[to[i]] = 0;
        }
    }
}

// One word of locks, a bit for each: the same bit (a), another (b).
contract C3bits { // expect: none
    uint256 private flags;
    mapping(address => uint256) public due;
    modifier lock(uint256 bit) { require(flags & bit == 0); flags |= bit; _; flags &= ~bit; }
    function put() external payable lock(1) { due[msg.sender] += msg.value; }
    function move(address to, uint256 n) external lock(1) { due[msg.sender] -= n; due[to] += n; }
    function pull() external lock(1) {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        due[msg.sender] = 0;
    }
}

contract C3bitsOther {
    uint256 private flags;
    mapping(address => uint256) public due;
    modifier lock(uint256 bit) { require(flags & bit == 0); flags |= bit; _; flags &= ~bit; }
    function put() external payable lock(1) { due[msg.sender] += msg.value; }
    function move(address to, uint256 n) external lock(2) { due[msg.sender] -= n; due[to] += n; }
    function pull() external lock(1) {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-cross-function
        require(ok);
        due[msg.sender] = 0;
    }
}

// The entry is cleared only if it still is what was paid.
contract C3ifSame {
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function pull() external {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        if (due[msg.sender] == n) due[msg.sender] = 0;
    }
}

// The last element takes the place of the one that was paid, after (a) or before (b).
contract C3swapPop {
    struct Due { address payable to; uint256 n; }
    Due[] private list;
    function add(address payable to) external payable { list.push(Due(to, msg.value)); }
    function pay(uint256 i) external {
        Due memory d = list[i];
        (bool ok, ) = d.to.call{value: d.n}(""); // expect: reentrancy-eth
        require(ok);
        list[i] = list[list.length - 1]; list.pop();
    }
}

contract C3swapPopFirst { // expect: none
    struct Due { address payable to; uint256 n; }
    Due[] private list;
    function add(address payable to) external payable { list.push(Due(to, msg.value)); }
    function pay(uint256 i) external {
        Due memory d = list[i];
        list[i] = list[list.length - 1];
        list.pop();
        (bool ok, ) = d.to.call{value: d.n}("");
        require(ok);
    }
}

// Shares at the price from before the tokens are pulled.
contract C3shares {
    // evm: first enter(10); gift(7); enter(5)
    IPull public immutable coin;
    uint256 public assets;
    uint256 public shares;
    mapping(address => uint256) public sharesOf;
    constructor(IPull c) { coin = c; }
    function gift(uint256 n) external { assets += n; require(coin.transferFrom(msg.sender, address(this), n)); }
    function enter(uint256 n) external {
        uint256 s = shares == 0 ? n : n * shares / assets;
        require(coin.transferFrom(msg.sender, address(this), n)); // expect: reentrancy-no-eth
        assets += n;
        shares += s;
        sharesOf[msg.sender] += s;
    }
}

// The price is made when the tokens have come.
contract C3sharesAfter { // expect: none
    // evm: first enter(10); gift(7); enter(5)
    IPull public immutable coin;
    uint256 public assets;
    uint256 public shares;
    mapping(address => uint256) public sharesOf;
    constructor(IPull c) { coin = c; }
    function gift(uint256 n) external { assets += n; require(coin.transferFrom(msg.sender, address(this), n)); }
    function enter(uint256 n) external {
        require(coin.transferFrom(msg.sender, address(this), n));
        uint256 s = shares == 0 ? n : n * shares / assets;
        assets += n;
        shares += s;
        sharesOf[msg.sender] += s;
    }
}

// A lock that is left shut if the callee fails.
contract C3stuck { // expect: none
    bool private on;
    mapping(address => uint256) public due;
    function put() external payable { require(!on); due[msg.sender] += msg.value; }
    function pull() external {
        require(!on);
        on = true;
        (bool ok, ) = msg.sender.call{value: due[msg.sender]}("");
        if (ok) {
            due[msg.sender] = 0;
            on = false;
        }
    }
}

// A lock that is opened again if the callee fails, and too early if it does not.
contract C3open {
    bool private on;
    address private last;
    mapping(address => uint256) public due;
    function put() external payable { require(!on); due[msg.sender] += msg.value; }
    function pull(address hook) external {
        require(!on);
        on = true;
        uint256 n = due[msg.sender];
        (bool ok, ) = hook.call("");
        on = false;
        require(ok);
        (ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        due[msg.sender] = 0;
    }
}

// The library that is linked makes the call.
library C3Payer { // expect: none
    function pay(address to, uint256 n) external { (bool ok, ) = to.call{value: n}(""); require(ok); }
}

contract C3linked {
    // evm: skip the library would have to be linked
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function pull() external {
        C3Payer.pay(msg.sender, due[msg.sender]); // expect: reentrancy-eth|reentrancy-delegatecall
        due[msg.sender] = 0;
    }
}

contract C3linkedFirst { // expect: none
    // evm: skip the library would have to be linked
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function pull() external {
        uint256 n = due[msg.sender];
        due[msg.sender] = 0;
        C3Payer.pay(msg.sender, n);
    }
}

// An override takes the lock off.
abstract contract C3Base {
    bool private on;
    mapping(address => uint256) internal due;
    modifier solo() virtual { require(!on); on = true; _; on = false; }
    function put() external payable virtual solo { due[msg.sender] += msg.value; }
    function pull() external virtual solo {
        (bool ok, ) = msg.sender.call{value: due[msg.sender]}(""); // expect(C3noLock): reentrancy-eth; expect(C3moves): reentrancy-cross-function
        require(ok);
        due[msg.sender] = 0;
    }
}

contract C3plain is C3Base { } // expect: none

contract C3noLock is C3Base {
    modifier solo() override { _; }
}

// What the child adds is not locked.
contract C3moves is C3Base {
    function move(address to, uint256 n) external { due[msg.sender] -= n; due[to] += n; }
}

interface IC3Told { function told() external; }

// What only the contract itself may call, it calls for anybody.
contract C3self {
    uint256 private lock = 1;
    mapping(address => uint256) public due;
    function inner(address a, uint256 v) external { require(msg.sender == address(this)); due[a] = v; }
    function exec(address to, bytes calldata data) external { (bool ok, ) = to.call(data); require(ok); }
    function setTo(uint256 v) external { this.inner(msg.sender, v); }
    function handle(address a) external {
        require(lock == 1);
        lock = 2;
        uint256 d = due[a];
        IC3Told(a).told(); // expect: reentrancy-cross-function
        due[a] = d / 3;
        lock = 1;
    }
}

// It does so only where the lock is free.
contract C3selfLocked { // expect: none
    uint256 private lock = 1;
    mapping(address => uint256) public due;
    modifier solo() { require(lock == 1); lock = 2; _; lock = 1; }
    function inner(address a, uint256 v) external { require(msg.sender == address(this)); due[a] = v; }
    function setTo(uint256 v) external solo { this.inner(msg.sender, v); }
    function handle(address a) external solo {
        uint256 d = due[a];
        IC3Told(a).told();
        due[a] = d / 3;
    }
}

// A lock for each transaction's sender, who is the same during a call.
contract C3origin { // expect: none
    mapping(address => bool) private on;
    mapping(address => uint256) public due;
    modifier solo() { require(!on[tx.origin]); on[tx.origin] = true; _; on[tx.origin] = false; }
    function put() external payable solo { due[msg.sender] += msg.value; }
    function pull() external solo {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        due[msg.sender] = 0;
    }
}
