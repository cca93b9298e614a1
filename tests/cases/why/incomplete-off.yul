object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    object "C_deployed" {
        code {
            switch shr(224, calldataload(0))
            case 0x00000001 {
                let ok := call(gas(), caller(), 0, 0, 0, 0, 0)
                count(calldataload(4))
            }
            default { revert(0, 0) }
            function count(n) {
                if iszero(n) { leave }
                sstore(n, 1)
                count(sub(n, 1))
            }
        }
    }
}
// check-name: the same with -Wno-analysis-incomplete
// check-command: yulwark -Wno-analysis-incomplete $file
// check-never: not analysed in full
