/// @use-src 0:"examples/bank-fixed.sol"
object "BankFixed_70" {
    code {
        {
            /// @src 0:277:835  "contract BankFixed {..."
            let _1 := memoryguard(0x80)
            mstore(64, _1)
            if callvalue() { revert(0, 0) }
            let _2 := datasize("BankFixed_70_deployed")
            codecopy(_1, dataoffset("BankFixed_70_deployed"), _2)
            return(_1, _2)
        }
    }
    /// @use-src 0:"examples/bank-fixed.sol"
    object "BankFixed_70_deployed" {
        code {
            {
                /// @src 0:277:835  "contract BankFixed {..."
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
                        mstore(0, /** @src 0:616:626  "msg.sender" */ caller())
                        /// @src 0:277:835  "contract BankFixed {..."
                        mstore(32, 0)
                        if /** @src 0:607:637  "balances[msg.sender] >= amount" */ lt(/** @src 0:277:835  "contract BankFixed {..." */ sload(keccak256(0, 64)), /** @src 0:607:637  "balances[msg.sender] >= amount" */ value_1)
                        /// @src 0:277:835  "contract BankFixed {..."
                        {
                            let memPtr := mload(64)
                            mstore(memPtr, shl(229, 4594637))
                            mstore(add(memPtr, 4), 32)
                            mstore(add(memPtr, 36), 26)
                            mstore(add(memPtr, 68), "BankFixed: balance too low")
                            revert(memPtr, 100)
                        }
                        mstore(0, /** @src 0:616:626  "msg.sender" */ caller())
                        /// @src 0:277:835  "contract BankFixed {..."
                        mstore(32, 0)
                        let dataSlot := keccak256(0, 64)
                        let _3 := sload(/** @src 0:678:708  "balances[msg.sender] -= amount" */ dataSlot)
                        /// @src 0:277:835  "contract BankFixed {..."
                        let diff := sub(_3, value_1)
                        if gt(diff, _3)
                        {
                            mstore(0, shl(224, 0x4e487b71))
                            mstore(4, 0x11)
                            revert(0, 0x24)
                        }
                        sstore(dataSlot, diff)
                        /// @src 0:737:771  "msg.sender.call{value: amount}(\"\")"
                        let expr_component := call(gas(), /** @src 0:616:626  "msg.sender" */ caller(), /** @src 0:737:771  "msg.sender.call{value: amount}(\"\")" */ value_1, /** @src 0:277:835  "contract BankFixed {..." */ 0, 0, 0, 0)
                        /// @src 0:737:771  "msg.sender.call{value: amount}(\"\")"
                        let data := /** @src 0:277:835  "contract BankFixed {..." */ 0
                        switch returndatasize()
                        case 0 { data := 96 }
                        default {
                            let _4 := returndatasize()
                            if gt(_4, 0xffffffffffffffff)
                            {
                                mstore(0, shl(224, 0x4e487b71))
                                mstore(4, 0x41)
                                revert(0, 0x24)
                            }
                            let memPtr_1 := mload(64)
                            let newFreePtr := add(memPtr_1, and(add(and(add(_4, 31), not(31)), 63), not(31)))
                            if or(gt(newFreePtr, 0xffffffffffffffff), lt(newFreePtr, memPtr_1))
                            {
                                mstore(0, shl(224, 0x4e487b71))
                                mstore(4, 0x41)
                                revert(0, 0x24)
                            }
                            mstore(64, newFreePtr)
                            mstore(memPtr_1, _4)
                            data := memPtr_1
                            returndatacopy(add(memPtr_1, 32), 0, returndatasize())
                        }
                        if iszero(expr_component)
                        {
                            let memPtr_2 := mload(64)
                            mstore(memPtr_2, shl(229, 4594637))
                            mstore(add(memPtr_2, 4), 32)
                            mstore(add(memPtr_2, 36), 25)
                            mstore(add(memPtr_2, 68), "BankFixed: payment failed")
                            revert(memPtr_2, 100)
                        }
                        return(0, 0)
                    }
                    case 0xd0e30db0 {
                        if slt(add(calldatasize(), not(3)), 0) { revert(0, 0) }
                        mstore(0, /** @src 0:464:474  "msg.sender" */ caller())
                        /// @src 0:277:835  "contract BankFixed {..."
                        mstore(0x20, 0)
                        let dataSlot_1 := keccak256(0, 64)
                        let _5 := sload(/** @src 0:455:488  "balances[msg.sender] += msg.value" */ dataSlot_1)
                        /// @src 0:277:835  "contract BankFixed {..."
                        let sum := add(_5, /** @src 0:479:488  "msg.value" */ callvalue())
                        /// @src 0:277:835  "contract BankFixed {..."
                        if gt(_5, sum)
                        {
                            mstore(0, shl(224, 0x4e487b71))
                            mstore(4, 0x11)
                            revert(0, 0x24)
                        }
                        sstore(dataSlot_1, sum)
                        /// @src 0:503:533  "Deposit(msg.sender, msg.value)"
                        let _6 := /** @src 0:277:835  "contract BankFixed {..." */ mload(64)
                        mstore(_6, /** @src 0:479:488  "msg.value" */ callvalue())
                        /// @src 0:503:533  "Deposit(msg.sender, msg.value)"
                        log2(_6, /** @src 0:277:835  "contract BankFixed {..." */ 0x20, /** @src 0:503:533  "Deposit(msg.sender, msg.value)" */ 0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c, /** @src 0:464:474  "msg.sender" */ caller())
                        /// @src 0:277:835  "contract BankFixed {..."
                        return(0, 0)
                    }
                }
                revert(0, 0)
            }
        }
        data ".metadata" hex"a2646970667358221220ecd3bd823cdd48df5e36cf9874a9b374f1c5963aaa1d27866eab2e53069ecae564736f6c634300081e0033"
    }
}
