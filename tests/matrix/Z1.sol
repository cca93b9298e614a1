// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface IZ1Cb { function cb() external payable; }
interface IZ1Pay { function onPay() external payable; }

// Shapes that look like what is let pass: a test that is made again, a mark on
// both sides, a new number, a set-up, code that calls nobody. None of them is.

contract Z1Kid { // expect: none
    uint256 public n;
    constructor() { n = 1; }
    function ping() external { n += 1; }
}

contract Z1Quiet { // expect: none
    uint256 private x = 1;
    function ping(address) external { x++; }
}

contract Z1Noisy { // expect: none
    constructor(address a) {
        (bool ok,) = a.call("");
        require(ok);
    }
}

contract Z1Loud { // expect: none
    function ping(address a) external {
        (bool ok,) = a.call("");
        require(ok);
    }
}

contract Z1Reg { // expect: none
    mapping(uint256 => uint256) st;
    uint256 public fees;
    function start(uint256 id) external {
        require(st[id] == 0);
        st[id] = 1;
    }
    function stop(uint256 id) external { st[id] = 0; }
    function cancel(uint256 id) external {
        require(st[id] == 1);
        st[id] = 2;
        fees += 1;
    }
}

// The limit is tested again, but E2 also reads what was written before the call.
contract Z1a {
    uint256 total;
    uint256 k;
    uint256 public snap;
    function f(uint256 d) external {
        require(k + d <= 100);
        total += d;
        (bool ok,) = msg.sender.call(""); // expect: reentrancy-cross-function
        require(ok);
        require(k + d <= 100);
        k += d;
    }
    function g() external { snap = total - k; }
}

// The limit is tested again, but what is added was read before the call.
contract Z1b {
    uint256 price;
    uint256 public k;
    uint256 public snap;
    function f() external {
        uint256 d = price;
        require(k + d <= 1000);
        (bool ok,) = msg.sender.call(""); // expect: reentrancy-cross-function
        require(ok);
        require(k + d <= 1000);
        k += d;
    }
    function g(uint256 p) external {
        price = p;
        snap = k;
    }
}

// One number before the call and one after it, and a view reckons with them.
contract Z1c {
    uint256 rate = 100;
    uint256 total = 1;
    function f() external {
        rate = 0;
        (bool ok,) = msg.sender.call(""); // expect: reentrancy-read-only
        require(ok);
        total += 1;
        rate = 100;
    }
    function worth() external view returns (uint256) { return rate * total; }
}

// A record under the next number, which is not always given out then.
contract Z1d {
    mapping(uint256 => uint256) rec;
    uint256 next;
    uint256 lock = 1;
    function make(bool keep) external payable {
        rec[next] = msg.value;
        if (keep) next++;
    }
    function pay(uint256 id) external {
        require(lock == 1);
        lock = 2;
        uint256 v = rec[id];
        require(v != 0);
        (bool ok,) = msg.sender.call{value: v}(""); // expect: reentrancy-cross-function
        require(ok);
        rec[id] = 0;
        lock = 1;
    }
}

// Two runs put two values into one field, and the outer one comes last.
contract Z1e {
    receive() external payable {}
    uint256 last;
    uint128 a;
    uint128 b;
    function set(uint128 v) external {
        last = v;
        (bool ok,) = msg.sender.call{value: 1}(""); // expect: reentrancy-eth
        require(ok);
        a = v;
    }
    function setB(uint128 v) external { b = v; }
}

// The version is the same again, but another variable has been seen half-way.
contract Z1f {
    uint256 k = 5;
    uint256 x;
    uint256 public snap;
    uint256 lock = 1;
    function f() external {
        require(lock == 1);
        lock = 2;
        uint256 v = k;
        x += 1;
        (bool ok,) = msg.sender.call(""); // expect: reentrancy-cross-function
        require(ok);
        require(k == v);
        k = v + 1;
        lock = 1;
    }
    function g() external {
        k = 5;
        snap = x;
    }
}

// What E2 goes by, it asks the contract itself for.
contract Z1g {
    receive() external payable {}
    mapping(address => uint256) bal;
    mapping(address => uint256) votes;
    function balanceOf(address a) external view returns (uint256) { return bal[a]; }
    function join() external {
        votes[msg.sender] += 1;
        (bool ok,) = msg.sender.call{value: 1}(""); // expect: reentrancy-cross-function
        require(ok);
        bal[msg.sender] += 1;
    }
    function vote() external { votes[msg.sender] = this.balanceOf(msg.sender); }
}

