// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface IVisit { function visit(uint256 n) external; }

// A packed record: one field is updated after the call; others use the other field.
contract S4a { // expect: none
    struct Rec { uint128 amount; uint64 visits; uint64 at; }
    mapping(address => Rec) internal recs;
    bool private on;
    function add(uint128 n) external { recs[msg.sender].amount += n; }
    function visit(IVisit v, uint64 mark) external {
        require(!on);
        on = true;
        v.visit(1);
        recs[msg.sender].at = mark;
        on = false;
    }
}

// The record was copied before the call, and is written back whole.
contract S4b {
    struct Rec { uint128 amount; uint64 visits; uint64 at; }
    mapping(address => Rec) internal recs;
    bool private on;
    function add(uint128 n) external { recs[msg.sender].amount += n; }
    function visit(IVisit v, uint64 mark) external {
        require(!on);
        on = true;
        Rec memory r = recs[msg.sender];
        v.visit(1); // expect: reentrancy-no-eth|reentrancy-cross-function
        r.at = mark;
        recs[msg.sender] = r;
        on = false;
    }
}
