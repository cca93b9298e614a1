// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// After the call there is only an event, though it reads state again.
contract S8a { // expect: none
    event Left(address indexed who, uint256 paid, uint256 left);
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut(uint256 n) external {
        credit[msg.sender] -= n;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        emit Left(msg.sender, n, credit[msg.sender]);
    }
}

// After the call there is only a returned value.
contract S8b { // expect: none
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut(uint256 n) external returns (uint256) {
        credit[msg.sender] -= n;
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        return credit[msg.sender];
    }
}
