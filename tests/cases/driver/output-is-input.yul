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
// check-name: an input is never overwritten
// check-command: t=$(mktemp); cp $file $t; yulwark -o $t $t 2>&1 | sed 's/tmp[^ ]*\([ :]\)/X\1/'; yulwark -w -fdump-lower=$t $t || cmp $file $t; rm $t
// check-has: fatal error: input file
// check-has: is the same as output file
// check-has: analysis terminated.
// check-never: differ
// check-never: [-Wreentrancy-eth]
