object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    object "C_deployed" {
        code {
            switch shr(224, calldataload(0))
            case 0x11111111 {
                if sload(7) { revert(0, 0) }
                sstore(key(), add(sload(key()), callvalue()))
            }
            case 0x22222222 {
                if sload(7) { revert(0, 0) }
                sstore(7, 1)
                let due := sload(key())
                if iszero(call(gas(), caller(), due, 0, 0, 0, 0)) { revert(0, 0) }
                sstore(key(), 0)
                sstore(7, 0)
            }
            default { revert(0, 0) }
            function key() -> k { mstore(0, caller()) mstore(32, 3) k := keccak256(0, 64) }
        }
    }
}
// check-name: two functions explained, and a dump in a file of its own
// check-command: t=$(mktemp); yulwark -fdump-calls=$t -fexplain-safe=0x11111111 -fexplain-safe=0x22222222 -fexplain-safe=0x33333333 $file; rm $t
// check-has: 0x11111111: safe: it makes no external call
// check-has: 0x22222222: safe
// check-has: no function is called '0x33333333'
// check-never: no function is called '0x1
