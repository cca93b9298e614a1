/// @use-src 0:"no/such.sol"
object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    /// @use-src 0:"no/such.sol"
    object "C_deployed" {
        code {
            /// @src 0:10:90  "contract C {..."
            switch shr(224, calldataload(0))
            case 0x22222222 {
                /// @src 0:30:60  "uint due = owed[msg.sender]"
                let due := sload(caller())
                sstore(caller(), 0)
                /// @src 0:62:80  "msg.sender.call{value: due}"
                let ok := call(gas(), caller(), due, 0, 0, 0, 0)
                if iszero(ok) { revert(0, 0) }
            }
            default { revert(0, 0) }
        }
    }
}
// check-name: a file that no finding lies in is not missed
// check-command: yulwark -fdiagnostics-plain-output $file
// check-never: not at hand
// check-never: warning
