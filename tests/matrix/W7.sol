// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// The only call before the write goes to a precompiled contract.
contract W7a { // expect: none
    mapping(address => uint256) public entries;
    mapping(address => bytes32) public digest;
    function enter() external { entries[msg.sender] += 1; }
    function seal(bytes calldata data) external {
        uint256 n = entries[msg.sender];
        (bool ok, bytes memory out) = address(2).call(data);
        require(ok && n > 0);
        entries[msg.sender] = 0;
        digest[msg.sender] = abi.decode(out, (bytes32));
    }
}

contract W7b { // expect: none
    mapping(address => uint256) public entries;
    uint256 internal last;
    function enter() external { entries[msg.sender] += 1; }
    function seal() external {
        uint256 n = entries[msg.sender];
        assembly {
            mstore(0, n)
            pop(call(gas(), 4, 0, 0, 32, 0, 32))
        }
        entries[msg.sender] = 0;
        last = n;
    }
}

// Its last digits are a precompiled contract's, the rest is not.
contract W7c {
    address private constant HASHER = 0x71c7656EC7Ab88b098dEfB751B7401b500000002;
    mapping(address => uint256) public entries;
    mapping(address => uint256) public sealed_;
    function enter() external { entries[msg.sender] += 1; }
    function seal(bytes calldata data) external {
        uint256 n = entries[msg.sender];
        (bool ok, ) = HASHER.call(data); // expect: reentrancy-no-eth
        require(ok && n > 0);
        entries[msg.sender] = 0;
        sealed_[msg.sender] += n;
    }
}
