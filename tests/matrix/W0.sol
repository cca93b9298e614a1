// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A withdrawal that pays and then *assigns* what was asked for to the ledger.
contract W0a {
    mapping(address => uint256) public balances;

    function withdraw(uint256 amount) external {
        (bool sent, ) = msg.sender.call{value: amount}(""); // expect: reentrancy-eth
        if (sent) {
            balances[msg.sender] = amount;
        }
    }
}

contract W0b {
    mapping(address => uint256) public balances;

    function deposit() external payable {
        balances[msg.sender] += msg.value;
    }

    function withdraw(uint256 amount) external {
        require(balances[msg.sender] >= amount, "too much");
        (bool sent, ) = msg.sender.call{value: amount}(""); // expect: reentrancy-eth
        if (sent) balances[msg.sender] = amount;
    }
}

contract W0c {
    mapping(address => uint256) internal held;

    receive() external payable {
        held[msg.sender] += msg.value;
    }

    function draw(uint256 wad) public returns (bool done) {
        if (held[msg.sender] >= wad) {
            (done, ) = payable(msg.sender).call{value: wad}(""); // expect: reentrancy-eth
            if (done) {
                held[msg.sender] = wad;
            }
        }
    }
}

// The same assignment made before the call: odd, but not re-entrant.
contract W0d { // expect: none
    mapping(address => uint256) public balances;

    function withdraw(uint256 amount) external {
        require(balances[msg.sender] >= amount);
        balances[msg.sender] = amount;
        (bool sent, ) = msg.sender.call{value: amount}("");
        require(sent);
    }
}
