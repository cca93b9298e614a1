// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface Hook18 { function onTake(uint256 id) external; }

// A write before the call and one after it make a lock of a variable only if
// the second one puts back what may stand there. These count, and the second
// write takes back what was counted meanwhile.

// A counter with a limit: the same stale sum on both sides.
contract L18a {
    uint256 public used;
    function take() external {
        uint256 u = used;
        require(u < 10, "none left");
        used = u + 1;
        Hook18(msg.sender).onTake(u); // expect: reentrancy-no-eth
        used = u + 1;
    }
}

// The same, written once.
contract L18b { // expect: none
    uint256 public used;
    function take() external {
        uint256 u = used;
        require(u < 10, "none left");
        used = u + 1;
        Hook18(msg.sender).onTake(u);
    }
}

// The counter is zero meanwhile.
contract L18c {
    uint256 private used;
    function take() external {
        uint256 u = used;
        require(u < 10, "none left");
        used = 0;
        Hook18(msg.sender).onTake(u); // expect: reentrancy-no-eth
        used = u + 1;
    }
}

// A bitmap of claims: a stale word is put back.
contract L18d {
    mapping(uint256 => uint256) private bits;
    function claim(uint256 i) external {
        uint256 word = bits[i >> 8];
        uint256 b = 1 << (i & 255);
        require(word & b == 0, "claimed");
        bits[i >> 8] = word | b;
        (bool ok, ) = msg.sender.call{value: 1 ether}(""); // expect: reentrancy-eth
        require(ok);
        bits[i >> 8] = word | b;
    }
    receive() external payable {}
}

// The same, but what is put back is read anew.
contract L18e { // expect: none
    mapping(uint256 => uint256) private bits;
    function claim(uint256 i) external {
        uint256 b = 1 << (i & 255);
        require(bits[i >> 8] & b == 0, "claimed");
        bits[i >> 8] |= b;
        (bool ok, ) = msg.sender.call{value: 1 ether}("");
        require(ok);
        bits[i >> 8] |= b;
    }
    receive() external payable {}
}

// A number that is used once.
contract L18f {
    uint256 public next;
    function run(uint256 n, address to) external {
        require(n == next, "used");
        next = n + 1;
        (bool ok, ) = to.call(""); // expect: reentrancy-no-eth
        require(ok);
        next = n + 1;
    }
}

// When somebody was served last, told by him.
contract L18g {
    mapping(address => uint256) public last;
    function serve(uint256 when, address who) external {
        require(when > last[who], "too old");
        last[who] = when;
        Hook18(msg.sender).onTake(when); // expect: reentrancy-no-eth
        last[who] = when;
    }
}

// The old value is given back, and nobody gets in meanwhile.
contract L18h { // expect: none
    uint256 private state;
    mapping(address => uint256) public due;
    function put() external payable { require(state != 9, "busy"); due[msg.sender] += msg.value; }
    function pay() external {
        uint256 was = state;
        require(was != 9, "busy");
        state = 9;
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        due[msg.sender] = 0;
        state = was;
    }
}

// Who is being served: each run gives back what it has found.
contract L18i { // expect: none
    address private serving;
    mapping(address => uint256) public due;
    function put() external payable { due[msg.sender] += msg.value; }
    function pay() external {
        address was = serving;
        serving = msg.sender;
        uint256 n = due[msg.sender];
        due[msg.sender] = 0;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        serving = was;
    }
}

// Who is being served, nobody at the end.
contract L18j { // expect: none
    address private serving;
    mapping(address => uint256) public due;
    function put() external payable { require(serving == address(0), "busy"); due[msg.sender] += msg.value; }
    function pay() external {
        require(serving == address(0), "busy");
        serving = msg.sender;
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        due[msg.sender] = 0;
        serving = address(0);
    }
    function back() external payable { require(serving == msg.sender, "not yours"); }
}
