// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A lock word at a hashed constant slot.
contract L4asm { // expect: none
    bytes32 private constant SLOT = keccak256("yulwark.matrix.door");
    mapping(address => uint256) public credit;
    modifier door() {
        bytes32 s = SLOT;
        assembly {
            if sload(s) { revert(0, 0) }
            sstore(s, 1)
        }
        _;
        assembly { sstore(s, 0) }
    }
    function put() external payable door { credit[msg.sender] += msg.value; }
    function cashOut() external door {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        credit[msg.sender] = 0;
    }
}

library L4Store { // expect: none
    struct Data {
        uint256 door;
        mapping(address => uint256) credit;
    }
    // erc7201-like: keccak256(abi.encode(uint256(keccak256("yulwark.matrix.data")) - 1)) & ~0xff
    bytes32 internal constant AT = keccak256(abi.encode(uint256(keccak256("yulwark.matrix.data")) - 1)) & ~bytes32(uint256(0xff));
    function data() internal pure returns (Data storage d) {
        bytes32 at = AT;
        assembly { d.slot := at }
    }
}

contract L4namespaced { // expect: none
    modifier door() {
        L4Store.Data storage d = L4Store.data();
        require(d.door == 0);
        d.door = 1;
        _;
        d.door = 0;
    }
    function put() external payable door { L4Store.data().credit[msg.sender] += msg.value; }
    function cashOut() external door {
        L4Store.Data storage d = L4Store.data();
        uint256 due = d.credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok);
        d.credit[msg.sender] = 0;
    }
}
