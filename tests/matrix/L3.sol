// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

// A lock in transient storage.
contract L3a { // expect: none
    bool transient entered;
    mapping(address => uint256) public credit;
    modifier gate() {
        require(!entered);
        entered = true;
        _;
        entered = false;
    }
    function put() external payable gate { credit[msg.sender] += msg.value; }
    function cashOut() external gate {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// Never cleared: one call in a transaction.
contract L3b { // expect: none
    mapping(address => uint256) public credit;
    modifier oncePerTx() {
        assembly {
            if tload(0) { revert(0, 0) }
            tstore(0, 1)
        }
        _;
    }
    function put() external payable oncePerTx { credit[msg.sender] += msg.value; }
    function cashOut() external oncePerTx {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// A lock that is tested in storage and set in transient storage.
contract L3c {
    mapping(address => uint256) public credit;
    uint256 private unused;
    modifier gate() {
        assembly {
            if sload(1) { revert(0, 0) }
            tstore(1, 1)
        }
        _;
        assembly { tstore(1, 0) }
    }
    function put() external payable gate { credit[msg.sender] += msg.value; }
    function cashOut() external gate {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}
