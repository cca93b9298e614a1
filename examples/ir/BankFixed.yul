
/// @use-src 0:"examples/bank-fixed.sol"
object "BankFixed_70" {
    code {
        /// @src 0:277:835  "contract BankFixed {..."
        mstore(64, memoryguard(128))
        if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }

        constructor_BankFixed_70()

        let _1 := allocate_unbounded()
        codecopy(_1, dataoffset("BankFixed_70_deployed"), datasize("BankFixed_70_deployed"))

        return(_1, datasize("BankFixed_70_deployed"))

        function allocate_unbounded() -> memPtr {
            memPtr := mload(64)
        }

        function revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() {
            revert(0, 0)
        }

        /// @src 0:277:835  "contract BankFixed {..."
        function constructor_BankFixed_70() {

            /// @src 0:277:835  "contract BankFixed {..."

        }
        /// @src 0:277:835  "contract BankFixed {..."

    }
    /// @use-src 0:"examples/bank-fixed.sol"
    object "BankFixed_70_deployed" {
        code {
            /// @src 0:277:835  "contract BankFixed {..."
            mstore(64, memoryguard(128))

            if iszero(lt(calldatasize(), 4))
            {
                let selector := shift_right_224_unsigned(calldataload(0))
                switch selector

                case 0x27e235e3
                {
                    // balances(address)

                    external_fun_balances_6()
                }

                case 0x2e1a7d4d
                {
                    // withdraw(uint256)

                    external_fun_withdraw_69()
                }

                case 0xd0e30db0
                {
                    // deposit()

                    external_fun_deposit_31()
                }

                default {}
            }

            revert_error_42b3090547df1d2001c96683413b8cf91c1b902ef5e3cb8d9f6f304cf7446f74()

            function shift_right_224_unsigned(value) -> newValue {
                newValue :=

                shr(224, value)

            }

            function allocate_unbounded() -> memPtr {
                memPtr := mload(64)
            }

            function revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() {
                revert(0, 0)
            }

            function revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() {
                revert(0, 0)
            }

            function revert_error_c1322bf8034eace5e0b5c7295db60986aa89aae5e0ea0873e4689e076861a5db() {
                revert(0, 0)
            }

            function cleanup_t_uint160(value) -> cleaned {
                cleaned := and(value, 0xffffffffffffffffffffffffffffffffffffffff)
            }

            function cleanup_t_address(value) -> cleaned {
                cleaned := cleanup_t_uint160(value)
            }

            function validator_revert_t_address(value) {
                if iszero(eq(value, cleanup_t_address(value))) { revert(0, 0) }
            }

            function abi_decode_t_address(offset, end) -> value {
                value := calldataload(offset)
                validator_revert_t_address(value)
            }

            function abi_decode_tuple_t_address(headStart, dataEnd) -> value0 {
                if slt(sub(dataEnd, headStart), 32) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

                {

                    let offset := 0

                    value0 := abi_decode_t_address(add(headStart, offset), dataEnd)
                }

            }

            function identity(value) -> ret {
                ret := value
            }

            function convert_t_uint160_to_t_uint160(value) -> converted {
                converted := cleanup_t_uint160(identity(cleanup_t_uint160(value)))
            }

            function convert_t_uint160_to_t_address(value) -> converted {
                converted := convert_t_uint160_to_t_uint160(value)
            }

            function convert_t_address_to_t_address(value) -> converted {
                converted := convert_t_uint160_to_t_address(value)
            }

            function mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(slot , key) -> dataSlot {
                mstore(0, convert_t_address_to_t_address(key))
                mstore(0x20, slot)
                dataSlot := keccak256(0, 0x40)
            }

            function shift_right_unsigned_dynamic(bits, value) -> newValue {
                newValue :=

                shr(bits, value)

            }

            function cleanup_from_storage_t_uint256(value) -> cleaned {
                cleaned := value
            }

            function extract_from_storage_value_dynamict_uint256(slot_value, offset) -> value {
                value := cleanup_from_storage_t_uint256(shift_right_unsigned_dynamic(mul(offset, 8), slot_value))
            }

            function read_from_storage_split_dynamic_t_uint256(slot, offset) -> value {
                value := extract_from_storage_value_dynamict_uint256(sload(slot), offset)

            }

            /// @ast-id 6
            /// @src 0:302:345  "mapping(address => uint256) public balances"
            function getter_fun_balances_6(key_0) -> ret {

                let slot := 0
                let offset := 0

                slot := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(slot, key_0)

                ret := read_from_storage_split_dynamic_t_uint256(slot, offset)

            }
            /// @src 0:277:835  "contract BankFixed {..."

            function cleanup_t_uint256(value) -> cleaned {
                cleaned := value
            }

            function abi_encode_t_uint256_to_t_uint256_fromStack(value, pos) {
                mstore(pos, cleanup_t_uint256(value))
            }

            function abi_encode_tuple_t_uint256__to_t_uint256__fromStack(headStart , value0) -> tail {
                tail := add(headStart, 32)

                abi_encode_t_uint256_to_t_uint256_fromStack(value0,  add(headStart, 0))

            }

            function external_fun_balances_6() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0 :=  abi_decode_tuple_t_address(4, calldatasize())
                let ret_0 :=  getter_fun_balances_6(param_0)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_uint256__to_t_uint256__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function validator_revert_t_uint256(value) {
                if iszero(eq(value, cleanup_t_uint256(value))) { revert(0, 0) }
            }

            function abi_decode_t_uint256(offset, end) -> value {
                value := calldataload(offset)
                validator_revert_t_uint256(value)
            }

            function abi_decode_tuple_t_uint256(headStart, dataEnd) -> value0 {
                if slt(sub(dataEnd, headStart), 32) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

                {

                    let offset := 0

                    value0 := abi_decode_t_uint256(add(headStart, offset), dataEnd)
                }

            }

            function abi_encode_tuple__to__fromStack(headStart ) -> tail {
                tail := add(headStart, 0)

            }

            function external_fun_withdraw_69() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0 :=  abi_decode_tuple_t_uint256(4, calldatasize())
                fun_withdraw_69(param_0)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function abi_decode_tuple_(headStart, dataEnd)   {
                if slt(sub(dataEnd, headStart), 0) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

            }

            function external_fun_deposit_31() {

                abi_decode_tuple_(4, calldatasize())
                fun_deposit_31()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function revert_error_42b3090547df1d2001c96683413b8cf91c1b902ef5e3cb8d9f6f304cf7446f74() {
                revert(0, 0)
            }

            function shift_right_0_unsigned(value) -> newValue {
                newValue :=

                shr(0, value)

            }

            function extract_from_storage_value_offset_0_t_uint256(slot_value) -> value {
                value := cleanup_from_storage_t_uint256(shift_right_0_unsigned(slot_value))
            }

            function read_from_storage_split_offset_0_t_uint256(slot) -> value {
                value := extract_from_storage_value_offset_0_t_uint256(sload(slot))

            }

            function array_storeLengthForEncoding_t_string_memory_ptr_fromStack(pos, length) -> updated_pos {
                mstore(pos, length)
                updated_pos := add(pos, 0x20)
            }

            function store_literal_in_memory_8a9ead2d677eab5f3004eaf2da69c85719b55c6ff39d832ffc3982204bd12507(memPtr) {

                mstore(add(memPtr, 0), "BankFixed: balance too low")

            }

            function abi_encode_t_stringliteral_8a9ead2d677eab5f3004eaf2da69c85719b55c6ff39d832ffc3982204bd12507_to_t_string_memory_ptr_fromStack(pos) -> end {
                pos := array_storeLengthForEncoding_t_string_memory_ptr_fromStack(pos, 26)
                store_literal_in_memory_8a9ead2d677eab5f3004eaf2da69c85719b55c6ff39d832ffc3982204bd12507(pos)
                end := add(pos, 32)
            }

            function abi_encode_tuple_t_stringliteral_8a9ead2d677eab5f3004eaf2da69c85719b55c6ff39d832ffc3982204bd12507__to_t_string_memory_ptr__fromStack(headStart ) -> tail {
                tail := add(headStart, 32)

                mstore(add(headStart, 0), sub(tail, headStart))
                tail := abi_encode_t_stringliteral_8a9ead2d677eab5f3004eaf2da69c85719b55c6ff39d832ffc3982204bd12507_to_t_string_memory_ptr_fromStack( tail)

            }

            function require_helper_t_stringliteral_8a9ead2d677eab5f3004eaf2da69c85719b55c6ff39d832ffc3982204bd12507(condition ) {
                if iszero(condition)
                {

                    let memPtr := allocate_unbounded()

                    mstore(memPtr, 0x08c379a000000000000000000000000000000000000000000000000000000000)
                    let end := abi_encode_tuple_t_stringliteral_8a9ead2d677eab5f3004eaf2da69c85719b55c6ff39d832ffc3982204bd12507__to_t_string_memory_ptr__fromStack(add(memPtr, 4) )
                    revert(memPtr, sub(end, memPtr))
                }
            }

            function panic_error_0x11() {
                mstore(0, 35408467139433450592217433187231851964531694900788300625387963629091585785856)
                mstore(4, 0x11)
                revert(0, 0x24)
            }

            function checked_sub_t_uint256(x, y) -> diff {
                x := cleanup_t_uint256(x)
                y := cleanup_t_uint256(y)
                diff := sub(x, y)

                if gt(diff, x) { panic_error_0x11() }

            }

            function shift_left_0(value) -> newValue {
                newValue :=

                shl(0, value)

            }

            function update_byte_slice_32_shift_0(value, toInsert) -> result {
                let mask := 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
                toInsert := shift_left_0(toInsert)
                value := and(value, not(mask))
                result := or(value, and(toInsert, mask))
            }

            function convert_t_uint256_to_t_uint256(value) -> converted {
                converted := cleanup_t_uint256(identity(cleanup_t_uint256(value)))
            }

            function prepare_store_t_uint256(value) -> ret {
                ret := value
            }

            function update_storage_value_offset_0_t_uint256_to_t_uint256(slot, value_0) {
                let convertedValue_0 := convert_t_uint256_to_t_uint256(value_0)
                sstore(slot, update_byte_slice_32_shift_0(sload(slot), prepare_store_t_uint256(convertedValue_0)))
            }

            function array_storeLengthForEncoding_t_bytes_memory_ptr_nonPadded_inplace_fromStack(pos, length) -> updated_pos {
                updated_pos := pos
            }

            function store_literal_in_memory_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470(memPtr) {

            }

            function abi_encode_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470_to_t_bytes_memory_ptr_nonPadded_inplace_fromStack(pos) -> end {
                pos := array_storeLengthForEncoding_t_bytes_memory_ptr_nonPadded_inplace_fromStack(pos, 0)
                store_literal_in_memory_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470(pos)
                end := add(pos, 0)
            }

            function abi_encode_tuple_packed_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470__to_t_bytes_memory_ptr__nonPadded_inplace_fromStack(pos ) -> end {

                pos := abi_encode_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470_to_t_bytes_memory_ptr_nonPadded_inplace_fromStack( pos)

                end := pos
            }

            function round_up_to_mul_of_32(value) -> result {
                result := and(add(value, 31), not(31))
            }

            function panic_error_0x41() {
                mstore(0, 35408467139433450592217433187231851964531694900788300625387963629091585785856)
                mstore(4, 0x41)
                revert(0, 0x24)
            }

            function finalize_allocation(memPtr, size) {
                let newFreePtr := add(memPtr, round_up_to_mul_of_32(size))
                // protect against overflow
                if or(gt(newFreePtr, 0xffffffffffffffff), lt(newFreePtr, memPtr)) { panic_error_0x41() }
                mstore(64, newFreePtr)
            }

            function allocate_memory(size) -> memPtr {
                memPtr := allocate_unbounded()
                finalize_allocation(memPtr, size)
            }

            function array_allocation_size_t_bytes_memory_ptr(length) -> size {
                // Make sure we can allocate memory without overflow
                if gt(length, 0xffffffffffffffff) { panic_error_0x41() }

                size := round_up_to_mul_of_32(length)

                // add length slot
                size := add(size, 0x20)

            }

            function allocate_memory_array_t_bytes_memory_ptr(length) -> memPtr {
                let allocSize := array_allocation_size_t_bytes_memory_ptr(length)
                memPtr := allocate_memory(allocSize)

                mstore(memPtr, length)

            }

            function zero_value_for_split_t_bytes_memory_ptr() -> ret {
                ret := 96
            }

            function extract_returndata() -> data {

                switch returndatasize()
                case 0 {
                    data := zero_value_for_split_t_bytes_memory_ptr()
                }
                default {
                    data := allocate_memory_array_t_bytes_memory_ptr(returndatasize())
                    returndatacopy(add(data, 0x20), 0, returndatasize())
                }

            }

            function store_literal_in_memory_2dec6819d1bb62a864558172436171e0da8a3708b651525c054b014e07738071(memPtr) {

                mstore(add(memPtr, 0), "BankFixed: payment failed")

            }

            function abi_encode_t_stringliteral_2dec6819d1bb62a864558172436171e0da8a3708b651525c054b014e07738071_to_t_string_memory_ptr_fromStack(pos) -> end {
                pos := array_storeLengthForEncoding_t_string_memory_ptr_fromStack(pos, 25)
                store_literal_in_memory_2dec6819d1bb62a864558172436171e0da8a3708b651525c054b014e07738071(pos)
                end := add(pos, 32)
            }

            function abi_encode_tuple_t_stringliteral_2dec6819d1bb62a864558172436171e0da8a3708b651525c054b014e07738071__to_t_string_memory_ptr__fromStack(headStart ) -> tail {
                tail := add(headStart, 32)

                mstore(add(headStart, 0), sub(tail, headStart))
                tail := abi_encode_t_stringliteral_2dec6819d1bb62a864558172436171e0da8a3708b651525c054b014e07738071_to_t_string_memory_ptr_fromStack( tail)

            }

            function require_helper_t_stringliteral_2dec6819d1bb62a864558172436171e0da8a3708b651525c054b014e07738071(condition ) {
                if iszero(condition)
                {

                    let memPtr := allocate_unbounded()

                    mstore(memPtr, 0x08c379a000000000000000000000000000000000000000000000000000000000)
                    let end := abi_encode_tuple_t_stringliteral_2dec6819d1bb62a864558172436171e0da8a3708b651525c054b014e07738071__to_t_string_memory_ptr__fromStack(add(memPtr, 4) )
                    revert(memPtr, sub(end, memPtr))
                }
            }

            /// @ast-id 69
            /// @src 0:546:833  "function withdraw(uint256 amount) external {..."
            function fun_withdraw_69(var_amount_33) {

                /// @src 0:607:615  "balances"
                let _1_slot := 0x00
                let expr_37_slot := _1_slot
                /// @src 0:616:626  "msg.sender"
                let expr_39 := caller()
                /// @src 0:607:627  "balances[msg.sender]"
                let _2 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_37_slot,expr_39)
                let _3 := read_from_storage_split_offset_0_t_uint256(_2)
                let expr_40 := _3
                /// @src 0:631:637  "amount"
                let _4 := var_amount_33
                let expr_41 := _4
                /// @src 0:607:637  "balances[msg.sender] >= amount"
                let expr_42 := iszero(lt(cleanup_t_uint256(expr_40), cleanup_t_uint256(expr_41)))
                /// @src 0:599:668  "require(balances[msg.sender] >= amount, \"BankFixed: balance too low\")"
                require_helper_t_stringliteral_8a9ead2d677eab5f3004eaf2da69c85719b55c6ff39d832ffc3982204bd12507(expr_42)
                /// @src 0:702:708  "amount"
                let _5 := var_amount_33
                let expr_50 := _5
                /// @src 0:678:686  "balances"
                let _6_slot := 0x00
                let expr_46_slot := _6_slot
                /// @src 0:687:697  "msg.sender"
                let expr_48 := caller()
                /// @src 0:678:698  "balances[msg.sender]"
                let _7 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_46_slot,expr_48)
                /// @src 0:678:708  "balances[msg.sender] -= amount"
                let _8 := read_from_storage_split_offset_0_t_uint256(_7)
                let expr_51 := checked_sub_t_uint256(_8, expr_50)

                update_storage_value_offset_0_t_uint256_to_t_uint256(_7, expr_51)
                /// @src 0:737:747  "msg.sender"
                let expr_56 := caller()
                /// @src 0:737:752  "msg.sender.call"
                let expr_57_address := expr_56
                /// @src 0:760:766  "amount"
                let _9 := var_amount_33
                let expr_58 := _9
                /// @src 0:737:767  "msg.sender.call{value: amount}"
                let expr_59_address := expr_57_address
                let expr_59_value := expr_58
                /// @src 0:737:771  "msg.sender.call{value: amount}(\"\")"

                let _10 := allocate_unbounded()
                let _11 := sub(abi_encode_tuple_packed_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470__to_t_bytes_memory_ptr__nonPadded_inplace_fromStack(_10  ), _10)

                let expr_61_component_1 := call(gas(), expr_59_address,  expr_59_value,  _10, _11, 0, 0)

                let expr_61_component_2_mpos := extract_returndata()
                /// @src 0:718:771  "(bool success, ) = msg.sender.call{value: amount}(\"\")"
                let var_success_54 := expr_61_component_1
                /// @src 0:789:796  "success"
                let _12 := var_success_54
                let expr_64 := _12
                /// @src 0:781:826  "require(success, \"BankFixed: payment failed\")"
                require_helper_t_stringliteral_2dec6819d1bb62a864558172436171e0da8a3708b651525c054b014e07738071(expr_64)

            }
            /// @src 0:277:835  "contract BankFixed {..."

            function checked_add_t_uint256(x, y) -> sum {
                x := cleanup_t_uint256(x)
                y := cleanup_t_uint256(y)
                sum := add(x, y)

                if gt(x, sum) { panic_error_0x11() }

            }

            /// @ast-id 31
            /// @src 0:409:540  "function deposit() external payable {..."
            function fun_deposit_31() {

                /// @src 0:479:488  "msg.value"
                let expr_20 := callvalue()
                /// @src 0:455:463  "balances"
                let _13_slot := 0x00
                let expr_15_slot := _13_slot
                /// @src 0:464:474  "msg.sender"
                let expr_17 := caller()
                /// @src 0:455:475  "balances[msg.sender]"
                let _14 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_15_slot,expr_17)
                /// @src 0:455:488  "balances[msg.sender] += msg.value"
                let _15 := read_from_storage_split_offset_0_t_uint256(_14)
                let expr_21 := checked_add_t_uint256(_15, expr_20)

                update_storage_value_offset_0_t_uint256_to_t_uint256(_14, expr_21)
                /// @src 0:511:521  "msg.sender"
                let expr_25 := caller()
                /// @src 0:523:532  "msg.value"
                let expr_27 := callvalue()
                /// @src 0:503:533  "Deposit(msg.sender, msg.value)"
                let _16 := 0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c
                let _17 := convert_t_address_to_t_address(expr_25)
                {
                    let _18 := allocate_unbounded()
                    let _19 := abi_encode_tuple_t_uint256__to_t_uint256__fromStack(_18 , expr_27)
                    log2(_18, sub(_19, _18) , _16, _17)
                }
            }
            /// @src 0:277:835  "contract BankFixed {..."

        }

        data ".metadata" hex"a2646970667358221220ecd3bd823cdd48df5e36cf9874a9b374f1c5963aaa1d27866eab2e53069ecae564736f6c634300081e0033"
    }

}

