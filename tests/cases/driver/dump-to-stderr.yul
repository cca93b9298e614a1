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
// check-name: a dump to stderr stands before the findings
// check-command: yulwark -fdump-reentry=stderr -fdiagnostics-plain-output $file
// check-has: ; C_deployed after reentry
// check-has: [-Wreentrancy-eth]
