// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A signed action: the nonce is compared before the call and raised after it.
contract O3a {
    address public immutable signer;
    uint256 public nonce;
    constructor(address s) { signer = s; }
    function act(address to, bytes calldata data, uint256 n, uint8 v, bytes32 r, bytes32 s) external {
        require(n == nonce, "nonce");
        bytes32 h = keccak256(abi.encode(address(this), to, data, n));
        require(ecrecover(h, v, r, s) == signer, "signature");
        (bool ok, ) = to.call(data); // expect: reentrancy-no-eth
        require(ok);
        nonce++;
    }
}

contract O3b { // expect: none
    address public immutable signer;
    uint256 public nonce;
    constructor(address s) { signer = s; }
    function act(address to, bytes calldata data, uint256 n, uint8 v, bytes32 r, bytes32 s) external {
        require(n == nonce++, "nonce");
        bytes32 h = keccak256(abi.encode(address(this), to, data, n));
        require(ecrecover(h, v, r, s) == signer, "signature");
        (bool ok, ) = to.call(data);
        require(ok);
    }
}
