// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface Hook19 { function onTurn(uint256 id) external; }

// What is made anew meanwhile has a number of its own: it is not the one that
// is worked on.
abstract contract L19taken {
    bool internal busy;
    mapping(address => uint256) internal taken;
    modifier alone() { require(!busy, "busy"); busy = true; _; busy = false; }
}

// Its number was tested to be one of the array, which only grows.
contract L19a is L19taken { // expect: none
    uint256[] private left;
    function offer(uint256 n) external returns (uint256 id) { id = left.length; left.push(n); }
    function take(uint256 id) external alone {
        uint256 n = left[id];
        Hook19(msg.sender).onTurn(id);
        taken[msg.sender] += n;
        left[id] = 0;
    }
}

// The array shrinks, too: a number is given out again.
contract L19b is L19taken {
    uint256[] private left;
    function offer(uint256 n) external returns (uint256 id) { id = left.length; left.push(n); }
    function drop() external { left.pop(); }
    function take(uint256 id) external alone {
        uint256 n = left[id];
        Hook19(msg.sender).onTurn(id); // expect: reentrancy-cross-function|reentrancy-no-eth
        taken[msg.sender] += n;
        left[id] = 0;
    }
}

// Its number was tested to have been given out.
contract L19c is L19taken { // expect: none
    uint256 private next;
    mapping(uint256 => uint256) private left;
    function offer(uint256 n) external returns (uint256 id) { id = next++; left[id] = n; }
    function take(uint256 id) external alone {
        require(id < next, "no such offer");
        uint256 n = left[id];
        Hook19(msg.sender).onTurn(id);
        taken[msg.sender] += n;
        left[id] = 0;
    }
}

// Not tested: it may be the one that comes next.
contract L19d is L19taken {
    uint256 private next;
    mapping(uint256 => uint256) private left;
    function offer(uint256 n) external returns (uint256 id) { id = next++; left[id] = n; }
    function take(uint256 id) external alone {
        uint256 n = left[id];
        Hook19(msg.sender).onTurn(id); // expect: reentrancy-cross-function|reentrancy-no-eth
        taken[msg.sender] += n;
        left[id] = 0;
    }
}

// Numbers that count from one.
contract L19e is L19taken { // expect: none
    uint256 private count;
    mapping(uint256 => uint256) private left;
    function offer(uint256 n) external returns (uint256 id) { id = ++count; left[id] = n; }
    function take(uint256 id) external alone {
        require(id <= count, "no such offer");
        uint256 n = left[id];
        Hook19(msg.sender).onTurn(id);
        taken[msg.sender] += n;
        left[id] = 0;
    }
}

// There is something in it, so its number has been given out.
contract L19f is L19taken { // expect: none
    uint256 private count;
    mapping(uint256 => uint256) private left;
    function offer(uint256 n) external returns (uint256 id) { id = ++count; left[id] = n; }
    function take(uint256 id) external alone {
        uint256 n = left[id];
        require(n != 0, "nothing left");
        Hook19(msg.sender).onTurn(id);
        taken[msg.sender] += n;
        left[id] = 0;
    }
}

// The same, but anybody may fill any record.
contract L19g is L19taken {
    uint256 private count;
    mapping(uint256 => uint256) private left;
    function offer(uint256 n) external returns (uint256 id) { id = ++count; left[id] = n; }
    function fill(uint256 id, uint256 n) external { left[id] = n; }
    function take(uint256 id) external alone {
        uint256 n = left[id];
        require(n != 0, "nothing left");
        Hook19(msg.sender).onTurn(id); // expect: reentrancy-cross-function|reentrancy-no-eth
        taken[msg.sender] += n;
        left[id] = 0;
    }
}

// Or any record that is in use.
contract L19h is L19taken {
    uint256 private count;
    mapping(uint256 => uint256) private left;
    function offer(uint256 n) external returns (uint256 id) { id = ++count; left[id] = n; }
    function fill(uint256 id, uint256 n) external { require(left[id] != 0); left[id] = n; }
    function take(uint256 id) external alone {
        uint256 n = left[id];
        require(n != 0, "nothing left");
        Hook19(msg.sender).onTurn(id); // expect: reentrancy-cross-function|reentrancy-no-eth
        taken[msg.sender] += n;
        left[id] = 0;
    }
}

// Records of several fields, one of which says how far each is.
contract L19i { // expect: none
    enum Step { None, Open, Running, Done }
    struct Offer { Step step; address maker; uint256 left; }
    uint256 private count;
    mapping(uint256 => Offer) private offers;
    function offer(uint256 n) external returns (uint256 id) {
        id = ++count;
        offers[id] = Offer(Step.Open, msg.sender, n);
    }
    function raise(uint256 id, uint256 n) external {
        require(offers[id].maker == msg.sender && offers[id].step == Step.Open, "not yours");
        offers[id].left += n;
    }
    function take(uint256 id) external {
        Offer storage o = offers[id];
        require(o.step == Step.Open, "not open");
        o.step = Step.Running;
        Hook19(msg.sender).onTurn(id);
        o.step = Step.Done;
        o.left = 0;
    }
}

// The count is raised only after the record has been made, and a call between.
contract L19j {
    enum Step { None, Open, Running, Done }
    struct Offer { Step step; address maker; uint256 left; }
    uint256 private count;
    mapping(uint256 => Offer) private offers;
    function offer(uint256 n) external returns (uint256 id) {
        id = count;
        offers[id] = Offer(Step.Open, msg.sender, n);
        Hook19(msg.sender).onTurn(id); // expect: reentrancy-no-eth|reentrancy-cross-function
        count = id + 1;
    }
    function take(uint256 id) external {
        Offer storage o = offers[id];
        require(o.step == Step.Open, "not open");
        o.step = Step.Done;
        o.left = 0;
    }
}
