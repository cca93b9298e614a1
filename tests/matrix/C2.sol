// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface ITold { function told() external; function ask() external returns (uint256); }
interface IMoved { function transfer(address to, uint256 n) external returns (bool); }

// Orders, phases, turns.

// Phases are kept apart by the time, which is one for all of a transaction.
contract C2time { // expect: none
    uint256 public immutable end;
    bool private on;
    mapping(address => uint256) public given;
    constructor(uint256 e) { end = e; }
    function give() external payable { require(block.timestamp < end, "over"); given[msg.sender] += msg.value; }
    function refund() external {
        require(!on && block.timestamp >= end, "early");
        on = true;
        uint256 n = given[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        given[msg.sender] = 0;
        on = false;
    }
}

contract C2timeStored { // expect: none
    uint256 public end;
    bool private on;
    mapping(address => uint256) public given;
    constructor(uint256 e) { end = e; }
    function give() external payable { require(block.timestamp < end, "over"); given[msg.sender] += msg.value; }
    function refund() external {
        require(!on && block.timestamp >= end, "early");
        on = true;
        uint256 n = given[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        given[msg.sender] = 0;
        on = false;
    }
}

// Anybody may move the end.
contract C2timeMoved {
    uint256 public end;
    bool private on;
    mapping(address => uint256) public given;
    constructor(uint256 e) { end = e; }
    function extend() external { end = block.timestamp + 1 days; }
    function give() external payable { require(block.timestamp < end, "over"); given[msg.sender] += msg.value; }
    function refund() external {
        require(!on && block.timestamp >= end, "early");
        on = true;
        uint256 n = given[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-cross-function
        require(ok);
        given[msg.sender] = 0;
        on = false;
    }
}

// The round goes up first; its pot cannot be reached any more.
contract C2round { // expect: none
    uint256 public round;
    mapping(uint256 => uint256) public pot;
    function join() external payable { pot[round] += msg.value; }
    function draw() external {
        uint256 r = round++;
        (bool ok, ) = msg.sender.call{value: pot[r]}("");
        require(ok);
        pot[r] = 0;
    }
}

contract C2roundLate {
    uint256 public round;
    mapping(uint256 => uint256) public pot;
    function join() external payable { pot[round] += msg.value; }
    function draw() external {
        uint256 r = round;
        (bool ok, ) = msg.sender.call{value: pot[r]}(""); // expect: reentrancy-eth
        require(ok);
        pot[r] = 0;
        round = r + 1;
    }
}

// After the call the entry must be what it was.
contract C2unchanged { // expect: none
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function pull() external {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}(""); // expect-extra: checks-effects-interactions
        require(ok);
        require(due[msg.sender] == n, "changed");
        due[msg.sender] = 0;
    }
}

contract C2notMore {
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function pull() external {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        require(due[msg.sender] <= n, "changed");
        due[msg.sender] = 0;
    }
}

// A half-way state that another function works in.
contract C2halfway {
    enum State { Funded, Pending, Done, Back }
    State public state;
    address public buyer;
    address public seller;
    uint256 public amount;
    constructor(address b, address s) payable { buyer = b; seller = s; amount = msg.value; }
    function release() external {
        require(state == State.Funded);
        state = State.Pending;
        (bool ok, ) = seller.call{value: amount}(""); // expect: reentrancy-eth|reentrancy-cross-function
        require(ok);
        state = State.Done;
    }
    function giveBack() external {
        require(state == State.Pending);
        state = State.Back;
        (bool ok, ) = buyer.call{value: amount}("");
        require(ok);
    }
}

contract C2halfwayShut { // expect: none
    enum State { Funded, Pending, Done, Back }
    State public state;
    address public buyer;
    address public seller;
    uint256 public amount;
    constructor(address b, address s) payable { buyer = b; seller = s; amount = msg.value; }
    function release() external {
        require(state == State.Funded);
        state = State.Pending;
        (bool ok, ) = seller.call{value: amount}("");
        require(ok);
        state = State.Done;
    }
    function giveBack() external {
        require(state == State.Funded);
        state = State.Back;
        (bool ok, ) = buyer.call{value: amount}("");
        require(ok);
    }
}

// What failed is given back, in a loop.
contract C2restore { // expect: none
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function payAll(address[] calldata to) external {
        for (uint256 i; i < to.length; i++) {
            uint256 n = due[to[i]];
            due[to[i]] = 0;
            (bool ok, ) = to[i].call{value: n}("");
            if (!ok)
                due[to[i]] = n;
        }
    }
}

contract C2restoreWrong {
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function payAll(address[] calldata to) external {
        for (uint256 i; i < to.length; i++) {
            uint256 n = due[to[i]];
            (bool ok, ) = to[i].call{value: n}(""); // expect: reentrancy-eth
            if (ok)
                due[to[i]] = 0;
        }
    }
}

// What has been paid is summed, in the loop and behind it.
contract C2sum { // expect: none
    mapping(address => uint256) public due;
    uint256 public paid;
    uint256 public asked;
    function put() external payable { due[msg.sender] += msg.value; }
    function payAll(address[] calldata to, uint256[] calldata n) external {
        uint256 sum;
        for (uint256 i; i < to.length; i++) {
            due[to[i]] -= n[i];
            (bool ok, ) = to[i].call{value: n[i]}("");
            require(ok);
            paid += n[i];
            sum += n[i];
        }
        asked += sum;
    }
}

// An inner loop clears, the outer one pays.
contract C2inner { // expect: none
    mapping(uint256 => mapping(address => uint256)) public due;
    IMoved public immutable coin;
    constructor(IMoved c) { coin = c; }
    function book(uint256 pool, address who, uint256 n) external { due[pool][who] += n; }
    function pay(address[] calldata to) external {
        for (uint256 i; i < to.length; i++) {
            uint256 sum;
            for (uint256 k; k < 3; k++) {
                sum += due[k][to[i]];
                due[k][to[i]] = 0;
            }
            coin.transfer(to[i], sum);
        }
    }
}

// A list that others shorten does not take the lock with it.
contract C2pop { // expect: none
    uint256 private lock = 1;
    uint256 private x;
    uint256[] private values;
    function add(uint256 v) external { values.push(v); }
    function pop() external { values.pop(); }
    function run(ITold c) external {
        require(lock == 1);
        lock = 2;
        uint256 v = x;
        c.told();
        x = v + 1;
        lock = 1;
    }
}

// It sets the contract up, lock and all, and then never again.
contract C2setUp { // expect: none
    // evm: skip before it is set up anybody may do so; it is taken to have been
    bool private done;
    uint256 private lock;
    address private owner;
    mapping(address => uint256) public due;
    function setUp(address o) external { require(!done); done = true; owner = o; lock = 1; }
    modifier solo() { require(lock != 2); lock = 2; _; lock = 1; }
    function put() external payable solo { due[msg.sender] += msg.value; }
    function pull() external solo {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        due[msg.sender] = 0;
    }
}

// The mark that it is done is never set.
contract C2setUpAgain {
    bool private done;
    uint256 private lock;
    mapping(address => uint256) public due;
    function setUp() external { require(!done); lock = 1; }
    modifier solo() { require(lock != 2); lock = 2; _; lock = 1; }
    function put() external payable solo { due[msg.sender] += msg.value; }
    function pull() external solo {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        due[msg.sender] = 0;
    }
}

// Only the contract itself may call it, and it never does.
contract C2self { // expect: none
    uint256 private lock = 1;
    mapping(address => uint256) public due;
    function inner(address a, uint256 v) external { require(msg.sender == address(this)); due[a] = v; }
    function handle(address a) external {
        require(lock == 1);
        lock = 2;
        uint256 d = due[a];
        ITold(a).told();
        due[a] = d / 3;
        lock = 1;
    }
}

// What came before the call commutes with whatever runs in it.
contract C2before { // expect: none
    mapping(uint256 => uint256) private price;
    mapping(uint256 => uint256) private depth;
    function swap(uint256 id, uint256 p, ITold h) external {
        require(price[id] != 0);
        h.told(); // expect-extra: reentrancy-benign
        uint256 q = price[id] / 2 + p;
        require(q != 0);
        price[id] = q;
    }
    function add(uint256 id, ITold h) external {
        require(price[id] != 0);
        h.told(); // expect-extra: reentrancy-benign
        depth[id] += price[id];
    }
}

// The price is taken before the call and used after it.
contract C2beforeStale {
    mapping(uint256 => uint256) private price;
    mapping(uint256 => uint256) private depth;
    function swap(uint256 id, uint256 p, ITold h) external {
        uint256 was = price[id];
        h.told(); // expect: reentrancy-no-eth
        price[id] = was / 2 + p;
    }
}

// A library that is linked; it has no entries of its own.
library C2Lib { // expect: none
    struct Pot { uint256 config; uint256 index; }
    function flash(Pot storage p, address a) external {
        uint256 c = p.config;
        (bool ok, ) = a.call("");
        require(ok);
        p.index = c / 2;
        p.config = c + 1;
    }
}

// Only the order of events.
contract C2events { // expect: none
    event Paid(address who, uint256 n);
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function pull() external {
        uint256 n = due[msg.sender];
        due[msg.sender] = 0;
        (bool ok, ) = msg.sender.call{value: n}(""); // expect-extra: reentrancy-events
        require(ok);
        emit Paid(msg.sender, n);
    }
}

// Only the gas limit keeps it right.
contract C2gas { // expect: none
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function pull() external {
        uint256 n = due[msg.sender];
        payable(msg.sender).transfer(n); // expect-extra: reentrancy-unlimited-gas
        due[msg.sender] = 0;
    }
}

// A mark for each item of a list, set after the call, or before it.
contract C2marks {
    mapping(uint256 => bool) public done;
    mapping(uint256 => uint256) public runs;
    function run(uint256[] calldata ids, ITold h) external {
        for (uint256 i; i < ids.length; i++) {
            require(!done[ids[i]]);
            h.told(); // expect: reentrancy-no-eth
            runs[ids[i]] += 5;
            done[ids[i]] = true;
        }
    }
}

contract C2marksFirst { // expect: none
    mapping(uint256 => bool) public done;
    mapping(uint256 => uint256) public runs;
    function run(uint256[] calldata ids, ITold h) external {
        for (uint256 i; i < ids.length; i++) {
            require(!done[ids[i]]);
            done[ids[i]] = true;
            runs[ids[i]] += 5;
            h.told();
        }
    }
}

// The test after the call is written with xor, or as a difference.
contract C2xor { // expect: none
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function pull() external {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        assembly {
            mstore(0, caller())
            mstore(32, due.slot)
            let at := keccak256(0, 64)
            if xor(sload(at), n) { revert(0, 0) }
            if sub(sload(at), n) { revert(0, 0) }
        }
        due[msg.sender] = 0;
    }
}
