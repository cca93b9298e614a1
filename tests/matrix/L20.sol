// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Who a message is from is noted while it is delivered, and can be another one
// within a delivery; that of each message is known all the same.
contract L20a { // expect: none
    enum Fate { None, Done, Failed }
    address private sender;
    mapping(bytes32 => Fate) private fate;
    receive() external payable {}
    function deliver(address from, address to, uint256 n, bytes calldata data) external {
        bytes32 h = keccak256(abi.encode(from, to, n, data));
        require(fate[h] == Fate.None, "handled");
        fate[h] = Fate.Done;
        sender = from;
        (bool ok, ) = to.call{value: n}(data);
        sender = address(0);
        fate[h] = ok ? Fate.Done : Fate.Failed;
    }
    function retry(address from, address to, uint256 n, bytes calldata data) external {
        bytes32 h = keccak256(abi.encode(from, to, n, data));
        require(fate[h] == Fate.Failed, "not failed");
        fate[h] = Fate.Done;
        sender = from;
        (bool ok, ) = to.call{value: n}(data);
        require(ok, "failed again");
        sender = address(0);
    }
}

// The same, but who has sent is asked for, and the message may be sent again.
contract L20b {
    address private sender;
    mapping(bytes32 => bool) private done;
    mapping(address => uint256) private got;
    constructor() payable {}
    function deliver(address from, address to, uint256 n) external {
        bytes32 h = keccak256(abi.encode(from, to, n));
        require(!done[h], "handled");
        sender = from;
        (bool ok, ) = to.call{value: n}(""); // expect: reentrancy-eth
        require(ok);
        sender = address(0);
        done[h] = true;
    }
    function take() external { require(sender != address(0), "none"); got[sender] += 1; }
}
