// SPDX-License-Identifier: MIT
pragma solidity ^0.8.19;

// The same bug in the many ways in which people write code.

// The function that is interrupted is receive.
contract V1receive {
    mapping(address => uint256) private held;
    function put(address who) external payable { held[who] += msg.value; }
    receive() external payable {
        uint256 n = held[msg.sender];
        (bool ok, ) = msg.sender.call{value: n + msg.value}(""); // expect: reentrancy-eth
        require(ok);
        held[msg.sender] = 0;
    }
}

error SendFailed(address to);
function sendEther(address to, uint256 n) {
    (bool ok, ) = to.call{value: n}(""); // expect(V2free): reentrancy-eth
    if (!ok) revert SendFailed(to);
}

// The call is in a function outside of any contract.
contract V2free {
    mapping(address owner => uint256 wei_) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        sendEther(msg.sender, credit[msg.sender]);
        credit[msg.sender] = 0;
    }
}

contract V2freeFixed { // expect: none
    mapping(address owner => uint256 wei_) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        uint256 n = credit[msg.sender];
        credit[msg.sender] = 0;
        sendEther(msg.sender, n);
    }
}

type Coins is uint128;
using {plus as +, minus as -} for Coins global;
function plus(Coins a, Coins b) pure returns (Coins) { return Coins.wrap(Coins.unwrap(a) + Coins.unwrap(b)); }
function minus(Coins a, Coins b) pure returns (Coins) { return Coins.wrap(Coins.unwrap(a) - Coins.unwrap(b)); }

// Amounts are of a type of their own, two in a word.
contract V3types {
    struct Purse { Coins free; Coins staked; }
    mapping(address => Purse) private purses;
    function put() external payable { purses[msg.sender].free = purses[msg.sender].free + Coins.wrap(uint128(msg.value)); }
    function stake(Coins n) external {
        Purse storage p = purses[msg.sender];
        p.free = p.free - n;
        p.staked = p.staked + n;
    }
    function cashOut() external {
        Coins n = purses[msg.sender].free;
        (bool ok, ) = msg.sender.call{value: Coins.unwrap(n)}(""); // expect: reentrancy-eth
        require(ok);
        purses[msg.sender].free = Coins.wrap(0);
    }
}

// Of two calls only the first has a write behind it.
contract V4two {
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut(address payable tipTo) external {
        uint256 n = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: n - n / 100}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
        (ok, ) = tipTo.call{value: n / 100}("");
        require(ok);
    }
}

// One branch is in order, the other is not.
contract V5branch {
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut(bool all, uint256 n) external {
        bool ok;
        if (all) {
            n = credit[msg.sender];
            credit[msg.sender] = 0;
            (ok, ) = msg.sender.call{value: n}("");
        } else {
            uint256 had = credit[msg.sender];
            require(n <= had);
            (ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
            credit[msg.sender] = had - n;
        }
        require(ok);
    }
}

library V6Address { // expect: none
    error Failed();
    function sendValue(address payable to, uint256 n) internal {
        functionCallWithValue(to, "", n);
    }
    function functionCallWithValue(address to, bytes memory data, uint256 n) internal returns (bytes memory) {
        require(address(this).balance >= n, "poor");
        (bool ok, bytes memory r) = to.call{value: n}(data); // expect(V6library): reentrancy-eth
        return verify(ok, r);
    }
    function verify(bool ok, bytes memory r) internal pure returns (bytes memory) {
        if (!ok) {
            if (r.length == 0) revert Failed();
            assembly { revert(add(r, 32), mload(r)) }
        }
        return r;
    }
}

// The call is three libraries deep.
contract V6library {
    using V6Address for address payable;
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        payable(msg.sender).sendValue(credit[msg.sender]);
        delete credit[msg.sender];
    }
}

// Two keys; the other function only uses another constant key.
contract V8keys { // expect: none
    mapping(address => mapping(uint256 => uint256)) private book;
    bool private on;
    function top(address to) external payable { book[to][2] += msg.value; }
    function seed() external payable { require(!on); book[msg.sender][1] += msg.value; }
    function cashOut() external {
        require(!on);
        on = true;
        uint256 n = book[msg.sender][1];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        book[msg.sender][1] = 0;
        on = false;
    }
}

// The key of the other function is an argument.
contract V8keysAny {
    mapping(address => mapping(uint256 => uint256)) private book;
    bool private on;
    function top(address to, uint256 page) external payable { book[to][page] += msg.value; }
    function cashOut() external {
        require(!on);
        on = true;
        uint256 n = book[msg.sender][1];
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-cross-function|reentrancy-no-eth|reentrancy-eth
        require(ok);
        book[msg.sender][1] = 0;
        on = false;
    }
}

// Elements of a fixed array: another element (a), any element (b).
contract V9a { // expect: none
    uint256[3] private pots;
    bool private on;
    function top() external payable { pots[1] += msg.value; }
    function seed() external payable { require(!on); pots[0] += msg.value; }
    function cashOut() external {
        require(!on);
        on = true;
        (bool ok, ) = msg.sender.call{value: pots[0]}("");
        require(ok);
        pots[0] = 0;
        on = false;
    }
}

contract V9b {
    uint256[3] private pots;
    bool private on;
    function top(uint256 i) external payable { pots[i] += msg.value; }
    function cashOut() external {
        require(!on);
        on = true;
        (bool ok, ) = msg.sender.call{value: pots[0]}(""); // expect: reentrancy-cross-function|reentrancy-no-eth|reentrancy-eth
        require(ok);
        pots[0] = 0;
        on = false;
    }
}

// A text that is set after a call without value, and was not looked at before.
contract V12text { // expect: none
    string public note;
    function setNote(string calldata n, address hook) external {
        (bool ok, ) = hook.call(""); // expect-extra: reentrancy-benign
        require(ok);
        note = n;
    }
}

abstract contract V14Base {
    mapping(address => uint256) internal credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() public virtual {
        (bool ok, ) = msg.sender.call{value: credit[msg.sender]}(""); // expect(V14override): reentrancy-eth
        require(ok);
    }
}

// The base pays, the override clears.
contract V14override is V14Base {
    function cashOut() public override {
        super.cashOut();
        credit[msg.sender] = 0;
    }
}

// The override clears first. What was to be paid is then nothing.
contract V14overrideFixed is V14Base { // expect: none
    function cashOut() public override {
        credit[msg.sender] = 0;
        super.cashOut();
    }
}

// A loop that ends with its condition.
contract V7doWhile {
    mapping(address => uint256[]) private parts;
    function put() external payable { parts[msg.sender].push(msg.value); }
    function cashOut() external {
        uint256 i = parts[msg.sender].length;
        do {
            i--;
            (bool ok, ) = msg.sender.call{value: parts[msg.sender][i]}(""); // expect: reentrancy-eth
            require(ok);
            parts[msg.sender].pop();
        } while (i > 0);
    }
}

// abi.encodeCall to an interface, a result that is decoded, then the write.
interface IV13 { function pull(address from, uint256 n) external returns (uint256); }
contract V13encode {
    mapping(address => uint256) public limit;
    mapping(address => uint256) public pulled;
    function allow(uint256 n) external { limit[msg.sender] += n; }
    function pull(IV13 from, uint256 n) external {
        uint256 room = limit[msg.sender];
        require(n <= room);
        (bool ok, bytes memory r) = address(from).call(abi.encodeCall(IV13.pull, (msg.sender, n))); // expect: reentrancy-no-eth
        require(ok && abi.decode(r, (uint256)) == n);
        unchecked { limit[msg.sender] = room - n; }
        pulled[msg.sender] += n;
    }
}
