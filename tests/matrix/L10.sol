// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Only the function that adds is unlocked: what it adds is overwritten.
contract L10a {
    bool private on;
    mapping(address => uint256) public credit;
    modifier solo() { require(!on); on = true; _; on = false; }
    function put(address to) external payable { credit[to] += msg.value; }
    function cashOut() external solo {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-cross-function|reentrancy-no-eth|reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}
