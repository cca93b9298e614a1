// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A pause switch is no lock.
contract L16a {
    bool public paused;
    address public immutable admin = msg.sender;
    mapping(address => uint256) public credit;
    modifier whenNotPaused() { require(!paused, "paused"); _; }
    function pause(bool p) external { require(msg.sender == admin); paused = p; }
    function put() external payable whenNotPaused { credit[msg.sender] += msg.value; }
    function cashOut() external whenNotPaused {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
    }
}