// An immutable that is the own address.
contract Z1h {
    address immutable self = address(this);
    mapping(address => uint256) bal;
    uint256 lock = 1;
    function deposit() external payable {
        require(lock == 1);
        bal[msg.sender] += msg.value;
    }
    function exec(address to) external { Z1h(self).move(msg.sender, to); }
    function move(address from, address to) external {
        require(msg.sender == self);
        bal[to] += bal[from];
        bal[from] = 0;
    }
    function withdraw() external {
        require(lock == 1);
        lock = 2;
        uint256 v = bal[msg.sender];
        (bool ok,) = msg.sender.call{value: v}(""); // expect: reentrancy-cross-function
        require(ok);
        bal[msg.sender] = 0;
        lock = 1;
    }
}

// It runs once, but it is no set-up: it works on what has come in.
contract Z1i {
    mapping(address => uint256) bal;
    mapping(address => uint256) owed;
    uint256 done;
    uint256 lock = 1;
    function deposit() external payable {
        require(lock == 1);
        bal[msg.sender] += msg.value;
    }
    function finish() external {
        require(done == 0);
        done = 1;
        owed[msg.sender] += bal[msg.sender];
        bal[msg.sender] = 0;
    }
    function collect() external {
        uint256 v = owed[msg.sender];
        owed[msg.sender] = 0;
        payable(msg.sender).transfer(v);
    }
    function withdraw() external {
        require(lock == 1);
        lock = 2;
        uint256 v = bal[msg.sender];
        (bool ok,) = msg.sender.call{value: v}(""); // expect: reentrancy-cross-function
        require(ok);
        bal[msg.sender] = 0;
        lock = 1;
    }
}

// The winner is who called first, the bid that of who called last.
contract Z1j {
    receive() external payable {}
    uint256 public best;
    address public winner;
    function bid(uint256 v) external {
        require(v > best);
        best = v;
        (bool ok,) = msg.sender.call{value: 1}(""); // expect: reentrancy-eth
        require(ok);
        winner = msg.sender;
    }
}

// A bit that is set or not, as each run is told.
contract Z1k {
    receive() external payable {}
    uint256 best;
    mapping(uint256 => uint256) map;
    function vote(uint256 i, bool yes) external {
        best = yes ? 1 : 0;
        (bool ok,) = msg.sender.call{value: 1}(""); // expect: reentrancy-eth
        require(ok);
        uint256 w = map[i >> 8];
        map[i >> 8] = (w & ~(1 << (i & 255))) | ((yes ? 1 : 0) << (i & 255));
    }
}

// Init code over which the caller copies his own.
contract Z1l {
    uint256 k;
    uint256 public x;
    function make(bytes calldata with) external {
        uint256 v = k;
        bytes memory code = type(Z1Kid).creationCode;
        address a;
        assembly { // expect: reentrancy-no-eth
            calldatacopy(add(code, 32), with.offset, with.length)
            a := create(0, add(code, 32), with.length)
        }
        require(a != address(0));
        k = v + 1;
    }
}

// A sum that may wrap before it is tested again.
contract Z1m {
    uint8 k;
    uint256 n;
    function f(uint8 d) external {
        require(d == 240);
        require(k <= 10);
        (bool ok,) = msg.sender.call(""); // expect: reentrancy-no-eth|reentrancy-cross-function
        require(ok);
        unchecked { k += d; }
        require(k <= 10);
    }
    function g() external { k = 20; }
}

// The contract calls itself by an immutable.
contract Z1n {
    address immutable self = address(this);
    mapping(address => uint256) bal;
    uint256 lock = 1;
    function deposit() external payable {
        require(lock == 1);
        bal[msg.sender] += msg.value;
    }
    function exec(address to) external { Z1n(self).move(msg.sender, to); }
    function move(address from, address to) external {
        require(msg.sender == address(this));
        bal[to] += bal[from];
        bal[from] = 0;
    }
    function withdraw() external {
        require(lock == 1);
        lock = 2;
        uint256 v = bal[msg.sender];
        IZ1Cb(msg.sender).cb{value: v}(); // expect: reentrancy-cross-function
        bal[msg.sender] = 0;
        lock = 1;
    }
}

// Whether all is done is asked of the contract itself.
contract Z1o {
    mapping(address => bool) done;
    constructor() payable {}
    receive() external payable {}
    function claimed(address a) external view returns (bool) { return done[a]; }
    function claim() external {
        require(!this.claimed(msg.sender));
        (bool ok,) = msg.sender.call{value: 1}(""); // expect: reentrancy-eth
        require(ok);
        done[msg.sender] = true;
    }
}

// The late write is a call of the contract itself.
contract Z1p {
    mapping(address => bool) done;
    receive() external payable {}
    function mark(address a) external {
        require(msg.sender == address(this));
        done[a] = true;
    }
    function claim() external {
        require(!done[msg.sender]);
        (bool ok,) = msg.sender.call{value: 1}(""); // expect: reentrancy-eth
        require(ok);
        this.mark(msg.sender);
    }
}

// Two contracts are created, and the second one calls.
contract Z1q {
    uint256 k;
    function f() external {
        uint256 v = k;
        new Z1Quiet();
        new Z1Noisy(msg.sender); // expect: reentrancy-no-eth
        k = v + 1;
    }
}

