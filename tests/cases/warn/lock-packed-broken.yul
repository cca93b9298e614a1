object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    object "C_deployed" {
        code {
            switch shr(224, calldataload(0))
            case 0x11111111 {
                if and(shr(8, sload(7)), 0xff) { revert(0, 0) }
                sstore(key(), add(sload(key()), callvalue()))
            }
            case 0x22222222 {
                if and(shr(8, sload(7)), 0xff) { revert(0, 0) }
                sstore(7, or(and(sload(7), not(0xff00)), 0x0100))
                let due := sload(key())
                if iszero(call(gas(), caller(), due, 0, 0, 0, 0)) { revert(0, 0) }
                sstore(key(), 0)
                sstore(7, and(sload(7), not(0xff00)))
            }
            case 0x33333333 { sstore(7, and(calldataload(4), 0xffff)) }
            default { revert(0, 0) }
            function key() -> k { mstore(0, caller()) mstore(32, 3) k := keccak256(0, 64) }
        }
    }
}
// check-name: a function that writes the byte of the lock
// check-has: [-Wreentrancy-eth]
