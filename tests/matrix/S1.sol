// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;

// A queue that is paid in a loop and deleted at the end.
contract S1a {
    struct Due { address payable to; uint256 n; }
    Due[] private queue;
    function enqueue(address payable to) external payable { queue.push(Due(to, msg.value)); }
    function payAll() external {
        for (uint256 i = 0; i < queue.length; i++) {
            (bool ok, ) = queue[i].to.call{value: queue[i].n}(""); // expect: reentrancy-cross-function|reentrancy-eth
            require(ok);
        }
        delete queue;
    }
}

// The last element is paid, and popped after (a) or before (b) the call.
contract S2a {
    struct Due { address payable to; uint256 n; }
    Due[] private stack;
    function push() external payable { stack.push(Due(payable(msg.sender), msg.value)); }
    function payLast() external {
        Due storage d = stack[stack.length - 1];
        (bool ok, ) = d.to.call{value: d.n}(""); // expect: reentrancy-eth
        require(ok);
        stack.pop();
    }
}

contract S2b { // expect: none
    struct Due { address payable to; uint256 n; }
    Due[] private stack;
    function push() external payable { stack.push(Due(payable(msg.sender), msg.value)); }
    function payLast() external {
        Due memory d = stack[stack.length - 1];
        stack.pop();
        (bool ok, ) = d.to.call{value: d.n}("");
        require(ok);
    }
}

// A record in a mapping is paid, and deleted after (c) or before (d) the call.
contract S2c {
    struct Bond { address payable holder; uint64 until; uint256 n; }
    mapping(uint256 => Bond) public bonds;
    function buy(uint256 id) external payable {
        require(bonds[id].holder == address(0));
        bonds[id] = Bond(payable(msg.sender), uint64(block.timestamp + 1 days), msg.value);
    }
    function redeem(uint256 id) external {
        Bond storage b = bonds[id];
        require(b.holder == msg.sender && block.timestamp >= b.until, "early");
        (bool ok, ) = b.holder.call{value: b.n}(""); // expect: reentrancy-eth
        require(ok);
        delete bonds[id];
    }
}

contract S2d { // expect: none
    struct Bond { address payable holder; uint64 until; uint256 n; }
    mapping(uint256 => Bond) public bonds;
    function buy(uint256 id) external payable {
        require(bonds[id].holder == address(0));
        bonds[id] = Bond(payable(msg.sender), uint64(block.timestamp + 1 days), msg.value);
    }
    function redeem(uint256 id) external {
        Bond memory b = bonds[id];
        require(b.holder == msg.sender && block.timestamp >= b.until, "early");
        delete bonds[id];
        (bool ok, ) = b.holder.call{value: b.n}("");
        require(ok);
    }
}
