// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface IPing { function ping() external; }

contract W11Child { // expect: none
    constructor(IPing p) { p.ping(); }
}

// The constructor of the child calls an address that the caller supplied.
contract W11a {
    mapping(bytes32 => address) public made;
    function make(bytes32 salt, IPing p) external {
        require(made[salt] == address(0), "taken");
        W11Child c = new W11Child{salt: salt}(p); // expect: reentrancy-no-eth
        made[salt] = address(c);
    }
}

contract W11b {
    mapping(address => uint256) public slots;
    mapping(address => address) public last;
    function earn() external { slots[msg.sender] += 1; }
    function make(IPing p) external {
        uint256 left = slots[msg.sender];
        require(left != 0);
        address c = address(new W11Child(p)); // expect: reentrancy-no-eth
        slots[msg.sender] = left - 1;
        last[msg.sender] = c;
    }
}

// The init code itself comes from the caller.
contract W11c {
    mapping(bytes32 => address) public made;
    function make(bytes32 salt, bytes memory code) external {
        require(made[salt] == address(0), "taken");
        address c;
        assembly { // expect: reentrancy-no-eth
            c := create2(0, add(code, 32), mload(code), salt)
        }
        require(c != address(0));
        made[salt] = c;
    }
}
