object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    /// @use-src 0:"no/such.sol"
    object "C_deployed" {
        code {
            /// @src 0:10:90  "contract C {..."
            switch shr(224, calldataload(0))
            case 0x22222222 {
                let had := sload(caller())
                /// @src 0:62:80  "token.take()"
                let ok := call(gas(), calldataload(4), 0, 0, 0, 0, 0)
                if iszero(ok) { revert(0, 0) }
                /// @src 0:82:88  "had[msg.sender] = old + 1"
                sstore(caller(), add(had, 1))
            }
            default { revert(0, 0) }
        }
    }
}
// check-name: a call without ether goes to somebody with all the gas
// check-command: yulwark -fdiagnostics-plain-output $file
// check-has: control goes to an address that the caller chose, with all the gas
// check-has: [-Wreentrancy-no-eth]
