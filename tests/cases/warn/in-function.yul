object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    object "C_deployed" {
        code {
            switch shr(224, calldataload(0))
            case 0x22222222 { pay(sload(key())) clear() }
            case 0x33333333 { sstore(key(), callvalue()) }
            default { revert(0, 0) }
            function pay(n) { if iszero(call(gas(), caller(), n, 0, 0, 0, 0)) { revert(0, 0) } }
            function clear() { sstore(key(), 0) }
            function key() -> k { mstore(0, caller()) mstore(32, 3) k := keccak256(0, 64) }
        }
    }
}
// check-name: the call and the write are in functions of their own
// check-has: [-Wreentrancy-eth]
