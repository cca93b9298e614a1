// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Matters of policy.

// Only accounts without code: since EIP-7702 an account may have some.
contract P1origin { // with -fno-eip7702: none
    // evm: skip the sender of a transaction has no code here
    mapping(address => uint256) public credit;
    function put() external payable { require(msg.sender == tx.origin); credit[msg.sender] += msg.value; }
    function cashOut() external {
        require(msg.sender == tx.origin, "people only");
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}

// A contract has no code while its constructor runs.
contract P1code {
    mapping(address => uint256) public credit;
    function put(address who) external payable { credit[who] += msg.value; }
    function cashOut(address payable who) external {
        require(msg.sender.code.length == 0, "people only");
        uint256 due = credit[who];
        (bool ok, ) = who.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[who] = 0;
    }
}

// The only function that conflicts belongs to the owner, who is not called.
contract P2owner { // expect: none
    address public owner = msg.sender;
    uint256 private fee;
    uint256 private busy;
    mapping(address => uint256) public credit;
    function setFee(uint256 f) external { require(msg.sender == owner); fee = f; }
    function put() external payable { require(busy == 0); credit[msg.sender] += msg.value - fee; }
    function cashOut(uint256 n) external {
        require(busy == 0);
        busy = 1;
        credit[msg.sender] -= n;
        uint256 f = fee;
        (bool ok, ) = msg.sender.call{value: n - f}(""); // with -fhostile-owner: reentrancy-cross-function
        require(ok);
        fee = f + 1;
        busy = 0;
    }
}

// The same, but the owner is who is called.
contract P2called {
    // evm: skip the owner, who would have to act, is who deploys
    address public owner = msg.sender;
    uint256 private fee;
    uint256 private busy;
    function setFee(uint256 f) external { require(msg.sender == owner); fee = f; }
    function pay() external payable {}
    function collect(uint256 n) external {
        require(busy == 0);
        busy = 1;
        uint256 f = fee;
        (bool ok, ) = owner.call{value: n - f}(""); // expect: reentrancy-cross-function
        require(ok);
        fee = f + 1;
        busy = 0;
    }
}

// The function that conflicts is a callback for one fixed pool.
contract P3callback { // expect: none
    // evm: skip the pool, who is taken for a friend, acts here
    address public immutable pool;
    uint256 private owed;
    bool private on;
    constructor(address p) { pool = p; }
    function onSwap(uint256 n) external { require(msg.sender == pool); owed += n; }
    function settle(address hook) external {
        require(!on);
        on = true;
        uint256 n = owed;
        (bool ok, ) = hook.call(abi.encode(n)); // with -fhostile-owner: reentrancy-cross-function
        require(ok);
        owed = n / 2;
        on = false;
    }
}

interface IDoor { function enter() external; function leave_() external; }

// The lock is kept in another contract, of which nothing is known.
contract P4elsewhere {
    IDoor public immutable door;
    mapping(address => uint256) public credit;
    constructor(IDoor d) { door = d; }
    modifier through() { door.enter(); _; door.leave_(); }
    function put() external payable through { credit[msg.sender] += msg.value; }
    function cashOut() external through {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}

// The two parts of a half-updated state are shown by getters only.
contract P5getters { // expect: none
    uint256 public assets;
    uint256 public shares;
    bool private on;
    function enter() external payable { require(!on); assets += msg.value; shares += msg.value; }
    function exit(uint256 n) external {
        require(!on);
        on = true;
        assets -= n;
        (bool ok, ) = msg.sender.call{value: n}(""); // with -fcount-getters: reentrancy-read-only
        require(ok);
        shares -= n;
        on = false;
    }
}

// Fixed targets, and who trusts them.
contract P7constant { // with -ftrust=constant: none
    address private constant SINK = 0x71C7656EC7ab88b098defB751B7401B5f6d8976F;
    uint256 public fees;
    function pay() external payable { fees += msg.value; }
    function sweep() external {
        uint256 all = fees;
        (bool ok, ) = SINK.call{value: all}(""); // expect: reentrancy-eth
        require(ok);
        fees = 0;
    }
}

contract P7immutable { // with -ftrust=immutable: none
    address public immutable sink;
    uint256 public fees;
    constructor(address s) { sink = s; }
    function pay() external payable { fees += msg.value; }
    function sweep() external {
        uint256 all = fees;
        (bool ok, ) = sink.call{value: all}(""); // expect: reentrancy-eth; with -ftrust=constant: reentrancy-eth
        require(ok);
        fees = 0;
    }
}

contract P7owner { // with -ftrust=owner: none
    address public owner = msg.sender;
    address public sink;
    uint256 public fees;
    function setSink(address s) external { require(msg.sender == owner); sink = s; }
    function pay() external payable { fees += msg.value; }
    function sweep() external {
        uint256 all = fees;
        (bool ok, ) = sink.call{value: all}(""); // expect: reentrancy-eth; with -ftrust=immutable: reentrancy-eth
        require(ok);
        fees = 0;
    }
}

contract P7anyone {
    address public sink;
    uint256 public fees;
    function setSink(address s) external { sink = s; }
    function pay() external payable { fees += msg.value; }
    function sweep() external {
        uint256 all = fees;
        (bool ok, ) = sink.call{value: all}(""); // expect: reentrancy-eth; with -ftrust=owner: reentrancy-eth
        require(ok);
        fees = 0;
    }
}
