// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A batch that delegatecalls itself; each part is complete before it calls.
contract W14a { // expect: none
    mapping(address => uint256) public credit;
    receive() external payable { credit[msg.sender] += msg.value; }
    function cashOut(address payable to) external {
        uint256 due = credit[msg.sender];
        credit[msg.sender] = 0;
        (bool ok, ) = to.call{value: due}("");
        require(ok);
    }
    function move(address to, uint256 n) external {
        credit[msg.sender] -= n;
        credit[to] += n;
    }
    function batch(bytes[] calldata calls) external {
        for (uint256 i = 0; i < calls.length; i++) {
            (bool ok, ) = address(this).delegatecall(calls[i]);
            require(ok);
        }
    }
}

// The batch counts what it has done from a number read before its parts run.
contract W14b {
    mapping(address => uint256) public credit;
    uint256 public batches;
    receive() external payable { credit[msg.sender] += msg.value; }
    function cashOut(address payable to) external {
        uint256 due = credit[msg.sender];
        credit[msg.sender] = 0;
        (bool ok, ) = to.call{value: due}("");
        require(ok);
    }
    function batch(bytes[] calldata calls) external returns (uint256 n) {
        n = batches;
        for (uint256 i = 0; i < calls.length; i++) {
            (bool ok, ) = address(this).delegatecall(calls[i]); // expect: reentrancy-no-eth|reentrancy-eth
            require(ok);
        }
        batches = n + 1;
    }
}
