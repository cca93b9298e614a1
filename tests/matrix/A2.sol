// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// As A1, but the subtraction wraps.
contract A2a {
    mapping(address => uint256) public balanceOf;
    function deposit() external payable { balanceOf[msg.sender] += msg.value; }
    function withdraw(uint256 n) external {
        require(balanceOf[msg.sender] >= n);
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        unchecked { balanceOf[msg.sender] -= n; }
    }
}

contract A2b {
    mapping(address => uint256) public balanceOf;
    function deposit() external payable { balanceOf[msg.sender] += msg.value; }
    function withdraw(uint256 n) external {
        require(balanceOf[msg.sender] >= n);
        (bool ok, ) = msg.sender.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        assembly {
            mstore(0, caller())
            mstore(32, balanceOf.slot)
            let k := keccak256(0, 64)
            sstore(k, sub(sload(k), n))
        }
    }
}
