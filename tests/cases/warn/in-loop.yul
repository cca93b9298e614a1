object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    object "C_deployed" {
        code {
            switch shr(224, calldataload(0))
            case 0x11111111 { sstore(calldataload(4), callvalue()) }
            case 0x22222222 {
                for { let i := 4 } lt(i, calldatasize()) { i := add(i, 32) } {
                    let who := calldataload(i)
                    if iszero(call(gas(), who, sload(who), 0, 0, 0, 0)) { revert(0, 0) }
                    sstore(who, 0)
                }
            }
            default { revert(0, 0) }
        }
    }
}
// check-name: each turn of a loop pays and then clears
// check-has: [-Wreentrancy-eth]
