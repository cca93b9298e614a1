object "C" {
    code { pop(call(gas(), caller(), 0, 0, 0, 0, 0)) sstore(0, 1) datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    object "C_deployed" {
        code {
            sstore(0, add(sload(0), 1))
        }
    }
}
// check-name: the code that deploys calls and then writes
// check-never: warning:
