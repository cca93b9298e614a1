// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface IHookedToken { function send(address to, uint256 n, bytes calldata data) external; }
interface IMultiToken {
    function safeBatchTransferFrom(address from, address to, uint256[] calldata ids, uint256[] calldata ns, bytes calldata data) external;
}

// Tokens whose transfer tells the receiver.
contract T2a {
    IHookedToken public immutable token;
    mapping(address => uint256) public claims;
    constructor(IHookedToken t) { token = t; }
    function accrue() external { claims[msg.sender] += 5; }
    function claim() external {
        uint256 n = claims[msg.sender];
        token.send(msg.sender, n, ""); // expect: reentrancy-no-eth
        claims[msg.sender] = 0;
    }
}

contract T2b {
    IMultiToken internal immutable items;
    mapping(address => uint256[]) internal won;
    mapping(address => uint256[]) internal counts;
    constructor(IMultiToken t) { items = t; }
    function win(uint256 id) external { won[msg.sender].push(id); counts[msg.sender].push(1); }
    function collect() external {
        items.safeBatchTransferFrom(address(this), msg.sender, won[msg.sender], counts[msg.sender], ""); // expect: reentrancy-no-eth
        delete won[msg.sender];
        delete counts[msg.sender];
    }
}

contract T2c { // expect: none
    IHookedToken public immutable token;
    mapping(address => uint256) public claims;
    constructor(IHookedToken t) { token = t; }
    function accrue() external { claims[msg.sender] += 5; }
    function claim() external {
        uint256 n = claims[msg.sender];
        claims[msg.sender] = 0;
        token.send(msg.sender, n, "");
    }
}
