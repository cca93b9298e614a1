// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface IQuoteView { function quote(uint256 n) external view returns (uint256); }
interface IQuote { function quote(uint256 n) external returns (uint256); }

// A query of an unknown contract: a view function (a) cannot come back.
contract W6a { // expect: none
    mapping(address => uint256) public open;
    mapping(address => uint256) public settled;
    function enter(uint256 n) external { open[msg.sender] += n; }
    function lockIn(IQuoteView oracle) external {
        uint256 n = open[msg.sender];
        uint256 p = oracle.quote(n);
        open[msg.sender] = 0;
        settled[msg.sender] += n * p;
    }
}

contract W6b {
    mapping(address => uint256) public open;
    mapping(address => uint256) public settled;
    function enter(uint256 n) external { open[msg.sender] += n; }
    function lockIn(IQuote oracle) external {
        uint256 n = open[msg.sender];
        uint256 p = oracle.quote(n); // expect: reentrancy-no-eth
        open[msg.sender] = 0;
        settled[msg.sender] += n * p;
    }
}

// A low-level staticcall is no window either.
contract W6c { // expect: none
    mapping(address => uint256) public open;
    mapping(address => uint256) public settled;
    function enter(uint256 n) external { open[msg.sender] += n; }
    function lockIn(address oracle) external {
        uint256 n = open[msg.sender];
        (bool ok, bytes memory r) = oracle.staticcall(abi.encodeWithSignature("quote(uint256)", n));
        require(ok && r.length >= 32);
        open[msg.sender] = 0;
        settled[msg.sender] += abi.decode(r, (uint256));
    }
}
