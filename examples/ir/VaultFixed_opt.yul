/// @use-src 0:"examples/vault-fixed.sol"
object "VaultFixed_129" {
    code {
        {
            /// @src 0:318:1312  "contract VaultFixed {..."
            let _1 := memoryguard(0xa0)
            mstore(64, _1)
            if callvalue() { revert(0, 0) }
            /// @src 0:657:676  "keeper = msg.sender"
            mstore(128, /** @src 0:666:676  "msg.sender" */ caller())
            /// @src 0:318:1312  "contract VaultFixed {..."
            let _2 := datasize("VaultFixed_129_deployed")
            codecopy(_1, dataoffset("VaultFixed_129_deployed"), _2)
            setimmutable(_1, "4", mload(/** @src 0:657:676  "keeper = msg.sender" */ 128))
            /// @src 0:318:1312  "contract VaultFixed {..."
            return(_1, _2)
        }
    }
    /// @use-src 0:"examples/vault-fixed.sol"
    object "VaultFixed_129_deployed" {
        code {
            {
                /// @src 0:318:1312  "contract VaultFixed {..."
                mstore(64, memoryguard(0x80))
                if iszero(lt(calldatasize(), 4))
                {
                    switch shr(224, calldataload(0))
                    case 0x2e1a7d4d {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 32) { revert(0, 0) }
                        let value := calldataload(4)
                        let _1 := sload(/** @src 0:523:530  "running" */ 0x02)
                        /// @src 0:514:560  "require(!running, \"VaultFixed: still running\")"
                        require_helper_stringliteral_9ef0(/** @src 0:522:530  "!running" */ iszero(/** @src 0:318:1312  "contract VaultFixed {..." */ and(_1, 0xff)))
                        sstore(/** @src 0:523:530  "running" */ 0x02, /** @src 0:318:1312  "contract VaultFixed {..." */ or(and(_1, not(255)), 1))
                        mstore(0, /** @src 0:963:973  "msg.sender" */ caller())
                        /// @src 0:318:1312  "contract VaultFixed {..."
                        mstore(32, 1)
                        let _2 := sload(keccak256(0, 64))
                        if /** @src 0:992:1005  "had >= amount" */ lt(_2, value)
                        /// @src 0:318:1312  "contract VaultFixed {..."
                        {
                            let memPtr := mload(64)
                            mstore(memPtr, shl(229, 4594637))
                            mstore(add(memPtr, 4), 32)
                            mstore(add(memPtr, 36), 27)
                            mstore(add(memPtr, 68), "VaultFixed: balance too low")
                            revert(memPtr, 100)
                        }
                        /// @src 0:1063:1097  "msg.sender.call{value: amount}(\"\")"
                        let expr_component := call(gas(), /** @src 0:963:973  "msg.sender" */ caller(), /** @src 0:1063:1097  "msg.sender.call{value: amount}(\"\")" */ value, /** @src 0:318:1312  "contract VaultFixed {..." */ 0, 0, 0, 0)
                        /// @src 0:1063:1097  "msg.sender.call{value: amount}(\"\")"
                        let data := /** @src 0:318:1312  "contract VaultFixed {..." */ 0
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
                            let memPtr_1 := mload(64)
                            let newFreePtr := add(memPtr_1, and(add(and(add(_3, 31), not(31)), 63), not(31)))
                            if or(gt(newFreePtr, 0xffffffffffffffff), lt(newFreePtr, memPtr_1))
                            {
                                mstore(0, shl(224, 0x4e487b71))
                                mstore(4, 0x41)
                                revert(0, 0x24)
                            }
                            mstore(64, newFreePtr)
                            mstore(memPtr_1, _3)
                            data := memPtr_1
                            returndatacopy(add(memPtr_1, 32), 0, returndatasize())
                        }
                        /// @src 0:1107:1177  "if (sent) {..."
                        if expr_component
                        {
                            /// @src 0:318:1312  "contract VaultFixed {..."
                            let diff := sub(_2, value)
                            if gt(diff, _2)
                            {
                                mstore(0, shl(224, 0x4e487b71))
                                mstore(4, 0x11)
                                revert(0, 0x24)
                            }
                            mstore(0, /** @src 0:963:973  "msg.sender" */ caller())
                            /// @src 0:318:1312  "contract VaultFixed {..."
                            mstore(32, 1)
                            sstore(keccak256(0, 64), diff)
                        }
                        sstore(/** @src 0:523:530  "running" */ 0x02, /** @src 0:318:1312  "contract VaultFixed {..." */ and(sload(/** @src 0:523:530  "running" */ 0x02), /** @src 0:318:1312  "contract VaultFixed {..." */ not(255)))
                        return(0, 0)
                    }
                    case 0x323a5e0b {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 0) { revert(0, 0) }
                        let _4 := sload(0)
                        let memPos := mload(64)
                        mstore(memPos, _4)
                        return(memPos, 32)
                    }
                    case 0xaa67c919 {
                        if slt(add(calldatasize(), not(3)), 32) { revert(0, 0) }
                        let value_1 := calldataload(4)
                        if iszero(eq(value_1, and(value_1, sub(shl(160, 1), 1)))) { revert(0, 0) }
                        let _5 := sload(/** @src 0:523:530  "running" */ 0x02)
                        /// @src 0:514:560  "require(!running, \"VaultFixed: still running\")"
                        require_helper_stringliteral_9ef0(/** @src 0:522:530  "!running" */ iszero(/** @src 0:318:1312  "contract VaultFixed {..." */ and(_5, 0xff)))
                        sstore(/** @src 0:523:530  "running" */ 0x02, /** @src 0:318:1312  "contract VaultFixed {..." */ or(and(_5, not(255)), /** @src 0:580:584  "true" */ 0x01))
                        /// @src 0:858:867  "msg.value"
                        fun_credit(value_1, callvalue())
                        /// @src 0:318:1312  "contract VaultFixed {..."
                        sstore(/** @src 0:523:530  "running" */ 0x02, /** @src 0:318:1312  "contract VaultFixed {..." */ and(sload(/** @src 0:523:530  "running" */ 0x02), /** @src 0:318:1312  "contract VaultFixed {..." */ not(255)))
                        return(0, 0)
                    }
                    case 0xaced1661 {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 0) { revert(0, 0) }
                        let memPos_1 := mload(64)
                        mstore(memPos_1, and(/** @src 0:344:375  "address public immutable keeper" */ loadimmutable("4"), /** @src 0:318:1312  "contract VaultFixed {..." */ sub(shl(160, 1), 1)))
                        return(memPos_1, 32)
                    }
                }
                if iszero(calldatasize())
                {
                    let _6 := sload(/** @src 0:523:530  "running" */ 0x02)
                    /// @src 0:514:560  "require(!running, \"VaultFixed: still running\")"
                    require_helper_stringliteral_9ef0(/** @src 0:522:530  "!running" */ iszero(/** @src 0:318:1312  "contract VaultFixed {..." */ and(_6, 0xff)))
                    sstore(/** @src 0:523:530  "running" */ 0x02, /** @src 0:318:1312  "contract VaultFixed {..." */ or(and(_6, not(255)), /** @src 0:580:584  "true" */ 0x01))
                    /// @src 0:752:761  "msg.value"
                    fun_credit(/** @src 0:740:750  "msg.sender" */ caller(), /** @src 0:752:761  "msg.value" */ callvalue())
                    /// @src 0:318:1312  "contract VaultFixed {..."
                    sstore(/** @src 0:523:530  "running" */ 0x02, /** @src 0:318:1312  "contract VaultFixed {..." */ and(sload(/** @src 0:523:530  "running" */ 0x02), /** @src 0:318:1312  "contract VaultFixed {..." */ not(255)))
                    stop()
                }
                revert(0, 0)
            }
            function require_helper_stringliteral_9ef0(condition)
            {
                if iszero(condition)
                {
                    let memPtr := mload(64)
                    mstore(memPtr, shl(229, 4594637))
                    mstore(add(memPtr, 4), 32)
                    mstore(add(memPtr, 36), 25)
                    mstore(add(memPtr, 68), "VaultFixed: still running")
                    revert(memPtr, 100)
                }
            }
            /// @ast-id 128 @src 0:1189:1310  "function _credit(address owner, uint256 amount) private {..."
            function fun_credit(var_owner, var_amount)
            {
                /// @src 0:318:1312  "contract VaultFixed {..."
                let _1 := sload(/** @src 0:1255:1268  "deposits += 1" */ 0x00)
                /// @src 0:318:1312  "contract VaultFixed {..."
                let sum := add(_1, /** @src 0:1267:1268  "1" */ 0x01)
                /// @src 0:318:1312  "contract VaultFixed {..."
                if gt(_1, sum)
                {
                    mstore(/** @src 0:1255:1268  "deposits += 1" */ 0x00, /** @src 0:318:1312  "contract VaultFixed {..." */ shl(224, 0x4e487b71))
                    mstore(4, 0x11)
                    revert(/** @src 0:1255:1268  "deposits += 1" */ 0x00, /** @src 0:318:1312  "contract VaultFixed {..." */ 0x24)
                }
                sstore(/** @src 0:1255:1268  "deposits += 1" */ 0x00, /** @src 0:318:1312  "contract VaultFixed {..." */ sum)
                mstore(/** @src 0:1255:1268  "deposits += 1" */ 0x00, /** @src 0:318:1312  "contract VaultFixed {..." */ and(var_owner, sub(shl(160, 1), 1)))
                mstore(0x20, /** @src 0:1267:1268  "1" */ 0x01)
                /// @src 0:318:1312  "contract VaultFixed {..."
                let dataSlot := keccak256(/** @src 0:1255:1268  "deposits += 1" */ 0x00, /** @src 0:318:1312  "contract VaultFixed {..." */ 0x40)
                let _2 := sload(/** @src 0:1278:1303  "balances[owner] += amount" */ dataSlot)
                let sum_1 := /** @src 0:1255:1268  "deposits += 1" */ 0x00
                /// @src 0:318:1312  "contract VaultFixed {..."
                sum_1 := add(_2, var_amount)
                if gt(_2, sum_1)
                {
                    mstore(/** @src 0:1255:1268  "deposits += 1" */ 0x00, /** @src 0:318:1312  "contract VaultFixed {..." */ shl(224, 0x4e487b71))
                    mstore(4, 0x11)
                    revert(/** @src 0:1255:1268  "deposits += 1" */ 0x00, /** @src 0:318:1312  "contract VaultFixed {..." */ 0x24)
                }
                sstore(dataSlot, sum_1)
            }
        }
        data ".metadata" hex"a2646970667358221220298eff415b4840d8430e83427ffda63d31c0f574d1b18f5e98ab929f4907a5de64736f6c634300081e0033"
    }
}
