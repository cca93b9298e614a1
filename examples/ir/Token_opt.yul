/// @use-src 0:"examples/token.sol"
object "Token_299" {
    code {
        {
            /// @src 0:384:2809  "contract Token {..."
            let _1 := memoryguard(0x80)
            mstore(64, _1)
            if callvalue() { revert(0, 0) }
            let _2 := datasize("Token_299_deployed")
            codecopy(_1, dataoffset("Token_299_deployed"), _2)
            return(_1, _2)
        }
    }
    /// @use-src 0:"examples/token.sol"
    object "Token_299_deployed" {
        code {
            {
                /// @src 0:384:2809  "contract Token {..."
                mstore(64, memoryguard(0x80))
                if iszero(lt(calldatasize(), 4))
                {
                    switch shr(224, calldataload(0))
                    case 0x06fdde03 {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 0) { revert(0, 0) }
                        let size := 0
                        let _1 := 0
                        _1 := 0
                        size := 64
                        let memPtr := allocate_memory(64)
                        mstore(memPtr, 15)
                        mstore(add(memPtr, 32), "Wrapped example")
                        let memPos := mload(64)
                        return(memPos, sub(abi_encode_string(memPos, memPtr), memPos))
                    }
                    case 0x095ea7b3 {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 64) { revert(0, 0) }
                        let value0 := abi_decode_t_address()
                        let value := calldataload(36)
                        mstore(0, /** @src 0:1324:1334  "msg.sender" */ caller())
                        /// @src 0:384:2809  "contract Token {..."
                        mstore(32, 1)
                        let dataSlot := keccak256(0, 64)
                        /// @src 0:1313:1344  "allowances[msg.sender][spender]"
                        let dataSlot_1 := /** @src -1:-1:-1 */ 0
                        /// @src 0:384:2809  "contract Token {..."
                        mstore(/** @src -1:-1:-1 */ 0, /** @src 0:384:2809  "contract Token {..." */ and(/** @src 0:1313:1344  "allowances[msg.sender][spender]" */ value0, /** @src 0:384:2809  "contract Token {..." */ sub(shl(160, 1), 1)))
                        mstore(0x20, /** @src 0:1313:1335  "allowances[msg.sender]" */ dataSlot)
                        /// @src 0:384:2809  "contract Token {..."
                        dataSlot_1 := keccak256(/** @src -1:-1:-1 */ 0, /** @src 0:384:2809  "contract Token {..." */ 0x40)
                        sstore(/** @src 0:1313:1344  "allowances[msg.sender][spender]" */ dataSlot_1, /** @src 0:384:2809  "contract Token {..." */ value)
                        /// @src 0:1367:1403  "Approval(msg.sender, spender, value)"
                        let _2 := /** @src 0:384:2809  "contract Token {..." */ mload(64)
                        mstore(_2, value)
                        /// @src 0:1367:1403  "Approval(msg.sender, spender, value)"
                        log3(_2, /** @src 0:384:2809  "contract Token {..." */ 32, /** @src 0:1367:1403  "Approval(msg.sender, spender, value)" */ 0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925, /** @src 0:1324:1334  "msg.sender" */ caller(), /** @src 0:384:2809  "contract Token {..." */ and(/** @src 0:1367:1403  "Approval(msg.sender, spender, value)" */ value0, /** @src 0:384:2809  "contract Token {..." */ sub(shl(160, 1), 1)))
                        let memPos_1 := mload(64)
                        mstore(memPos_1, 1)
                        return(memPos_1, 32)
                    }
                    case 0x23b872dd {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 96) { revert(0, 0) }
                        let value0_1 := abi_decode_t_address()
                        let value1 := abi_decode_address()
                        let value_1 := calldataload(68)
                        let _3 := and(value0_1, sub(shl(160, 1), 1))
                        mstore(0, _3)
                        mstore(32, 1)
                        let dataSlot_2 := keccak256(0, 64)
                        /// @src 0:1693:1721  "allowances[from][msg.sender]"
                        let dataSlot_3 := /** @src -1:-1:-1 */ 0
                        /// @src 0:384:2809  "contract Token {..."
                        mstore(/** @src -1:-1:-1 */ 0, /** @src 0:384:2809  "contract Token {..." */ and(/** @src 0:1710:1720  "msg.sender" */ caller(), /** @src 0:384:2809  "contract Token {..." */ sub(shl(160, 1), 1)))
                        mstore(0x20, /** @src 0:1693:1721  "allowances[from][msg.sender]" */ dataSlot_2)
                        /// @src 0:384:2809  "contract Token {..."
                        dataSlot_3 := keccak256(/** @src -1:-1:-1 */ 0, /** @src 0:384:2809  "contract Token {..." */ 0x40)
                        let _4 := sload(/** @src 0:1693:1721  "allowances[from][msg.sender]" */ dataSlot_3)
                        /// @src 0:1731:1808  "if (allowed < value) revert InsufficientAllowance(msg.sender, allowed, value)"
                        if /** @src 0:1735:1750  "allowed < value" */ lt(_4, value_1)
                        /// @src 0:1731:1808  "if (allowed < value) revert InsufficientAllowance(msg.sender, allowed, value)"
                        {
                            /// @src 0:1759:1808  "InsufficientAllowance(msg.sender, allowed, value)"
                            mstore(/** @src 0:384:2809  "contract Token {..." */ 0, /** @src 0:1759:1808  "InsufficientAllowance(msg.sender, allowed, value)" */ shl(225, 0x0c95cf27))
                            /// @src 0:384:2809  "contract Token {..."
                            mstore(4, /** @src 0:1710:1720  "msg.sender" */ caller())
                            /// @src 0:384:2809  "contract Token {..."
                            mstore(36, _4)
                            mstore(68, value_1)
                            /// @src 0:1759:1808  "InsufficientAllowance(msg.sender, allowed, value)"
                            revert(/** @src 0:384:2809  "contract Token {..." */ 0, 100)
                        }
                        /// @src 0:1849:1864  "allowed - value"
                        let expr := checked_sub_uint256(_4, value_1)
                        /// @src 0:384:2809  "contract Token {..."
                        mstore(0, _3)
                        mstore(32, 1)
                        let dataSlot_4 := keccak256(0, 64)
                        /// @src 0:1818:1846  "allowances[from][msg.sender]"
                        let dataSlot_5 := /** @src -1:-1:-1 */ 0
                        /// @src 0:384:2809  "contract Token {..."
                        mstore(/** @src -1:-1:-1 */ 0, /** @src 0:384:2809  "contract Token {..." */ and(/** @src 0:1710:1720  "msg.sender" */ caller(), /** @src 0:384:2809  "contract Token {..." */ sub(shl(160, 1), 1)))
                        mstore(0x20, /** @src 0:1818:1834  "allowances[from]" */ dataSlot_4)
                        /// @src 0:384:2809  "contract Token {..."
                        dataSlot_5 := keccak256(/** @src -1:-1:-1 */ 0, /** @src 0:384:2809  "contract Token {..." */ 0x40)
                        sstore(/** @src 0:1818:1846  "allowances[from][msg.sender]" */ dataSlot_5, /** @src 0:384:2809  "contract Token {..." */ expr)
                        /// @src 0:1890:1895  "value"
                        fun_move(value0_1, value1, value_1)
                        /// @src 0:384:2809  "contract Token {..."
                        let memPos_2 := mload(64)
                        mstore(memPos_2, 1)
                        return(memPos_2, 32)
                    }
                    case 0x2e1a7d4d {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 32) { revert(0, 0) }
                        let value_2 := calldataload(4)
                        let var_sent := 0
                        /// @src 0:2132:2141  "bool sent"
                        var_sent := /** @src 0:384:2809  "contract Token {..." */ 0
                        mstore(0, /** @src 0:2166:2176  "msg.sender" */ caller())
                        /// @src 0:384:2809  "contract Token {..."
                        mstore(32, 0)
                        /// @src 0:2153:2505  "if (balances[msg.sender] >= amount) {..."
                        if /** @src 0:2157:2187  "balances[msg.sender] >= amount" */ iszero(lt(/** @src 0:384:2809  "contract Token {..." */ sload(keccak256(0, 64)), /** @src 0:2157:2187  "balances[msg.sender] >= amount" */ value_2))
                        /// @src 0:2153:2505  "if (balances[msg.sender] >= amount) {..."
                        {
                            /// @src 0:2214:2257  "payable(msg.sender).call{value: amount}(\"\")"
                            let expr_component := call(gas(), /** @src 0:2166:2176  "msg.sender" */ caller(), /** @src 0:2214:2257  "payable(msg.sender).call{value: amount}(\"\")" */ value_2, /** @src 0:384:2809  "contract Token {..." */ 0, 0, 0, 0)
                            /// @src 0:2214:2257  "payable(msg.sender).call{value: amount}(\"\")"
                            let data := /** @src 0:384:2809  "contract Token {..." */ 0
                            switch returndatasize()
                            case 0 { data := 96 }
                            default {
                                let _5 := returndatasize()
                                let size_1 := 0
                                if gt(_5, 0xffffffffffffffff)
                                {
                                    mstore(0, shl(224, 0x4e487b71))
                                    mstore(4, 0x41)
                                    revert(0, 0x24)
                                }
                                size_1 := add(and(add(_5, 31), not(31)), 32)
                                let memPtr_1 := allocate_memory(size_1)
                                mstore(memPtr_1, _5)
                                data := memPtr_1
                                returndatacopy(add(memPtr_1, 32), 0, returndatasize())
                            }
                            /// @src 0:2203:2257  "(sent, ) = payable(msg.sender).call{value: amount}(\"\")"
                            var_sent := expr_component
                            /// @src 0:2310:2495  "if (sent) {..."
                            if expr_component
                            {
                                /// @src 0:384:2809  "contract Token {..."
                                mstore(0, /** @src 0:2166:2176  "msg.sender" */ caller())
                                /// @src 0:384:2809  "contract Token {..."
                                mstore(32, 0)
                                sstore(keccak256(0, 64), value_2)
                                /// @src 0:2440:2480  "Transfer(msg.sender, address(0), amount)"
                                let _6 := /** @src 0:384:2809  "contract Token {..." */ mload(64)
                                mstore(_6, value_2)
                                /// @src 0:2440:2480  "Transfer(msg.sender, address(0), amount)"
                                log3(_6, /** @src 0:384:2809  "contract Token {..." */ 32, /** @src 0:2440:2480  "Transfer(msg.sender, address(0), amount)" */ 0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef, /** @src 0:2166:2176  "msg.sender" */ caller(), /** @src 0:384:2809  "contract Token {..." */ 0)
                            }
                        }
                        let memPos_3 := mload(64)
                        mstore(memPos_3, iszero(iszero(var_sent)))
                        return(memPos_3, 32)
                    }
                    case 0x313ce567 {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 0) { revert(0, 0) }
                        let memPos_4 := mload(64)
                        mstore(memPos_4, /** @src 0:534:536  "18" */ 0x12)
                        /// @src 0:384:2809  "contract Token {..."
                        return(memPos_4, 32)
                    }
                    case 0x70a08231 {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 32) { revert(0, 0) }
                        mstore(0, and(abi_decode_t_address(), sub(shl(160, 1), 1)))
                        mstore(32, 0)
                        let _7 := sload(keccak256(0, 64))
                        let memPos_5 := mload(64)
                        mstore(memPos_5, _7)
                        return(memPos_5, 32)
                    }
                    case 0x95d89b41 {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 0) { revert(0, 0) }
                        let size_2 := 0
                        let _8 := 0
                        _8 := 0
                        size_2 := 64
                        let memPtr_2 := allocate_memory(64)
                        mstore(memPtr_2, 3)
                        mstore(add(memPtr_2, 32), "WEX")
                        let memPos_6 := mload(64)
                        return(memPos_6, sub(abi_encode_string(memPos_6, memPtr_2), memPos_6))
                    }
                    case 0xa9059cbb {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 64) { revert(0, 0) }
                        let value0_2 := abi_decode_t_address()
                        /// @src 0:1538:1543  "value"
                        fun_move(/** @src 0:1522:1532  "msg.sender" */ caller(), /** @src 0:1538:1543  "value" */ value0_2, /** @src 0:384:2809  "contract Token {..." */ calldataload(36))
                        let memPos_7 := mload(64)
                        mstore(memPos_7, 1)
                        return(memPos_7, 32)
                    }
                    case 0xd0e30db0 {
                        if slt(add(calldatasize(), not(3)), 0) { revert(0, 0) }
                        mstore(0, /** @src 0:1985:1995  "msg.sender" */ caller())
                        /// @src 0:384:2809  "contract Token {..."
                        mstore(0x20, 0)
                        let dataSlot_6 := keccak256(0, 64)
                        sstore(dataSlot_6, /** @src 0:1976:2009  "balances[msg.sender] += msg.value" */ checked_add_uint256(/** @src 0:384:2809  "contract Token {..." */ sload(/** @src 0:1976:2009  "balances[msg.sender] += msg.value" */ dataSlot_6), /** @src 0:2000:2009  "msg.value" */ callvalue()))
                        /// @src 0:2024:2067  "Transfer(address(0), msg.sender, msg.value)"
                        let _9 := /** @src 0:384:2809  "contract Token {..." */ mload(64)
                        mstore(_9, /** @src 0:2000:2009  "msg.value" */ callvalue())
                        /// @src 0:2024:2067  "Transfer(address(0), msg.sender, msg.value)"
                        log3(_9, /** @src 0:384:2809  "contract Token {..." */ 0x20, /** @src 0:2024:2067  "Transfer(address(0), msg.sender, msg.value)" */ 0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef, /** @src 0:384:2809  "contract Token {..." */ 0, /** @src 0:1985:1995  "msg.sender" */ caller())
                        /// @src 0:384:2809  "contract Token {..."
                        return(0, 0)
                    }
                    case 0xdd62ed3e {
                        if callvalue() { revert(0, 0) }
                        if slt(add(calldatasize(), not(3)), 64) { revert(0, 0) }
                        let value0_3 := abi_decode_t_address()
                        let value1_1 := abi_decode_address()
                        mstore(0, and(value0_3, sub(shl(160, 1), 1)))
                        mstore(32, /** @src 0:1191:1201  "allowances" */ 0x01)
                        /// @src 0:384:2809  "contract Token {..."
                        let dataSlot_7 := keccak256(0, 64)
                        /// @src 0:1191:1217  "allowances[owner][spender]"
                        let dataSlot_8 := /** @src -1:-1:-1 */ 0
                        /// @src 0:384:2809  "contract Token {..."
                        mstore(/** @src -1:-1:-1 */ 0, /** @src 0:384:2809  "contract Token {..." */ and(value1_1, sub(shl(160, 1), 1)))
                        mstore(0x20, /** @src 0:1191:1208  "allowances[owner]" */ dataSlot_7)
                        /// @src 0:384:2809  "contract Token {..."
                        dataSlot_8 := keccak256(/** @src -1:-1:-1 */ 0, /** @src 0:384:2809  "contract Token {..." */ 0x40)
                        let _10 := sload(/** @src 0:1191:1217  "allowances[owner][spender]" */ dataSlot_8)
                        /// @src 0:384:2809  "contract Token {..."
                        let memPos_8 := mload(64)
                        mstore(memPos_8, _10)
                        return(memPos_8, 32)
                    }
                }
                revert(0, 0)
            }
            function allocate_memory(size) -> memPtr
            {
                memPtr := mload(64)
                let newFreePtr := add(memPtr, and(add(size, 31), not(31)))
                if or(gt(newFreePtr, 0xffffffffffffffff), lt(newFreePtr, memPtr))
                {
                    mstore(/** @src -1:-1:-1 */ 0, /** @src 0:384:2809  "contract Token {..." */ shl(224, 0x4e487b71))
                    mstore(4, 0x41)
                    revert(/** @src -1:-1:-1 */ 0, /** @src 0:384:2809  "contract Token {..." */ 0x24)
                }
                mstore(64, newFreePtr)
            }
            function abi_encode_string(headStart, value0) -> tail
            {
                mstore(headStart, 32)
                let length := mload(value0)
                mstore(add(headStart, 32), length)
                mcopy(add(headStart, 64), add(value0, 32), length)
                mstore(add(add(headStart, length), 64), 0)
                tail := add(add(headStart, and(add(length, 31), not(31))), 64)
            }
            function abi_decode_t_address() -> value
            {
                value := calldataload(4)
                if iszero(eq(value, and(value, sub(shl(160, 1), 1)))) { revert(0, 0) }
            }
            function abi_decode_address() -> value
            {
                value := calldataload(36)
                if iszero(eq(value, and(value, sub(shl(160, 1), 1)))) { revert(0, 0) }
            }
            function checked_sub_uint256(x, y) -> diff
            {
                diff := sub(x, y)
                if gt(diff, x)
                {
                    mstore(0, shl(224, 0x4e487b71))
                    mstore(4, 0x11)
                    revert(0, 0x24)
                }
            }
            function checked_add_uint256(x, y) -> sum
            {
                sum := add(x, y)
                if gt(x, sum)
                {
                    mstore(0, shl(224, 0x4e487b71))
                    mstore(4, 0x11)
                    revert(0, 0x24)
                }
            }
            /// @ast-id 298 @src 0:2517:2807  "function _move(address from, address to, uint256 value) internal {..."
            function fun_move(var_from, var_to, var_value)
            {
                /// @src 0:384:2809  "contract Token {..."
                let _1 := and(var_from, sub(shl(160, 1), 1))
                mstore(/** @src 0:2606:2614  "balances" */ 0x00, /** @src 0:384:2809  "contract Token {..." */ _1)
                mstore(0x20, /** @src 0:2606:2614  "balances" */ 0x00)
                /// @src 0:384:2809  "contract Token {..."
                let _2 := sload(keccak256(/** @src 0:2606:2614  "balances" */ 0x00, /** @src 0:384:2809  "contract Token {..." */ 0x40))
                /// @src 0:2630:2691  "if (has < value) revert InsufficientBalance(from, has, value)"
                if /** @src 0:2634:2645  "has < value" */ lt(_2, var_value)
                /// @src 0:2630:2691  "if (has < value) revert InsufficientBalance(from, has, value)"
                {
                    /// @src 0:2654:2691  "InsufficientBalance(from, has, value)"
                    mstore(/** @src 0:2606:2614  "balances" */ 0x00, /** @src 0:2654:2691  "InsufficientBalance(from, has, value)" */ shl(224, 0xdb42144d))
                    /// @src 0:384:2809  "contract Token {..."
                    mstore(/** @src 0:2654:2691  "InsufficientBalance(from, has, value)" */ 4, /** @src 0:384:2809  "contract Token {..." */ _1)
                    mstore(36, _2)
                    mstore(68, var_value)
                    /// @src 0:2654:2691  "InsufficientBalance(from, has, value)"
                    revert(/** @src 0:2606:2614  "balances" */ 0x00, /** @src 0:384:2809  "contract Token {..." */ 100)
                }
                /// @src 0:2718:2729  "has - value"
                let _3 := checked_sub_uint256(_2, var_value)
                /// @src 0:384:2809  "contract Token {..."
                mstore(/** @src 0:2606:2614  "balances" */ 0x00, /** @src 0:384:2809  "contract Token {..." */ _1)
                mstore(0x20, /** @src 0:2606:2614  "balances" */ 0x00)
                /// @src 0:384:2809  "contract Token {..."
                sstore(keccak256(/** @src 0:2606:2614  "balances" */ 0x00, /** @src 0:384:2809  "contract Token {..." */ 0x40), _3)
                let _4 := and(var_to, sub(shl(160, 1), 1))
                mstore(/** @src 0:2606:2614  "balances" */ 0x00, /** @src 0:384:2809  "contract Token {..." */ _4)
                mstore(0x20, /** @src 0:2606:2614  "balances" */ 0x00)
                /// @src 0:384:2809  "contract Token {..."
                let dataSlot := keccak256(/** @src 0:2606:2614  "balances" */ 0x00, /** @src 0:384:2809  "contract Token {..." */ 0x40)
                sstore(dataSlot, /** @src 0:2739:2760  "balances[to] += value" */ checked_add_uint256(/** @src 0:384:2809  "contract Token {..." */ sload(/** @src 0:2739:2760  "balances[to] += value" */ dataSlot), var_value))
                /// @src 0:2775:2800  "Transfer(from, to, value)"
                let _5 := /** @src 0:384:2809  "contract Token {..." */ mload(0x40)
                mstore(_5, var_value)
                /// @src 0:2775:2800  "Transfer(from, to, value)"
                log3(_5, /** @src 0:384:2809  "contract Token {..." */ 0x20, /** @src 0:2775:2800  "Transfer(from, to, value)" */ 0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef, _1, _4)
            }
        }
        data ".metadata" hex"a264697066735822122091aeb1118c2d1c30ac5c3e644d156de7a9e19ffc586364aad599bd0bf049ec4a64736f6c634300081e0033"
    }
}
