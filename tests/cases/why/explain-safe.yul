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
// check-name: why a locked function is not reported
// check-command: yulwark -fexplain-safe=0x22222222 $file
// check-has: 0x22222222: safe
// check-output-start
// C.0x22222222: safe
// call in 0x22222222
//   control goes to the caller
//   known whenever other code runs:
//     slot 7 is 1
//   0x11111111: reverts
//   0x22222222: reverts
// check-output-end
