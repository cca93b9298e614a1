/// @use-src 0:"examples/vault.sol"
object "Vault_97" {
    code {
        {
            /// @src 0:343:1189  "contract Vault {..."
            let _1 := memoryguard(0xa0)
            mstore(64, _1)
            if callvalue() { revert(0, 0) }
            /// @src 0:505:524  "keeper = msg.sender"
            mstore(128, /** @src 0:514:524  "msg.sender" */ caller())
            /// @src 0:343:1189  "contract Vault {..."
            let _2 := datasize("Vault_97_deployed")
            codecopy(_1, dataoffset("Vault_97_deployed"), _2)
            setimmutable(_1, "4", mload(/** @src 0:505:524  "keeper = msg.sender" */ 128))
            /// @src 0:343:1189  "contract Vault {..."
            return(_1, _2)
        }
    }
    /// @use-src 0:"examples/vault.sol"
    object "Vault_97_deployed" {
        code {
            {
                /// @src 0:343:1189  "contract Vault {..."
                let _1 := memoryguard(0x80)
                mstore(64, _1)
                if iszero(lt(calldatasize(), 4))
                {
                    switch shr(224, calldataload(0))
                    case 0x2e1a7d4d {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 32) { revert(0, 0) }
                        let value := calldataload(4)
                        mstore(0, /** @src 0:787:797  "msg.sender" */ caller())
                        /// @src 0:343:1189  "contract Vault {..."
                        mstore(32, 1)
                        if /** @src 0:778:808  "balances[msg.sender] >= amount" */ lt(/** @src 0:343:1189  "contract Vault {..." */ sload(keccak256(0, 64)), /** @src 0:778:808  "balances[msg.sender] >= amount" */ value)
                        /// @src 0:343:1189  "contract Vault {..."
                        {
                            mstore(_1, shl(229, 4594637))
                            mstore(add(_1, 4), 32)
                            mstore(add(_1, 36), 22)
                            mstore(add(_1, 68), "Vault: balance too low")
                            revert(_1, 100)
                        }
                        /// @src 0:861:895  "msg.sender.call{value: amount}(\"\")"
                        let expr_component := call(gas(), /** @src 0:787:797  "msg.sender" */ caller(), /** @src 0:861:895  "msg.sender.call{value: amount}(\"\")" */ value, /** @src 0:343:1189  "contract Vault {..." */ 0, 0, 0, 0)
                        /// @src 0:861:895  "msg.sender.call{value: amount}(\"\")"
                        let data := /** @src 0:343:1189  "contract Vault {..." */ 0
                        switch returndatasize()
                        case 0 { data := 96 }
                        default {
                            let _2 := returndatasize()
                            if gt(_2, 0xffffffffffffffff)
                            {
                                mstore(0, shl(224, 0x4e487b71))
                                mstore(4, 0x41)
                                revert(0, 0x24)
                            }
                            let memPtr := mload(64)
                            let newFreePtr := add(memPtr, and(add(and(add(_2, 31), not(31)), 63), not(31)))
                            if or(gt(newFreePtr, 0xffffffffffffffff), lt(newFreePtr, memPtr))
                            {
                                mstore(0, shl(224, 0x4e487b71))
                                mstore(4, 0x41)
                                revert(0, 0x24)
                            }
                            mstore(64, newFreePtr)
                            mstore(memPtr, _2)
                            data := memPtr
                            returndatacopy(add(memPtr, 32), 0, returndatasize())
                        }
                        /// @src 0:944:1054  "if (sent) {..."
                        if expr_component
                        {
                            /// @src 0:343:1189  "contract Vault {..."
                            mstore(0, /** @src 0:787:797  "msg.sender" */ caller())
                            /// @src 0:343:1189  "contract Vault {..."
                            mstore(32, 1)
                            sstore(keccak256(0, 64), value)
                        }
                        return(0, 0)
                    }
                    case 0x323a5e0b {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 0) { revert(0, 0) }
                        let _3 := sload(0)
                        let memPos := mload(64)
                        mstore(memPos, _3)
                        return(memPos, 32)
                    }
                    case 0xaa67c919 {
                        if slt(add(calldatasize(), not(3)), 32) { revert(0, 0) }
                        let value_1 := calldataload(4)
                        if iszero(eq(value_1, and(value_1, sub(shl(160, 1), 1)))) { revert(0, 0) }
                        /// @src 0:694:703  "msg.value"
                        fun_credit(value_1, callvalue())
                        /// @src 0:343:1189  "contract Vault {..."
                        return(0, 0)
                    }
                    case 0xaced1661 {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 0) { revert(0, 0) }
                        let memPos_1 := mload(64)
                        mstore(memPos_1, and(/** @src 0:364:395  "address public immutable keeper" */ loadimmutable("4"), /** @src 0:343:1189  "contract Vault {..." */ sub(shl(160, 1), 1)))
                        return(memPos_1, 32)
                    }
                }
                if iszero(calldatasize())
                {
                    /// @src 0:594:603  "msg.value"
                    fun_credit(/** @src 0:582:592  "msg.sender" */ caller(), /** @src 0:594:603  "msg.value" */ callvalue())
                    /// @src 0:343:1189  "contract Vault {..."
                    stop()
                }
                revert(0, 0)
            }
            /// @ast-id 96 @src 0:1066:1187  "function _credit(address owner, uint256 amount) private {..."
            function fun_credit(var_owner, var_amount)
            {
                /// @src 0:343:1189  "contract Vault {..."
                let _1 := sload(/** @src 0:1132:1145  "deposits += 1" */ 0x00)
                /// @src 0:343:1189  "contract Vault {..."
                let sum := add(_1, /** @src 0:1144:1145  "1" */ 0x01)
                /// @src 0:343:1189  "contract Vault {..."
                if gt(_1, sum)
                {
                    mstore(/** @src 0:1132:1145  "deposits += 1" */ 0x00, /** @src 0:343:1189  "contract Vault {..." */ shl(224, 0x4e487b71))
                    mstore(4, 0x11)
                    revert(/** @src 0:1132:1145  "deposits += 1" */ 0x00, /** @src 0:343:1189  "contract Vault {..." */ 0x24)
                }
                sstore(/** @src 0:1132:1145  "deposits += 1" */ 0x00, /** @src 0:343:1189  "contract Vault {..." */ sum)
                mstore(/** @src 0:1132:1145  "deposits += 1" */ 0x00, /** @src 0:343:1189  "contract Vault {..." */ and(var_owner, sub(shl(160, 1), 1)))
                mstore(0x20, /** @src 0:1144:1145  "1" */ 0x01)
                /// @src 0:343:1189  "contract Vault {..."
                let dataSlot := keccak256(/** @src 0:1132:1145  "deposits += 1" */ 0x00, /** @src 0:343:1189  "contract Vault {..." */ 0x40)
                let _2 := sload(/** @src 0:1155:1180  "balances[owner] += amount" */ dataSlot)
                let sum_1 := /** @src 0:1132:1145  "deposits += 1" */ 0x00
                /// @src 0:343:1189  "contract Vault {..."
                sum_1 := add(_2, var_amount)
                if gt(_2, sum_1)
                {
                    mstore(/** @src 0:1132:1145  "deposits += 1" */ 0x00, /** @src 0:343:1189  "contract Vault {..." */ shl(224, 0x4e487b71))
                    mstore(4, 0x11)
                    revert(/** @src 0:1132:1145  "deposits += 1" */ 0x00, /** @src 0:343:1189  "contract Vault {..." */ 0x24)
                }
                sstore(dataSlot, sum_1)
            }
        }
        data ".metadata" hex"a26469706673582212200852315243b7228055658188b6c5387e16fd717aef333d869861793da474142c64736f6c634300081e0033"
    }
}