// The same, when it is called.
contract Z1r {
    uint256 k;
    function f() external {
        uint256 v = k;
        new Z1Quiet();
        Z1Loud q = new Z1Loud();
        q.ping(msg.sender); // expect: reentrancy-no-eth
        k = v + 1;
    }
}

// A half-way state, from which E2 goes where E1 will.
contract Z1s {
    mapping(uint256 => uint256) state;
    mapping(uint256 => address) buyer;
    mapping(uint256 => uint256) amt;
    mapping(address => uint256) public owed;
    function open(uint256 id) external payable {
        require(state[id] == 0);
        state[id] = 1;
        buyer[id] = msg.sender;
        amt[id] = msg.value;
    }
    function release(uint256 id, address seller) external {
        require(state[id] == 1 && buyer[id] == msg.sender);
        state[id] = 2;
        (bool ok,) = seller.call{value: amt[id]}(""); // expect: reentrancy-cross-function
        require(ok);
        state[id] = 3;
    }
    function refund(uint256 id) external {
        require(state[id] != 0 && state[id] != 3);
        state[id] = 3;
        owed[buyer[id]] += amt[id];
    }
}

// A mark in another contract, which its cancel() takes further.
contract Z1t {
    Z1Reg immutable reg = new Z1Reg();
    function f(uint256 id) external {
        reg.start(id);
        (bool ok,) = msg.sender.call(""); // expect: reentrancy-cross-contract
        require(ok);
        reg.stop(id);
    }
}

// A limit that is tested again, and a part that was counted before.
contract Z1u {
    uint256 supply;
    mapping(address => uint256) minted;
    uint256 public firstId;
    function mint(uint256 d) external {
        require(supply + d <= 10);
        minted[msg.sender] += d;
        (bool ok,) = msg.sender.call(""); // expect: reentrancy-cross-function
        require(ok);
        supply += d;
        require(supply <= 10);
    }
    function redeem() external {
        require(minted[msg.sender] > supply);
        firstId = minted[msg.sender] - supply;
    }
}

// What the contract owns is asked of itself.
contract Z1v {
    mapping(address => uint256) bal;
    constructor() payable {}
    function pot() external view returns (uint256) { return address(this).balance; }
    function deposit() external payable { bal[msg.sender] += msg.value; }
    function withdraw() external {
        uint256 v = bal[msg.sender];
        bal[msg.sender] = 0;
        payable(msg.sender).transfer(v);
    }
    function loan(uint256 v) external {
        uint256 b = this.pot();
        IZ1Pay(msg.sender).onPay{value: v}(); // expect: reentrancy-balance
        require(this.pot() >= b);
    }
}

// The late write is a delegatecall of the contract itself.
contract Z1w {
    mapping(address => bool) done;
    receive() external payable {}
    function mark() external { done[msg.sender] = true; }
    function claim() external {
        require(!done[msg.sender]);
        (bool ok,) = msg.sender.call{value: 1}(""); // expect: reentrancy-eth
        require(ok);
        (ok,) = address(this).delegatecall(abi.encodeWithSignature("mark()"));
        require(ok);
    }
}

// A phase that only lasts while E1 runs.
contract Z1x {
    uint256 phase;
    uint256 pot;
    mapping(address => uint256) public owed;
    function fund() external payable {
        require(phase == 0);
        pot += msg.value;
    }
    function draw() external {
        require(phase == 0);
        phase = 1;
        (bool ok,) = msg.sender.call(""); // expect: reentrancy-cross-function
        require(ok);
        phase = 2;
    }
    function abort() external {
        require(phase == 1);
        phase = 2;
        owed[msg.sender] += pot;
    }
}

// A flag, as each run is told.
contract Z1y {
    receive() external payable {}
    uint256 top;
    bool side;
    function set(bool s) external {
        top = s ? 1 : 0;
        (bool ok,) = msg.sender.call{value: 1}(""); // expect: reentrancy-eth
        require(ok);
        side = s;
    }
}

// The set-up of a contract that works without it.
contract Z1z {
    address public owner;
    uint256 inited;
    mapping(address => uint256) bal;
    uint256 total;
    uint256 lock = 1;
    function init() external {
        require(inited == 0);
        inited = 1;
        owner = msg.sender;
        total = 0;
    }
    function deposit() external payable {
        require(lock == 1);
        bal[msg.sender] += msg.value;
        total += msg.value;
    }
    function withdraw() external {
        require(lock == 1);
        lock = 2;
        uint256 v = bal[msg.sender];
        uint256 t = total;
        bal[msg.sender] = 0;
        (bool ok,) = msg.sender.call{value: v}(""); // expect: reentrancy-cross-function
        require(ok);
        total = t - v;
        lock = 1;
    }
}
