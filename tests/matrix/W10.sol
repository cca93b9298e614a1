// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

contract W10Child { // expect: none
    address public immutable parent;
    uint256 public size;
    constructor(uint256 n) { parent = msg.sender; size = n; }
}

// Creation of a child whose constructor calls nobody.
contract W10a { // expect: none
    mapping(address => uint256) public quota;
    mapping(address => address) public childOf;
    function earn() external { quota[msg.sender] += 1; }
    function spawn() external returns (address child) {
        uint256 n = quota[msg.sender];
        require(n > 0, "no quota");
        child = address(new W10Child(n));
        quota[msg.sender] = 0;
        childOf[msg.sender] = child;
    }
}

interface IW10Clock { function now_() external view returns (uint256); }
contract W10Asker { // expect: none
    uint256 public immutable born;
    constructor(IW10Clock c) { born = c.now_(); }
}

// The child's constructor asks somebody, with a static call.
contract W10b { // expect: none
    mapping(address => uint256) public quota;
    mapping(address => address) public childOf;
    function earn() external { quota[msg.sender] += 1; }
    function spawn(IW10Clock c) external returns (address child) {
        uint256 n = quota[msg.sender];
        require(n > 0, "no quota");
        child = address(new W10Asker(c));
        quota[msg.sender] = 0;
        childOf[msg.sender] = child;
    }
}

interface IW10Told { function born() external; }
contract W10Teller { // expect: none
    constructor(IW10Told t) { t.born(); }
}

// The same with a call that is not static.
contract W10c {
    mapping(address => uint256) public quota;
    mapping(address => address) public childOf;
    function earn() external { quota[msg.sender] += 1; }
    function spawn(IW10Told t) external returns (address child) {
        uint256 n = quota[msg.sender];
        require(n > 0, "no quota");
        child = address(new W10Teller(t)); // expect: reentrancy-no-eth
        quota[msg.sender] = 0;
        childOf[msg.sender] = child;
    }
}

interface IW10Pair { function initialize(address a, address b) external; }
contract W10Pair { // expect: none
    address private immutable maker = msg.sender;
    address public a;
    address public b;
    function initialize(address x, address y) external { require(msg.sender == maker); a = x; b = y; }
}

// What has just been created is called: its code is at hand, and calls nobody.
contract W10pair { // expect: none
    mapping(address => mapping(address => address)) public pairs;
    function make(address a, address b) external {
        require(pairs[a][b] == address(0), "made");
        W10Pair p = new W10Pair();
        p.initialize(a, b);
        pairs[a][b] = address(p);
    }
}

contract W10pairAsm { // expect: none
    mapping(address => mapping(address => address)) public pairs;
    function make(address a, address b) external {
        require(pairs[a][b] == address(0), "made");
        bytes memory code = type(W10Pair).creationCode;
        bytes32 salt = keccak256(abi.encode(a, b));
        address p;
        assembly { p := create2(0, add(code, 32), mload(code), salt) }
        IW10Pair(p).initialize(a, b);
        pairs[a][b] = p;
    }
}

contract W10Nosy { // expect: none
    address public a;
    address public b;
    function initialize(address x, address y) external { IW10Told(x).born(); a = x; b = y; }
}

// The code that was created calls others when it is called.
contract W10nosy {
    mapping(address => mapping(address => address)) public pairs;
    function make(address a, address b) external {
        require(pairs[a][b] == address(0), "made");
        W10Nosy p = new W10Nosy();
        p.initialize(a, b); // expect: reentrancy-no-eth
        pairs[a][b] = address(p);
    }
}

// Init code made by hand that is known to the end: a proxy for an address.
contract W10clone { // expect: none
    mapping(bytes32 => address) public made;
    function make(address to, bytes32 salt) external {
        require(made[salt] == address(0), "made");
        address p;
        assembly {
            mstore(0, or(shr(232, shl(96, to)), 0x3d602d80600a3d3981f3363d3d373d3d3d363d73000000))
            mstore(32, or(shl(120, to), 0x5af43d82803e903d91602b57fd5bf3))
            p := create2(0, 9, 55, salt)
        }
        require(p != address(0));
        made[salt] = p;
    }
}
