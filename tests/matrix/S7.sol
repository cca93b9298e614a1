// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface ITaker { function take(uint256 n) external returns (uint256 left); }

// Cleared first; the failure branch puts it back (a), the success branch writes (b).
contract S7a { // expect: none
    mapping(address => uint256) public pending;
    function enrol() external { pending[msg.sender] += 3; }
    function offer(ITaker t) external {
        uint256 n = pending[msg.sender];
        pending[msg.sender] = 0;
        try t.take(n) returns (uint256) {
        } catch {
            pending[msg.sender] = n;
        }
    }
}

contract S7b {
    mapping(address => uint256) public pending;
    function enrol() external { pending[msg.sender] += 3; }
    function offer(ITaker t) external {
        uint256 n = pending[msg.sender];
        pending[msg.sender] = 0;
        try t.take(n) returns (uint256 left) { // expect: reentrancy-no-eth|reentrancy-cross-function
            require(left <= n);
            pending[msg.sender] = left;
        } catch {
        }
    }
}

// The same as (a) with a low-level call.
contract S7c { // expect: none
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut(address payable to) external {
        uint256 n = credit[msg.sender];
        credit[msg.sender] = 0;
        (bool ok, ) = to.call{value: n}("");
        if (!ok) credit[msg.sender] = n;
    }
}
