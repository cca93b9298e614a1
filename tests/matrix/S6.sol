// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// The payout is locked; the receive function credits its sender all the same.
contract S6a {
    bool private on;
    mapping(address => uint256) public credit;
    receive() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        require(!on);
        on = true;
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-cross-function|reentrancy-no-eth|reentrancy-eth
        require(ok);
        credit[msg.sender] = 0;
        on = false;
    }
}

contract S6b { // expect: none
    bool private on;
    mapping(address => uint256) public credit;
    receive() external payable {
        require(!on);
        credit[msg.sender] += msg.value;
    }
    function cashOut() external {
        require(!on);
        on = true;
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
        on = false;
    }
}
