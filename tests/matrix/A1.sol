// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Guard, payment of the argument, checked subtraction of the argument.
contract A1a { // expect: none
    mapping(address => uint256) public balanceOf;
    function deposit() external payable { balanceOf[msg.sender] += msg.value; }
    function transfer(address to, uint256 n) external returns (bool) {
        balanceOf[msg.sender] -= n;
        balanceOf[to] += n;
        return true;
    }
    function withdraw(uint256 n) external {
        require(balanceOf[msg.sender] >= n);
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        balanceOf[msg.sender] -= n;
    }
}

// The same without a guard before the call: the subtraction is the guard.
contract A1b { // expect: none
    mapping(address => uint256) public balanceOf;
    function deposit() external payable { balanceOf[msg.sender] += msg.value; }
    function withdraw(uint256 n) external {
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        balanceOf[msg.sender] -= n;
    }
}

// The check is written by hand over an unchecked subtraction.
contract A1c { // expect: none
    mapping(address => uint256) public balanceOf;
    function deposit() external payable { balanceOf[msg.sender] += msg.value; }
    function withdraw(uint256 n) external {
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        uint256 b = balanceOf[msg.sender];
        require(b >= n, "balance");
        unchecked { balanceOf[msg.sender] = b - n; }
    }
}
