// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

interface Told {
    function told() external;
}

// What is written after the call needs nothing of it: both writes are moved.
contract Moved {
    mapping(address => uint256) private due;
    uint256 private paid;

    function put() external payable {
        due[msg.sender] += msg.value;
    }

    function pull() external {
        uint256 n = due[msg.sender];
        (bool ok, ) = msg.sender.call{value: n}("");
        require(ok, "failed");
        due[msg.sender] = 0; // late
        paid += n;
    }
}

// Two calls, the write comes after both: it is moved before the first.
contract Twice {
    mapping(address => uint256) private due;

    function put() external payable {
        due[msg.sender] += msg.value;
    }

    function pull(address tip) external {
        uint256 n = due[msg.sender] / 2;
        (bool ok, ) = msg.sender.call{value: n}("");
        if (!ok) revert();
        (ok, ) = tip.call{value: n}("");
        if (!ok) {
            revert();
        }
        due[msg.sender] -= 2 * n;
    }
}

// The call is paid by what the write changes: a lock.  Its names are taken.
contract Locked {
    mapping(address => uint256) private due;
    uint256 private reentryLock;

    function put(address noReentry) external payable {
        due[noReentry] += msg.value;
        reentryLock++;
    }

    function pull() external {
        (bool ok, ) = msg.sender.call{value: due[msg.sender]}("");
        require(ok, "failed");
        due[msg.sender] = 0;
    }
}

// A view would show the one without the other.
contract Looked {
    uint256 private shares;
    uint256 private assets;

    function join(uint256 n, Told t) external {
        shares += n;
        t.told();
        assets = n > 1 ? assets + n : assets + 1;
    }

    function joinIf(uint256 n, Told t) external {
        shares += n;
        t.told();
        if (n > 1) {
            assets += n;
        }
    }

    function price() external view returns (uint256) {
        return (assets * 100) / shares;
    }
}

// What the call returns decides about the write, and the lock would be met twice.
contract Refused {
    mapping(address => uint256) private due;

    function put() public payable {
        due[msg.sender] += msg.value;
    }

    function putAndPull() external payable {
        put();
        pull();
    }

    function pull() public {
        (bool ok, ) = msg.sender.call{value: due[msg.sender]}("");
        if (ok) {
            due[msg.sender] = 0;
        }
    }
}

// Who is called asks from whom the message comes.
contract Messenger {
    address private sender;
    mapping(bytes32 => bool) private done;

    function deliver(address by, address to, bytes32 id) external {
        require(!done[id]);
        sender = by;
        (bool ok, ) = to.call("");
        require(ok);
        sender = address(0);
        done[id] = true;
    }

    function from() external view returns (address) {
        return sender;
    }
}
