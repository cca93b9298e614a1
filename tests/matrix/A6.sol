// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Statistics that nobody reads.
contract A6a { // expect: none
    mapping(address => uint256) public credit;
    uint256 private payouts;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        uint256 due = credit[msg.sender];
        credit[msg.sender] = 0;
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        payouts += 1;
    }
}

contract A6b { // expect: none
    mapping(address => uint256) public credit;
    bool private everPaid;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        uint256 due = credit[msg.sender];
        credit[msg.sender] = 0;
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        everPaid = true;
    }
}

// A counter that somebody does use: the number of the next ticket.
contract A6c {
    mapping(address => uint256) public credit;
    mapping(uint256 => address) public ticketOf;
    uint256 private payouts;
    function earn() external { credit[msg.sender] += 1; }
    function redeem(address hook) external {
        credit[msg.sender] -= 1;
        uint256 ticket = payouts;
        (bool ok, ) = hook.call(""); // expect: reentrancy-no-eth
        require(ok);
        ticketOf[ticket] = msg.sender;
        payouts = ticket + 1;
    }
}
