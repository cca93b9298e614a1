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
                
                /// @src 0:62:80  "msg.sender.call{value: due}"
                let ok := call(gas(), caller(), due, 0, 0, 0, 0)
                if iszero(ok) { revert(0, 0) }
                /// @src 0:82:88  "owed[msg.sender] = 0"
                sstore(caller(), 0)
            }
            default { revert(0, 0) }
        }
    }
}
// check-name: no patch without the Solidity text, and a note that says so
// check-command: yulwark -fdiagnostics-generate-patch $file
// check-has: note: where the Solidity text is not at hand, no patch can be made
// check-never: +++
