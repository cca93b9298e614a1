object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    object "C_deployed" {
        code {
            switch shr(224, calldataload(0))
            case 0x11111111 {
                let old := sload(key())
                let new := add(old, callvalue())
                if gt(old, new) { revert(0, 0) }
                sstore(key(), new)
            }
            case 0x22222222 {
                let n := calldataload(4)
                if lt(sload(key()), n) { revert(0, 0) }
                if iszero(call(gas(), caller(), n, 0, 0, 0, 0)) { revert(0, 0) }
                sstore(key(), sub(sload(key()), n))
            }
            default { revert(0, 0) }
            function key() -> k { mstore(0, caller()) mstore(32, 3) k := keccak256(0, 64) }
        }
    }
}
// check-name: a fresh subtraction that nothing checks
// check-has: [-Wreentrancy-eth]
