// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// As L10, but what was paid is subtracted, checked: it commutes with adding.
contract L11a { // expect: none
    bool private on;
    mapping(address => uint256) public credit;
    modifier solo() { require(!on); on = true; _; on = false; }
    function put(address to) external payable { credit[to] += msg.value; }
    function cashOut(uint256 n) external solo {
        require(credit[msg.sender] >= n);
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok);
        credit[msg.sender] -= n;
    }
}
