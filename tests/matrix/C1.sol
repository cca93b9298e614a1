// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// How compilers write arithmetic, conditions and packed words.

// ++ and -- of counters nobody goes by.
contract C1count { // expect: none
    mapping(address => uint256) public due;
    uint32 public left = 1000;
    uint256 public paid;
    function put() external payable { due[msg.sender] += msg.value; }
    function pull() external {
        uint256 n = due[msg.sender];
        due[msg.sender] = 0;
        (bool ok, ) = msg.sender.call{value: n}(""); // expect-extra: checks-effects-interactions
        require(ok);
        paid++;
        left--;
    }
}

// The counter decides who is paid.
contract C1countDecides {
    mapping(address => uint32) public left;
    function buy() external payable { require(msg.value == 1 ether); left[msg.sender]++; }
    function pull() external {
        require(left[msg.sender] > 0);
        (bool ok, ) = msg.sender.call{value: left[msg.sender] * 1 gwei}(""); // expect: reentrancy-eth
        require(ok);
        left[msg.sender]--;
    }
}

// The error tells the balance.
contract C1error { // expect: none
    error TooLittle(uint256 has, uint256 wants);
    mapping(address => uint256) public due;
    uint256 public total;
    function put() external payable { due[msg.sender] += msg.value; total += msg.value; }
    function pull(uint256 n) external {
        if (due[msg.sender] < n) revert TooLittle(due[msg.sender], n);
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        uint256 has = due[msg.sender];
        if (has < n) revert TooLittle(has, n);
        unchecked {
            due[msg.sender] = has - n;
            total -= n;
        }
    }
}

// The total alone falls, unchecked, and is what the payment goes by.
contract C1total {
    uint256 public total;
    function put() external payable { total += msg.value; }
    function pull(uint256 n) external {
        require(total >= n);
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        unchecked { total -= n; }
    }
}

// The lock is the second condition of a chain.
contract C1and { // expect: none
    enum Door { Open, Shut }
    Door private door;
    mapping(address => uint256) public due;
    function put() external payable { require(msg.value > 0 && door == Door.Open); due[msg.sender] += msg.value; }
    function pull() external {
        uint256 n = due[msg.sender];
        require(n > 0 && door == Door.Open);
        door = Door.Shut;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        due[msg.sender] = 0;
        door = Door.Open;
    }
}

// "or" was written for "and".
contract C1or {
    bool private shut;
    mapping(address => uint256) public due;
    function put() external payable { require(msg.value > 0 || !shut); due[msg.sender] += msg.value; }
    function pull() external {
        uint256 n = due[msg.sender];
        require(n > 0 || !shut);
        shut = true;
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        due[msg.sender] = 0;
        shut = false;
    }
}

// A checked debit of one field; the deposit writes the other one too.
contract C1packed { // expect: none
    struct Account { uint128 free; uint64 since; }
    mapping(address => Account) public accounts;
    function put() external payable {
        Account storage a = accounts[msg.sender];
        a.free += uint128(msg.value);
        a.since = uint64(block.timestamp);
    }
    function pull(uint128 n) external {
        require(accounts[msg.sender].free >= n);
        (bool ok, ) = msg.sender.call{value: n}(""); // expect-extra: checks-effects-interactions
        require(ok);
        accounts[msg.sender].free -= n;
    }
}

// The whole word is written back as it was before the call.
contract C1packedStale {
    struct Account { uint128 free; uint64 since; }
    mapping(address => Account) public accounts;
    function put() external payable { accounts[msg.sender].free += uint128(msg.value); }
    function pull(uint128 n) external {
        Account memory a = accounts[msg.sender];
        a.free -= n;
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        accounts[msg.sender] = a;
    }
}

// Two counters of one word after the call.
contract C1two { // expect: none
    struct Buyer { uint64 orders; uint128 spent; }
    mapping(address => Buyer) public buyers;
    mapping(uint256 => bool) public sold;
    function buy(uint256 id, uint128 price) external payable {
        require(!sold[id] && msg.value >= price);
        sold[id] = true;
        (bool ok, ) = msg.sender.call{value: msg.value - price}("");
        require(ok);
        buyers[msg.sender].orders += 1;
        buyers[msg.sender].spent += price;
    }
}

// The second counter of the word gives a discount.
contract C1twoDiscount {
    struct Buyer { uint64 orders; uint128 spent; }
    mapping(address => Buyer) public buyers;
    mapping(uint256 => bool) public sold;
    function buy(uint256 id) external payable {
        uint128 price = buyers[msg.sender].spent > 1 ? 1 : 2;
        require(!sold[id] && msg.value >= price);
        sold[id] = true;
        (bool ok, ) = msg.sender.call{value: msg.value - price}(""); // expect: reentrancy-eth
        require(ok);
        buyers[msg.sender].orders += 1;
        buyers[msg.sender].spent += price;
    }
}

// A depth that is counted up and tested in one.
contract C1depth { // expect: none
    uint8 private depth;
    address private keeper = msg.sender;
    mapping(address => uint256) public due;
    modifier shallow() { require(depth++ == 0, "deep"); _; depth--; }
    function put() external payable shallow { due[msg.sender] += msg.value; }
    function pull() external shallow {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        due[msg.sender] = 0;
    }
}

// Depth one is still let in.
contract C1depthTwo {
    uint8 private depth;
    mapping(address => uint256) public due;
    modifier shallow() { require(depth++ <= 1, "deep"); _; depth--; }
    function put() external payable shallow { due[msg.sender] += msg.value; }
    function pull() external shallow {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        due[msg.sender] = 0;
    }
}

// Signed fields of one word: the second is read only after the first call.
contract C1signed { // expect: none
    int128 private first;
    int128 private second;
    address public immutable to;
    constructor(address x) { to = x; }
    function setSecond(int128 v) external { second = v; }
    function tell() external {
        (bool ok, ) = to.call(abi.encode(first));
        (ok, ) = to.call(abi.encode(second));
    }
}
