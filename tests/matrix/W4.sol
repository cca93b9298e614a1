// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

// A ledger in transient storage: 2300 gas are enough to change it.
contract W4 {
    uint256 transient credit;
    uint256 transient parked;

    function put() external payable { credit += msg.value; }

    function park() external {
        parked = credit;
        credit = 0;
    }

    function cashOut() external {
        uint256 due = credit;
        payable(msg.sender).transfer(due); // expect: reentrancy-cross-function|reentrancy-eth
        credit = 0;
    }

    function cashParked() external {
        uint256 due = parked;
        parked = 0;
        payable(msg.sender).transfer(due);
    }
}

// The same moves, but the entry that is paid lives in ordinary storage.
contract W4b { // expect: none
    uint256 credit;
    uint256 parked;

    function put() external payable { credit += msg.value; }

    function park() external {
        parked = credit;
        credit = 0;
    }

    function cashOut() external {
        uint256 due = credit;
        payable(msg.sender).transfer(due);
        credit = 0;
    }
}
