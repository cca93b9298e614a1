// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface IPlain { function transfer(address to, uint256 n) external returns (bool); }

library T3Safe { // expect: none
    function pay(IPlain t, address to, uint256 n) internal {
        _call(address(t), abi.encodeWithSelector(t.transfer.selector, to, n));
    }
    function _call(address t, bytes memory data) private {
        (bool ok, bytes memory r) = t.call(data); // expect(T3a): reentrancy-no-eth
        require(ok && (r.length == 0 || abi.decode(r, (bool))), "token");
    }
}

// The call sits in a library of low-level helpers.
contract T3a {
    using T3Safe for IPlain;
    IPlain public immutable token;
    mapping(address => uint256) public claims;
    constructor(IPlain t) { token = t; }
    function accrue(address to) external { claims[to] += 5; }
    function claim() external {
        uint256 n = claims[msg.sender];
        require(n > 0);
        token.pay(msg.sender, n);
        claims[msg.sender] = 0;
    }
}

contract T3b { // expect: none
    using T3Safe for IPlain;
    IPlain public immutable token;
    mapping(address => uint256) public claims;
    constructor(IPlain t) { token = t; }
    function accrue(address to) external { claims[to] += 5; }
    function claim() external {
        uint256 n = claims[msg.sender];
        require(n > 0);
        delete claims[msg.sender];
        token.pay(msg.sender, n);
    }
}
