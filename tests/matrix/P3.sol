// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Behind a proxy: who is the owner is said once, by a function and not by the
// constructor.
abstract contract P3fees {
    address internal owner;
    uint256 internal fee;
    uint256 internal busy;
    mapping(address => uint256) internal credit;
    function setFee(uint256 f) external { require(msg.sender == owner); fee = f; }
    function put() external payable { require(busy == 0); credit[msg.sender] += msg.value; }
    function cashOut(uint256 n) external {
        require(busy == 0);
        busy = 1;
        credit[msg.sender] -= n;
        uint256 f = fee;
        (bool ok, ) = msg.sender.call{value: n - f}(""); // expect(P3claim,P3again): reentrancy-cross-function|reentrancy-eth
        require(ok);
        fee = f + 1;
        busy = 0;
    }
}

contract P3once is P3fees { // expect: none
    // evm: skip before it is set up anybody may do so; it is taken to have been
    bool private done;
    function initialize(address a) external { require(!done); done = true; owner = a; }
}

// The version is kept in a place of its own, and a flag says who is at it.
contract P3version is P3fees { // expect: none
    // evm: skip before it is set up anybody may do so; it is taken to have been
    struct Setup { uint64 version; bool running; }
    bytes32 private constant AT = 0x52c63247e1f47db19d5ce0460030c497f067ca4cebf71ba98eeadabe20bace00;
    modifier first() {
        Setup storage s;
        assembly { s.slot := AT }
        require(!s.running && s.version == 0, "done");
        s.version = 1;
        s.running = true;
        _;
        s.running = false;
    }
    function initialize(address a) external first { owner = a; fee = 2; }
}

// Anybody may become the owner at any time.
contract P3claim is P3fees {
    function initialize(address a) external { owner = a; }
}

// The mark is taken away again, by anybody.
contract P3again is P3fees {
    bool private done;
    function initialize(address a) external { require(!done); done = true; owner = a; }
    function retire() external { done = false; }
}
