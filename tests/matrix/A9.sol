// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface IBorrower { function onLoan(uint256 n) external payable; }

// An ether loan that may be repaid by a deposit.
contract A9a {
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function take(uint256 n) external {
        credit[msg.sender] -= n;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
    }
    function loan(uint256 n) external {
        uint256 had = address(this).balance;
        IBorrower(msg.sender).onLoan{value: n}(n); // expect: reentrancy-balance
        require(address(this).balance >= had, "not repaid");
    }
}

// Deposits are shut while a loan runs.
contract A9b { // expect: none
    bool private lending;
    mapping(address => uint256) public credit;
    function put() external payable {
        require(!lending);
        credit[msg.sender] += msg.value;
    }
    function take(uint256 n) external {
        require(!lending);
        credit[msg.sender] -= n;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
    }
    function loan(uint256 n) external {
        require(!lending);
        lending = true;
        uint256 had = address(this).balance;
        IBorrower(msg.sender).onLoan{value: n}(n);
        require(address(this).balance >= had, "not repaid");
        lending = false;
    }
    receive() external payable {}
}

// Own balance read only after the call and forwarded whole; no storage.
contract A10a { // expect: none
    address payable public immutable sink;
    constructor(address payable s) { sink = s; }
    receive() external payable {}
    function flush(address hook) external {
        (bool ok, ) = hook.call("");
        require(ok);
        (ok, ) = sink.call{value: address(this).balance}("");
        require(ok);
    }
}
