// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A mark set before the call, and overwritten with the call's success after it.
contract O2a { // expect: none
    mapping(uint256 => bool) public done;
    function run(uint256 id, address to, bytes calldata data) external {
        require(!done[id], "done");
        done[id] = true;
        (bool ok, ) = to.call(data);
        done[id] = ok;
    }
}

// The mark is only set after the call.
contract O2b {
    mapping(uint256 => bool) public done;
    function run(uint256 id, address to, bytes calldata data) external {
        require(!done[id], "done");
        (bool ok, ) = to.call(data); // expect: reentrancy-no-eth
        done[id] = ok;
    }
}
