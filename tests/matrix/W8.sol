// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// Who is called is fixed, but fixed is not trusted.
contract W8a {
    address private constant TREASURY = 0x71C7656EC7ab88b098defB751B7401B5f6d8976F;
    uint256 public fees;
    function pay() external payable { fees += msg.value; }
    function sweep() external {
        uint256 all = fees;
        (bool ok, ) = TREASURY.call{value: all}(""); // expect: reentrancy-eth
        require(ok);
        fees = 0;
    }
}

contract W8aImmutable {
    address payable public immutable beneficiary;
    uint256 public fees;
    constructor(address payable who) { beneficiary = who; }
    function pay() external payable { fees += msg.value; }
    function sweep() external {
        uint256 all = fees;
        (bool ok, ) = beneficiary.call{value: all}(""); // expect: reentrancy-eth
        require(ok);
        fees = 0;
    }
}

contract W8b {
    address public sink;
    uint256 public fees;
    function setSink(address s) external { sink = s; }
    function pay() external payable { fees += msg.value; }
    function sweep() external {
        uint256 all = fees;
        (bool ok, ) = sink.call{value: all}(""); // expect: reentrancy-eth
        require(ok);
        fees = 0;
    }
}

contract W8c { // expect: none
    address payable public immutable beneficiary;
    uint256 public fees;
    constructor(address payable who) { beneficiary = who; }
    function pay() external payable { fees += msg.value; }
    function sweep() external {
        uint256 all = fees;
        fees = 0;
        (bool ok, ) = beneficiary.call{value: all}("");
        require(ok);
    }
}
