/// @use-src 0:"no/such.sol"
object "C" {
    code { datacopy(0, dataoffset("C_deployed"), datasize("C_deployed")) return(0, datasize("C_deployed")) }
    /// @use-src 0:"no/such.sol"
    object "C_deployed" {
        code {
            /// @src 0:5:95  "contract C {..."
            switch shr(224, calldataload(0))
            case 0x11111111 { fun_setFee_1() }
            case 0x22222222 { fun_pay_2() }
            default { revert(0, 0) }
            /// @src 0:10:20  "function setFee(uint f) ..."
            function fun_setFee_1() {
                /// @src 0:12:14  "require(msg.sender == owner)"
                if iszero(eq(caller(), sload(7))) { revert(0, 0) }
                /// @src 0:14:16  "fee = f"
                sstore(8, calldataload(4))
            }
            /// @src 0:30:90  "function pay() ..."
            function fun_pay_2() {
                /// @src 0:31:34  "require(!busy)"
                if tload(0) { revert(0, 0) }
                tstore(0, 1)
                /// @src 0:35:40  "uint due = fee"
                let due := sload(8)
                /// @src 0:62:80  "call"
                let ok := delegatecall(gas(), calldataload(4), 0, 0, 0, 0)
                if iszero(ok) { revert(0, 0) }
                /// @src 0:82:88  "fee = 0"
                sstore(8, 0)
                tstore(0, 0)
            }
        }
    }
}
// check-name: foreign code in own storage becomes the owner
// check-has: 'setFee' is entered meanwhile: only a privileged caller can start it, and foreign code in this storage can make itself one
// check-never: nothing stops it
