object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    object "C_deployed" {
        code {
            switch shr(224, calldataload(0))
            case 0x11111111 { sstore(2, add(sload(2), 1)) }
            case 0x22222222 {
                if sload(0) { revert(0, 0) }
                sstore(0, 1)
                if iszero(call(gas(), caller(), sload(1), 0, 0, 0, 0)) { revert(0, 0) }
                sstore(1, 0)
                sstore(0, 0)
            }
            default { revert(0, 0) }
        }
    }
}
// check-name: the other function writes another slot, and the payer is locked
// check-never: warning:
