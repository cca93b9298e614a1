object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    object "C_deployed" {
        code {
            switch shr(224, calldataload(0))
            case 0x22222222 {
                if sload(0) { revert(0, 0) }
                sstore(0, 1)
                let n := sload(1)
                if iszero(call(gas(), caller(), n, 0, 0, 0, 0)) { revert(0, 0) }
                sstore(1, 0)
            }
            default { revert(0, 0) }
        }
    }
}
// check-name: a mark that is set before the call and never cleared
// check-never: warning:
