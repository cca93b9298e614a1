object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    object "C_deployed" {
        code {
            switch shr(224, calldataload(0))
            case 0x11111111 { sstore(caller(), add(sload(caller()), callvalue())) }
            case 0x22222222 {
                let due := sload(caller())
                let ok := call(gas(), caller(), due, 0, 0, 0, 0)
                if iszero(ok) { revert(0, 0) }
                sstore(caller(), 0)
            }
            default { revert(0, 0) }
        }
    }
}
// check-name: -o /dev/stdout adds to what stands there
// check-command: t=$(mktemp); echo kept >$t; yulwark -o /dev/stdout $file >>$t; cat $t; rm $t
// check-has: kept
// check-has: [-Wreentrancy-eth]
