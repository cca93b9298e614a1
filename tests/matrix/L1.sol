// SPDX-License-Identifier: MIT
pragma solidity ^0.8.4;

// A working lock, in the ways people write one.
contract L1int { // expect: none
    uint256 private foo = 1;
    mapping(address => uint256) public credit;

    modifier checked() {
        require(foo == 1, "busy");
        foo = 2;
        _;
        foo = 1;
    }

    function put() external payable checked { credit[msg.sender] += msg.value; }

    function cashOut() external checked {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

abstract contract L1Base {
    bool private _inside;
    error Busy();
    modifier solo() {
        if (_inside) revert Busy();
        _inside = true;
        _;
        _inside = false;
    }
}

contract L1inherited is L1Base { // expect: none
    mapping(address => uint256) public credit;
    function put() external payable solo { credit[msg.sender] += msg.value; }
    function cashOut() external solo {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        delete credit[msg.sender];
    }
}

// The lock is an address: who is inside.
contract L1address { // expect: none
    address private inside;
    mapping(address => uint256) public credit;
    modifier m() {
        require(inside == address(0));
        inside = msg.sender;
        _;
        inside = address(0);
    }
    function put() external payable m { credit[msg.sender] += msg.value; }
    function cashOut() external m {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// The lock is one state of a state machine.
contract L1enum { // expect: none
    enum Phase { Open, Paying, Closed }
    Phase public phase;
    mapping(address => uint256) public credit;
    function put() external payable {
        require(phase == Phase.Open);
        credit[msg.sender] += msg.value;
    }
    function cashOut() external {
        require(phase == Phase.Open);
        phase = Phase.Paying;
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
        phase = Phase.Open;
    }
}

// The toggle is written as a negation of what was read.
contract L1toggle { // expect: none
    bool private flag;
    mapping(address => uint256) public credit;
    modifier m() {
        require(!flag);
        flag = !flag;
        _;
        flag = !flag;
    }
    function put() external payable m { credit[msg.sender] += msg.value; }
    function cashOut() external m {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// Called nonReentrant, and good for nothing: it tests another variable.
contract L1fake {
    uint256 private _status = 1;
    uint256 private _unused = 1;
    mapping(address => uint256) public credit;
    modifier nonReentrant() {
        require(_unused == 1, "ReentrancyGuard: reentrant call");
        _status = 2;
        _;
        _status = 1;
    }
    function put() external payable nonReentrant { credit[msg.sender] += msg.value; }
    function cashOut() external nonReentrant {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}

// Called nonReentrant, and empty.
contract L1empty {
    mapping(address => uint256) public credit;
    modifier nonReentrant() { _; }
    function put() external payable nonReentrant { credit[msg.sender] += msg.value; }
    function cashOut() external nonReentrant {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}
