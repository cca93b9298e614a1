// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/*
 * The other parties of a contract under test: callers, callees, tokens.  What
 * they do is written into their storage by tests/tools/evm.js before a run:
 *
 *	0		the actor: the agent that is to act; 0 if nobody is;
 *			from bit 160 how many calls it makes, from bit 168
 *			how many calls of agents pass before, from bit 176
 *			whether it acts through the constructor of a new contract
 *	1		the answer to any call that is not listed, plus one
 *	0x10000 * j	the j-th call of the actor, j = 1...: target, from
 *			bit 160 the length of the data; value; data or init code
 *	2^64 + selector	the answer to calls with that selector, plus one
 *	2^160 + address	how many tokens the address has
 *
 * Transient slot 0 counts the calls of agents.  Little gas is used, for some
 * calls come with 2300 only.
 */
contract Agent {
    fallback() external payable {
        assembly {
            function move(from, to, n) {
                let a := or(shl(160, 1), and(from, sub(shl(160, 1), 1)))
                let b := or(shl(160, 1), and(to, sub(shl(160, 1), 1)))
                let have := sload(a)
                if lt(have, n) { revert(0, 0) }
                sstore(a, sub(have, n))
                sstore(b, add(sload(b), n))
            }
            function act(plan) {
                let n := tload(0)
                tstore(0, add(n, 1))
                if sub(n, byte(10, plan)) { leave }
                let last := shl(16, byte(11, plan))
                for { let at := 0x10000 } iszero(gt(at, last)) { at := add(at, 0x10000) } {
                    let to := sload(at)
                    let size := shr(160, to)
                    for { let i := 0 } lt(i, size) { i := add(i, 32) } {
                        mstore(i, sload(add(add(at, 2), shr(5, i))))
                    }
                    switch byte(9, plan)
                    case 0 { pop(call(gas(), to, sload(add(at, 1)), 0, size, 0, 0)) }
                    default { pop(create2(sload(add(at, 1)), 0, size, at)) }
                }
            }

            // one byte of data: is this a static call?
            if eq(calldatasize(), 1) {
                tstore(1, 1)
                stop()
            }
            let selector := shr(224, calldataload(0))
            switch selector
            case 0xa9059cbb { move(caller(), calldataload(4), calldataload(36)) }
            case 0x23b872dd { move(calldataload(4), calldataload(36), calldataload(68)) }
            let plan := sload(0)
            if plan {
                if call(400, address(), 0, 0, 1, 0, 0) {
                    switch shl(96, xor(plan, address()))
                    case 0 { act(plan) }
                    default { pop(call(gas(), plan, 0, 0, 0, 0, 0)) }
                }
            }
            if iszero(calldatasize()) { stop() }
            let answer := sload(or(shl(64, 1), selector))
            if iszero(answer) { answer := sload(1) }
            mstore(0, sub(answer, 1))
            if eq(selector, 0x70a08231) { mstore(0, sload(or(shl(160, 1), calldataload(4)))) }
            return(0, 32)
        }
    }
}

/* Code that a contract runs as its own: it lets an agent act, and writes a word
 * of the contract's storage back as it was before. */
contract Guest {
    address private immutable agent;

    constructor(address a) { agent = a; }

    function spoil() external {}

    fallback() external payable {
        address a = agent;
        bytes4 ask = this.spoil.selector;
        assembly {
            mstore(0, ask)
            pop(staticcall(gas(), a, 0, 4, 0, 32))
            let slot := mload(0)
            let old := sload(slot)
            pop(call(gas(), a, 0, 0, 0, 0, 0))
            sstore(slot, old)
        }
    }
}

/* A caller that has no code yet. */
contract Puppet {
    constructor(address to, bytes memory data) payable {
        (bool ok, ) = to.call{value: msg.value}(data);
        require(ok);
    }
}
