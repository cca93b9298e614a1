// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// The late write is in an internal function that takes a storage pointer.
contract S5a {
    struct Account { uint256 n; uint256 nonce; }
    mapping(address => Account) internal accounts;
    function put() external payable { accounts[msg.sender].n += msg.value; }
    function _clear(Account storage a) internal { a.n = 0; }
    function cashOut() external {
        Account storage a = accounts[msg.sender];
        uint256 due = a.n;
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        _clear(a);
    }
}

// The late write is in a modifier, after the body.
contract S5b {
    mapping(address => uint256) internal due;
    function put() external payable { due[msg.sender] += msg.value; }
    modifier settles() {
        _;
        due[msg.sender] = 0;
    }
    function cashOut() external settles {
        (bool ok, ) = msg.sender.call{value: due[msg.sender]}(""); // expect: reentrancy-eth
        require(ok);
    }
}

// The call is in a modifier, before the body.
contract S5c {
    mapping(address => uint256) internal due;
    function put() external payable { due[msg.sender] += msg.value; }
    modifier paysFirst() {
        (bool ok, ) = msg.sender.call{value: due[msg.sender]}(""); // expect: reentrancy-eth
        require(ok);
        _;
    }
    function close() external paysFirst {
        due[msg.sender] = 0;
    }
}

// The call is behind a pointer to an internal function.
contract S5d {
    mapping(address => uint256) internal due;
    function put() external payable { due[msg.sender] += msg.value; }
    function _push(address to, uint256 n) internal returns (bool ok) {
        (ok, ) = to.call{value: n}(""); // expect: reentrancy-eth
    }
    function _hold(address, uint256) internal pure returns (bool) { return true; }
    function cashOut(bool now_) external {
        function(address, uint256) internal returns (bool) f = now_ ? _push : _hold;
        uint256 n = due[msg.sender];
        require(f(msg.sender, n));
        due[msg.sender] = 0;
    }
}
