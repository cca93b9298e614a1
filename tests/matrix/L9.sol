// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// The payout is locked; a function that moves credit is not.
contract L9a {
    uint256 private guard = 1;
    mapping(address => uint256) public credit;
    modifier locked() { require(guard == 1); guard = 2; _; guard = 1; }
    function put() external payable locked { credit[msg.sender] += msg.value; }
    function move(address to, uint256 n) external {
        credit[msg.sender] -= n;
        credit[to] += n;
    }
    function cashOut() external locked {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-cross-function|reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}

// A lock for each function, by its selector: another function is free.
contract L9selector {
    mapping(bytes4 => bool) private running;
    mapping(address => uint256) public credit;
    modifier lockedSig() { require(!running[msg.sig]); running[msg.sig] = true; _; running[msg.sig] = false; }
    function put() external payable lockedSig { credit[msg.sender] += msg.value; }
    function move(address to) external lockedSig {
        uint256 n = credit[msg.sender];
        credit[msg.sender] = 0;
        credit[to] += n;
    }
    function cashOut() external lockedSig {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-cross-function|reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}

contract L9b { // expect: none
    uint256 private guard = 1;
    mapping(address => uint256) public credit;
    modifier locked() { require(guard == 1); guard = 2; _; guard = 1; }
    function put() external payable locked { credit[msg.sender] += msg.value; }
    function move(address to, uint256 n) external locked {
        credit[msg.sender] -= n;
        credit[to] += n;
    }
    function cashOut() external locked {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}
