// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Matters of policy.

// Only accounts without code, as was believed before accounts could have some.
contract P1origin { // expect: any
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        require(msg.sender == tx.origin, "people only");
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
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

// The only function that conflicts belongs to the owner.
contract P2owner { // expect: any
    address public owner = msg.sender;
    uint256 private fee;
    mapping(address => uint256) public credit;
    function setFee(uint256 f) external { require(msg.sender == owner); fee = f; }
    function put() external payable { credit[msg.sender] += msg.value - fee; }
    function cashOut(uint256 n) external {
        credit[msg.sender] -= n;
        uint256 f = fee;
        (bool ok, ) = msg.sender.call{value: n - f}("");
        require(ok);
        fee = f + 1;
    }
}

interface IDoor { function enter() external; function leave_() external; }

// The lock is kept in another contract.
contract P4elsewhere { // expect: any
    IDoor public immutable door;
    mapping(address => uint256) public credit;
    constructor(IDoor d) { door = d; }
    modifier through() { door.enter(); _; door.leave_(); }
    function put() external payable through { credit[msg.sender] += msg.value; }
    function cashOut() external through {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}
