/// @use-src 0:"examples/bank.sol"
object "Bank_58" {
    code {
        {
            /// @src 0:481:1023  "contract Bank {..."
            let _1 := memoryguard(0x80)
            mstore(64, _1)
            if callvalue() { revert(0, 0) }
            let _2 := datasize("Bank_58_deployed")
            codecopy(_1, dataoffset("Bank_58_deployed"), _2)
            return(_1, _2)
        }
    }
    /// @use-src 0:"examples/bank.sol"
    object "Bank_58_deployed" {
        code {
            {
                /// @src 0:481:1023  "contract Bank {..."
                let _1 := memoryguard(0x80)
                mstore(64, _1)
                if iszero(lt(calldatasize(), 4))
                {
                    switch shr(224, calldataload(0))
                    case 0x27e235e3 {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 32) { revert(0, 0) }
                        let value := calldataload(4)
                        let _2 := and(value, sub(shl(160, 1), 1))
                        if iszero(eq(value, _2)) { revert(0, 0) }
                        mstore(0, _2)
                        mstore(32, 0)
                        mstore(_1, sload(keccak256(0, 64)))
                        return(_1, 32)
                    }
                    case 0x2e1a7d4d {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 32) { revert(0, 0) }
                        let value_1 := calldataload(4)
                        /// @src 0:817:851  "msg.sender.call{value: amount}(\"\")"
                        let expr_component := call(gas(), /** @src 0:817:827  "msg.sender" */ caller(), /** @src 0:817:851  "msg.sender.call{value: amount}(\"\")" */ value_1, /** @src 0:481:1023  "contract Bank {..." */ 0, 0, 0, 0)
                        /// @src 0:817:851  "msg.sender.call{value: amount}(\"\")"
                        let data := /** @src 0:481:1023  "contract Bank {..." */ 0
                        switch returndatasize()
                        case 0 { data := 96 }
                        default {
                            let _3 := returndatasize()
                            if gt(_3, 0xffffffffffffffff)
                            {
                                mstore(0, shl(224, 0x4e487b71))
                                mstore(4, 0x41)
                                revert(0, 0x24)
                            }
                            let memPtr := mload(64)
                            let newFreePtr := add(memPtr, and(add(and(add(_3, 31), not(31)), 63), not(31)))
                            if or(gt(newFreePtr, 0xffffffffffffffff), lt(newFreePtr, memPtr))
                            {
                                mstore(0, shl(224, 0x4e487b71))
                                mstore(4, 0x41)
                                revert(0, 0x24)
                            }
                            mstore(64, newFreePtr)
                            mstore(memPtr, _3)
                            data := memPtr
                            returndatacopy(add(memPtr, 32), 0, returndatasize())
                        }
                        /// @src 0:900:1015  "if (success) {..."
                        if expr_component
                        {
                            /// @src 0:481:1023  "contract Bank {..."
                            mstore(0, /** @src 0:817:827  "msg.sender" */ caller())
                            /// @src 0:481:1023  "contract Bank {..."
                            mstore(32, 0)
                            sstore(keccak256(0, 64), value_1)
                        }
                        return(0, 0)
                    }
                    case 0xd0e30db0 {
                        if slt(add(calldatasize(), not(3)), 0) { revert(0, 0) }
                        mstore(0, /** @src 0:663:673  "msg.sender" */ caller())
                        /// @src 0:481:1023  "contract Bank {..."
                        mstore(0x20, 0)
                        let dataSlot := keccak256(0, 64)
                        let _4 := sload(/** @src 0:654:687  "balances[msg.sender] += msg.value" */ dataSlot)
                        /// @src 0:481:1023  "contract Bank {..."
                        let sum := add(_4, /** @src 0:678:687  "msg.value" */ callvalue())
                        /// @src 0:481:1023  "contract Bank {..."
                        if gt(_4, sum)
                        {
                            mstore(0, shl(224, 0x4e487b71))
                            mstore(4, 0x11)
                            revert(0, 0x24)
                        }
                        sstore(dataSlot, sum)
                        /// @src 0:702:732  "Deposit(msg.sender, msg.value)"
                        let _5 := /** @src 0:481:1023  "contract Bank {..." */ mload(64)
                        mstore(_5, /** @src 0:678:687  "msg.value" */ callvalue())
                        /// @src 0:702:732  "Deposit(msg.sender, msg.value)"
                        log2(_5, /** @src 0:481:1023  "contract Bank {..." */ 0x20, /** @src 0:702:732  "Deposit(msg.sender, msg.value)" */ 0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c, /** @src 0:663:673  "msg.sender" */ caller())
                        /// @src 0:481:1023  "contract Bank {..."
                        return(0, 0)
                    }
                }
                revert(0, 0)
            }
        }
        data ".metadata" hex"a2646970667358221220cea06d305263f9fa0aca25208957ead26c3230f4cb3a41a92a73ee41b212c76364736f6c634300081e0033"
    }
}
