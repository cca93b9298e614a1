// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Explicit gas limits: 2300 in total closes the window, more does not.
contract W3a { // expect: none
    mapping(address => uint256) public points;
    mapping(address => uint256) public spent;
    function earn() external { points[msg.sender] += 1; }
    function spend() external {
        uint256 n = points[msg.sender];
        (bool ok, ) = msg.sender.call{gas: 2300}("");
        require(ok);
        points[msg.sender] = 0;
        spent[msg.sender] += n;
    }
}

contract W3b {
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due, gas: 200_000}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}

// No gas of its own: only the stipend that comes with the value.
contract W3c { // expect: none
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due, gas: 0}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

// The limit is whatever the caller says it is.
contract W3d {
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut(uint256 limit) external {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due, gas: limit}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}
