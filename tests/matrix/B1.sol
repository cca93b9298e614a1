// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface IOwned {
    function balanceOf(address who) external view returns (uint256);
    function transfer(address to, uint256 n) external returns (bool);
    function transferFrom(address from, address to, uint256 n) external returns (bool);
}

// Balances that were read before a call and are used after it.

// A tenth of what there was before the call is paid after it.
contract B1share {
    receive() external payable {}
    function tip(address hook, address to) external {
        uint256 share = address(this).balance / 10;
        (bool ok, ) = hook.call(""); // expect: reentrancy-balance
        require(ok);
        (ok, ) = to.call{value: share}("");
        require(ok);
    }
}

contract B1shareAfter { // expect: none
    receive() external payable {}
    function tip(address hook, address to) external {
        (bool ok, ) = hook.call("");
        require(ok);
        uint256 share = address(this).balance / 10;
        (ok, ) = to.call{value: share}("");
        require(ok);
    }
}

contract B1shareLocked { // expect: none
    bool private on;
    receive() external payable {}
    function tip(address hook, address to) external {
        require(!on);
        on = true;
        uint256 share = address(this).balance / 10;
        (bool ok, ) = hook.call("");
        require(ok);
        (ok, ) = to.call{value: share}("");
        require(ok);
        on = false;
    }
}

// One token for another, by the balances from before the first one moves.
contract B1swap {
    IOwned public immutable a;
    IOwned public immutable b;
    constructor(IOwned x, IOwned y) { a = x; b = y; }
    function swap(uint256 n) external {
        uint256 out = n * b.balanceOf(address(this)) / (a.balanceOf(address(this)) + n);
        require(a.transferFrom(msg.sender, address(this), n)); // expect: reentrancy-balance
        require(b.transfer(msg.sender, out));
    }
}

// The balance is what is sent, and nothing comes after.
contract B1all { // expect: none
    IOwned public immutable a;
    address public immutable to;
    constructor(IOwned x, address t) { a = x; to = t; }
    function sweep() external { require(a.transfer(to, a.balanceOf(address(this)))); }
}

// A share of the balance from before the call, by books from after it.
contract B1books {
    mapping(address => uint256) public part;
    uint256 public parts;
    function put() external payable { part[msg.sender] += msg.value; parts += msg.value; }
    function out(address hook) external {
        uint256 all = address(this).balance;
        (bool ok, ) = hook.call(""); // expect: reentrancy-balance
        require(ok);
        uint256 n = all * part[msg.sender] / parts;
        parts -= part[msg.sender];
        part[msg.sender] = 0;
        payable(msg.sender).transfer(n);
    }
}

// A loan that comes back through a function that books nothing.
contract B1loan { // expect: none
    // evm: skip a loan that is paid back meanwhile ends as no order without it does, which is what it is for
    receive() external payable {}
    function loan(uint256 n) external {
        uint256 had = address(this).balance;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        require(address(this).balance >= had, "not repaid");
    }
}
