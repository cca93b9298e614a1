// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A payout that clears the ledger entry after (a) or before (b) the call.
contract W1a {
    mapping(address => uint256) public credit;

    function put() external payable {
        credit[msg.sender] += msg.value;
    }

    function cashOut() external {
        uint256 due = credit[msg.sender];
        require(due > 0, "nothing");
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok, "failed");
        credit[msg.sender] = 0;
    }
}

contract W1aAsmCall {
    mapping(address => uint256) private owed;

    function put() external payable { owed[msg.sender] += msg.value; }

    function cashOut() external {
        uint256 due = owed[msg.sender];
        assembly { // expect: reentrancy-eth
            if iszero(call(gas(), caller(), due, 0, 0, 0, 0)) { revert(0, 0) }
        }
        delete owed[msg.sender];
    }
}

contract W1aAsmAll {
    fallback() external payable {
        assembly {
            mstore(0, caller())
            mstore(32, 0x77)
            let k := keccak256(0, 64)
            sstore(k, add(sload(k), callvalue()))
        }
    }

    function cashOut() external {
        bytes32 k;
        uint256 due;
        assembly {
            mstore(0, caller())
            mstore(32, 0x77)
            k := keccak256(0, 64)
            due := sload(k)
        }
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        if (!ok) revert();
        assembly {
            sstore(k, 0)
        }
    }
}

// The result of the call is looked at by nobody.
contract W1aIgnored {
    mapping(address => uint256) public credit;

    function put() external payable { credit[msg.sender] += msg.value; }

    function cashOut(address payable to) external {
        uint256 due = credit[msg.sender];
        to.call{value: due}(""); // expect: reentrancy-eth
        credit[msg.sender] = 0;
    }
}

contract W1b { // expect: none
    mapping(address => uint256) public credit;

    function put() external payable {
        credit[msg.sender] += msg.value;
    }

    function cashOut() external {
        uint256 due = credit[msg.sender];
        require(due > 0, "nothing");
        credit[msg.sender] = 0;
        (bool ok, ) = msg.sender.call{value: due}("");
        require(ok, "failed");
    }
}

contract W1bAsm { // expect: none
    mapping(address => uint256) private owed;

    function put() external payable { owed[msg.sender] += msg.value; }

    function cashOut() external {
        uint256 due = owed[msg.sender];
        delete owed[msg.sender];
        assembly {
            if iszero(call(gas(), caller(), due, 0, 0, 0, 0)) { revert(0, 0) }
        }
    }
}

// Only the write is in assembly.
contract W1aAsmWrite {
    mapping(address => uint256) public credit;
    function put() external payable { credit[msg.sender] += msg.value; }
    function cashOut() external {
        uint256 due = credit[msg.sender];
        (bool ok, ) = msg.sender.call{value: due}(""); // expect: reentrancy-eth
        require(ok);
        assembly {
            mstore(0, caller())
            mstore(32, credit.slot)
            sstore(keccak256(0, 64), 0)
        }
    }
}
