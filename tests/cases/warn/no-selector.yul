object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    object "C_deployed" {
        code {
            let n := sload(0)
            if iszero(call(gas(), caller(), n, 0, 0, 0, 0)) { revert(0, 0) }
            sstore(0, 0)
        }
    }
}
// check-name: a contract that does the same whatever it is called with
// check-has: [-Wreentrancy-eth]
