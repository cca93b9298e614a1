
/// @use-src 0:"examples/token.sol"
object "Token_299" {
    code {
        /// @src 0:384:2809  "contract Token {..."
        mstore(64, memoryguard(128))
        if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }

        constructor_Token_299()

        let _1 := allocate_unbounded()
        codecopy(_1, dataoffset("Token_299_deployed"), datasize("Token_299_deployed"))

        return(_1, datasize("Token_299_deployed"))

        function allocate_unbounded() -> memPtr {
            memPtr := mload(64)
        }

        function revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() {
            revert(0, 0)
        }

        /// @src 0:384:2809  "contract Token {..."
        function constructor_Token_299() {

            /// @src 0:384:2809  "contract Token {..."

        }
        /// @src 0:384:2809  "contract Token {..."

    }
    /// @use-src 0:"examples/token.sol"
    object "Token_299_deployed" {
        code {
            /// @src 0:384:2809  "contract Token {..."
            mstore(64, memoryguard(128))

            if iszero(lt(calldatasize(), 4))
            {
                let selector := shift_right_224_unsigned(calldataload(0))
                switch selector

                case 0x06fdde03
                {
                    // name()

                    external_fun_name_5()
                }

                case 0x095ea7b3
                {
                    // approve(address,uint256)

                    external_fun_approve_109()
                }

                case 0x23b872dd
                {
                    // transferFrom(address,address,uint256)

                    external_fun_transferFrom_179()
                }

                case 0x2e1a7d4d
                {
                    // withdraw(uint256)

                    external_fun_withdraw_252()
                }

                case 0x313ce567
                {
                    // decimals()

                    external_fun_decimals_11()
                }

                case 0x70a08231
                {
                    // balanceOf(address)

                    external_fun_balanceOf_65()
                }

                case 0x95d89b41
                {
                    // symbol()

                    external_fun_symbol_8()
                }

                case 0xa9059cbb
                {
                    // transfer(address,uint256)

                    external_fun_transfer_128()
                }

                case 0xd0e30db0
                {
                    // deposit()

                    external_fun_deposit_202()
                }

                case 0xdd62ed3e
                {
                    // allowance(address,address)

                    external_fun_allowance_81()
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

            function abi_decode_tuple_(headStart, dataEnd)   {
                if slt(sub(dataEnd, headStart), 0) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

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

            function array_allocation_size_t_string_memory_ptr(length) -> size {
                // Make sure we can allocate memory without overflow
                if gt(length, 0xffffffffffffffff) { panic_error_0x41() }

                size := round_up_to_mul_of_32(length)

                // add length slot
                size := add(size, 0x20)

            }

            function allocate_memory_array_t_string_memory_ptr(length) -> memPtr {
                let allocSize := array_allocation_size_t_string_memory_ptr(length)
                memPtr := allocate_memory(allocSize)

                mstore(memPtr, length)

            }

            function store_literal_in_memory_c0ed451a962e54a86e9f6f4ea72bcb96e19919b64991b06ce4a1ba33137b9fa1(memPtr) {

                mstore(add(memPtr, 0), "Wrapped example")

            }

            function copy_literal_to_memory_c0ed451a962e54a86e9f6f4ea72bcb96e19919b64991b06ce4a1ba33137b9fa1() -> memPtr {
                memPtr := allocate_memory_array_t_string_memory_ptr(15)
                store_literal_in_memory_c0ed451a962e54a86e9f6f4ea72bcb96e19919b64991b06ce4a1ba33137b9fa1(add(memPtr, 32))
            }

            function convert_t_stringliteral_c0ed451a962e54a86e9f6f4ea72bcb96e19919b64991b06ce4a1ba33137b9fa1_to_t_string_memory_ptr() -> converted {
                converted := copy_literal_to_memory_c0ed451a962e54a86e9f6f4ea72bcb96e19919b64991b06ce4a1ba33137b9fa1()
            }

            /// @src 0:405:452  "string public constant name = \"Wrapped example\""
            function constant_name_5() -> ret_mpos {
                /// @src 0:435:452  "\"Wrapped example\""
                let _1_mpos := convert_t_stringliteral_c0ed451a962e54a86e9f6f4ea72bcb96e19919b64991b06ce4a1ba33137b9fa1_to_t_string_memory_ptr()

                ret_mpos := _1_mpos
            }

            /// @ast-id 5
            /// @src 0:405:452  "string public constant name = \"Wrapped example\""
            function getter_fun_name_5() -> ret_0 {
                ret_0 := constant_name_5()
            }
            /// @src 0:384:2809  "contract Token {..."

            function array_length_t_string_memory_ptr(value) -> length {

                length := mload(value)

            }

            function array_storeLengthForEncoding_t_string_memory_ptr_fromStack(pos, length) -> updated_pos {
                mstore(pos, length)
                updated_pos := add(pos, 0x20)
            }

            function copy_memory_to_memory_with_cleanup(src, dst, length) {

                mcopy(dst, src, length)
                mstore(add(dst, length), 0)

            }

            function abi_encode_t_string_memory_ptr_to_t_string_memory_ptr_fromStack(value, pos) -> end {
                let length := array_length_t_string_memory_ptr(value)
                pos := array_storeLengthForEncoding_t_string_memory_ptr_fromStack(pos, length)
                copy_memory_to_memory_with_cleanup(add(value, 0x20), pos, length)
                end := add(pos, round_up_to_mul_of_32(length))
            }

            function abi_encode_tuple_t_string_memory_ptr__to_t_string_memory_ptr__fromStack(headStart , value0) -> tail {
                tail := add(headStart, 32)

                mstore(add(headStart, 0), sub(tail, headStart))
                tail := abi_encode_t_string_memory_ptr_to_t_string_memory_ptr_fromStack(value0,  tail)

            }

            function external_fun_name_5() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                abi_decode_tuple_(4, calldatasize())
                let ret_0 :=  getter_fun_name_5()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_string_memory_ptr__to_t_string_memory_ptr__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

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

            function cleanup_t_uint256(value) -> cleaned {
                cleaned := value
            }

            function validator_revert_t_uint256(value) {
                if iszero(eq(value, cleanup_t_uint256(value))) { revert(0, 0) }
            }

            function abi_decode_t_uint256(offset, end) -> value {
                value := calldataload(offset)
                validator_revert_t_uint256(value)
            }

            function abi_decode_tuple_t_addresst_uint256(headStart, dataEnd) -> value0, value1 {
                if slt(sub(dataEnd, headStart), 64) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

                {

                    let offset := 0

                    value0 := abi_decode_t_address(add(headStart, offset), dataEnd)
                }

                {

                    let offset := 32

                    value1 := abi_decode_t_uint256(add(headStart, offset), dataEnd)
                }

            }

            function cleanup_t_bool(value) -> cleaned {
                cleaned := iszero(iszero(value))
            }

            function abi_encode_t_bool_to_t_bool_fromStack(value, pos) {
                mstore(pos, cleanup_t_bool(value))
            }

            function abi_encode_tuple_t_bool__to_t_bool__fromStack(headStart , value0) -> tail {
                tail := add(headStart, 32)

                abi_encode_t_bool_to_t_bool_fromStack(value0,  add(headStart, 0))

            }

            function external_fun_approve_109() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0, param_1 :=  abi_decode_tuple_t_addresst_uint256(4, calldatasize())
                let ret_0 :=  fun_approve_109(param_0, param_1)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_bool__to_t_bool__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function abi_decode_tuple_t_addresst_addresst_uint256(headStart, dataEnd) -> value0, value1, value2 {
                if slt(sub(dataEnd, headStart), 96) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

                {

                    let offset := 0

                    value0 := abi_decode_t_address(add(headStart, offset), dataEnd)
                }

                {

                    let offset := 32

                    value1 := abi_decode_t_address(add(headStart, offset), dataEnd)
                }

                {

                    let offset := 64

                    value2 := abi_decode_t_uint256(add(headStart, offset), dataEnd)
                }

            }

            function external_fun_transferFrom_179() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0, param_1, param_2 :=  abi_decode_tuple_t_addresst_addresst_uint256(4, calldatasize())
                let ret_0 :=  fun_transferFrom_179(param_0, param_1, param_2)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_bool__to_t_bool__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function abi_decode_tuple_t_uint256(headStart, dataEnd) -> value0 {
                if slt(sub(dataEnd, headStart), 32) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

                {

                    let offset := 0

                    value0 := abi_decode_t_uint256(add(headStart, offset), dataEnd)
                }

            }

            function external_fun_withdraw_252() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0 :=  abi_decode_tuple_t_uint256(4, calldatasize())
                let ret_0 :=  fun_withdraw_252(param_0)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_bool__to_t_bool__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function cleanup_t_rational_18_by_1(value) -> cleaned {
                cleaned := value
            }

            function cleanup_t_uint8(value) -> cleaned {
                cleaned := and(value, 0xff)
            }

            function identity(value) -> ret {
                ret := value
            }

            function convert_t_rational_18_by_1_to_t_uint8(value) -> converted {
                converted := cleanup_t_uint8(identity(cleanup_t_rational_18_by_1(value)))
            }

            /// @src 0:501:536  "uint8 public constant decimals = 18"
            function constant_decimals_11() -> ret {
                /// @src 0:534:536  "18"
                let expr_10 := 0x12
                let _2 := convert_t_rational_18_by_1_to_t_uint8(expr_10)

                ret := _2
            }

            /// @ast-id 11
            /// @src 0:501:536  "uint8 public constant decimals = 18"
            function getter_fun_decimals_11() -> ret_0 {
                ret_0 := constant_decimals_11()
            }
            /// @src 0:384:2809  "contract Token {..."

            function abi_encode_t_uint8_to_t_uint8_fromStack(value, pos) {
                mstore(pos, cleanup_t_uint8(value))
            }

            function abi_encode_tuple_t_uint8__to_t_uint8__fromStack(headStart , value0) -> tail {
                tail := add(headStart, 32)

                abi_encode_t_uint8_to_t_uint8_fromStack(value0,  add(headStart, 0))

            }

            function external_fun_decimals_11() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                abi_decode_tuple_(4, calldatasize())
                let ret_0 :=  getter_fun_decimals_11()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_uint8__to_t_uint8__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function abi_decode_tuple_t_address(headStart, dataEnd) -> value0 {
                if slt(sub(dataEnd, headStart), 32) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

                {

                    let offset := 0

                    value0 := abi_decode_t_address(add(headStart, offset), dataEnd)
                }

            }

            function abi_encode_t_uint256_to_t_uint256_fromStack(value, pos) {
                mstore(pos, cleanup_t_uint256(value))
            }

            function abi_encode_tuple_t_uint256__to_t_uint256__fromStack(headStart , value0) -> tail {
                tail := add(headStart, 32)

                abi_encode_t_uint256_to_t_uint256_fromStack(value0,  add(headStart, 0))

            }

            function external_fun_balanceOf_65() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0 :=  abi_decode_tuple_t_address(4, calldatasize())
                let ret_0 :=  fun_balanceOf_65(param_0)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_uint256__to_t_uint256__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function store_literal_in_memory_bef395bd062c7b5fb2ac190ba2743dde4773d4280c5114e8310905311627775e(memPtr) {

                mstore(add(memPtr, 0), "WEX")

            }

            function copy_literal_to_memory_bef395bd062c7b5fb2ac190ba2743dde4773d4280c5114e8310905311627775e() -> memPtr {
                memPtr := allocate_memory_array_t_string_memory_ptr(3)
                store_literal_in_memory_bef395bd062c7b5fb2ac190ba2743dde4773d4280c5114e8310905311627775e(add(memPtr, 32))
            }

            function convert_t_stringliteral_bef395bd062c7b5fb2ac190ba2743dde4773d4280c5114e8310905311627775e_to_t_string_memory_ptr() -> converted {
                converted := copy_literal_to_memory_bef395bd062c7b5fb2ac190ba2743dde4773d4280c5114e8310905311627775e()
            }

            /// @src 0:458:495  "string public constant symbol = \"WEX\""
            function constant_symbol_8() -> ret_mpos {
                /// @src 0:490:495  "\"WEX\""
                let _3_mpos := convert_t_stringliteral_bef395bd062c7b5fb2ac190ba2743dde4773d4280c5114e8310905311627775e_to_t_string_memory_ptr()

                ret_mpos := _3_mpos
            }

            /// @ast-id 8
            /// @src 0:458:495  "string public constant symbol = \"WEX\""
            function getter_fun_symbol_8() -> ret_0 {
                ret_0 := constant_symbol_8()
            }
            /// @src 0:384:2809  "contract Token {..."

            function external_fun_symbol_8() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                abi_decode_tuple_(4, calldatasize())
                let ret_0 :=  getter_fun_symbol_8()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_string_memory_ptr__to_t_string_memory_ptr__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function external_fun_transfer_128() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0, param_1 :=  abi_decode_tuple_t_addresst_uint256(4, calldatasize())
                let ret_0 :=  fun_transfer_128(param_0, param_1)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_bool__to_t_bool__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function abi_encode_tuple__to__fromStack(headStart ) -> tail {
                tail := add(headStart, 0)

            }

            function external_fun_deposit_202() {

                abi_decode_tuple_(4, calldatasize())
                fun_deposit_202()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function abi_decode_tuple_t_addresst_address(headStart, dataEnd) -> value0, value1 {
                if slt(sub(dataEnd, headStart), 64) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

                {

                    let offset := 0

                    value0 := abi_decode_t_address(add(headStart, offset), dataEnd)
                }

                {

                    let offset := 32

                    value1 := abi_decode_t_address(add(headStart, offset), dataEnd)
                }

            }

            function external_fun_allowance_81() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0, param_1 :=  abi_decode_tuple_t_addresst_address(4, calldatasize())
                let ret_0 :=  fun_allowance_81(param_0, param_1)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_uint256__to_t_uint256__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function revert_error_42b3090547df1d2001c96683413b8cf91c1b902ef5e3cb8d9f6f304cf7446f74() {
                revert(0, 0)
            }

            function zero_value_for_split_t_bool() -> ret {
                ret := 0
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

            function mapping_index_access_t_mapping$_t_address_$_t_mapping$_t_address_$_t_uint256_$_$_of_t_address(slot , key) -> dataSlot {
                mstore(0, convert_t_address_to_t_address(key))
                mstore(0x20, slot)
                dataSlot := keccak256(0, 0x40)
            }

            function mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(slot , key) -> dataSlot {
                mstore(0, convert_t_address_to_t_address(key))
                mstore(0x20, slot)
                dataSlot := keccak256(0, 0x40)
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

            /// @ast-id 109
            /// @src 0:1230:1431  "function approve(address spender, uint256 value) external returns (bool) {..."
            function fun_approve_109(var_spender_83, var_value_85) -> var__88 {
                /// @src 0:1297:1301  "bool"
                let zero_t_bool_4 := zero_value_for_split_t_bool()
                var__88 := zero_t_bool_4

                /// @src 0:1347:1352  "value"
                let _5 := var_value_85
                let expr_96 := _5
                /// @src 0:1313:1323  "allowances"
                let _6_slot := 0x01
                let expr_90_slot := _6_slot
                /// @src 0:1324:1334  "msg.sender"
                let expr_92 := caller()
                /// @src 0:1313:1335  "allowances[msg.sender]"
                let _7 := mapping_index_access_t_mapping$_t_address_$_t_mapping$_t_address_$_t_uint256_$_$_of_t_address(expr_90_slot,expr_92)
                let _8_slot := _7
                let expr_94_slot := _8_slot
                /// @src 0:1336:1343  "spender"
                let _9 := var_spender_83
                let expr_93 := _9
                /// @src 0:1313:1344  "allowances[msg.sender][spender]"
                let _10 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_94_slot,expr_93)
                /// @src 0:1313:1352  "allowances[msg.sender][spender] = value"
                update_storage_value_offset_0_t_uint256_to_t_uint256(_10, expr_96)
                let expr_97 := expr_96
                /// @src 0:1376:1386  "msg.sender"
                let expr_101 := caller()
                /// @src 0:1388:1395  "spender"
                let _11 := var_spender_83
                let expr_102 := _11
                /// @src 0:1397:1402  "value"
                let _12 := var_value_85
                let expr_103 := _12
                /// @src 0:1367:1403  "Approval(msg.sender, spender, value)"
                let _13 := 0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925
                let _14 := convert_t_address_to_t_address(expr_101)
                let _15 := convert_t_address_to_t_address(expr_102)
                {
                    let _16 := allocate_unbounded()
                    let _17 := abi_encode_tuple_t_uint256__to_t_uint256__fromStack(_16 , expr_103)
                    log3(_16, sub(_17, _16) , _13, _14, _15)
                }/// @src 0:1420:1424  "true"
                let expr_106 := 0x01
                /// @src 0:1413:1424  "return true"
                var__88 := expr_106
                leave

            }
            /// @src 0:384:2809  "contract Token {..."

            function shift_right_0_unsigned(value) -> newValue {
                newValue :=

                shr(0, value)

            }

            function cleanup_from_storage_t_uint256(value) -> cleaned {
                cleaned := value
            }

            function extract_from_storage_value_offset_0_t_uint256(slot_value) -> value {
                value := cleanup_from_storage_t_uint256(shift_right_0_unsigned(slot_value))
            }

            function read_from_storage_split_offset_0_t_uint256(slot) -> value {
                value := extract_from_storage_value_offset_0_t_uint256(sload(slot))

            }

            function abi_encode_t_address_to_t_address_fromStack(value, pos) {
                mstore(pos, cleanup_t_address(value))
            }

            function abi_encode_tuple_t_address_t_uint256_t_uint256__to_t_address_t_uint256_t_uint256__fromStack(headStart , value0, value1, value2) -> tail {
                tail := add(headStart, 96)

                abi_encode_t_address_to_t_address_fromStack(value0,  add(headStart, 0))

                abi_encode_t_uint256_to_t_uint256_fromStack(value1,  add(headStart, 32))

                abi_encode_t_uint256_to_t_uint256_fromStack(value2,  add(headStart, 64))

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

            /// @ast-id 179
            /// @src 0:1578:1924  "function transferFrom(address from, address to, uint256 value) external returns (bool) {..."
            function fun_transferFrom_179(var_from_130, var_to_132, var_value_134) -> var__137 {
                /// @src 0:1659:1663  "bool"
                let zero_t_bool_18 := zero_value_for_split_t_bool()
                var__137 := zero_t_bool_18

                /// @src 0:1693:1703  "allowances"
                let _19_slot := 0x01
                let expr_141_slot := _19_slot
                /// @src 0:1704:1708  "from"
                let _20 := var_from_130
                let expr_142 := _20
                /// @src 0:1693:1709  "allowances[from]"
                let _21 := mapping_index_access_t_mapping$_t_address_$_t_mapping$_t_address_$_t_uint256_$_$_of_t_address(expr_141_slot,expr_142)
                let _22_slot := _21
                let expr_143_slot := _22_slot
                /// @src 0:1710:1720  "msg.sender"
                let expr_145 := caller()
                /// @src 0:1693:1721  "allowances[from][msg.sender]"
                let _23 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_143_slot,expr_145)
                let _24 := read_from_storage_split_offset_0_t_uint256(_23)
                let expr_146 := _24
                /// @src 0:1675:1721  "uint256 allowed = allowances[from][msg.sender]"
                let var_allowed_140 := expr_146
                /// @src 0:1735:1742  "allowed"
                let _25 := var_allowed_140
                let expr_148 := _25
                /// @src 0:1745:1750  "value"
                let _26 := var_value_134
                let expr_149 := _26
                /// @src 0:1735:1750  "allowed < value"
                let expr_150 := lt(cleanup_t_uint256(expr_148), cleanup_t_uint256(expr_149))
                /// @src 0:1731:1808  "if (allowed < value) revert InsufficientAllowance(msg.sender, allowed, value)"
                if expr_150 {
                    /// @src 0:1781:1791  "msg.sender"
                    let expr_153 := caller()
                    /// @src 0:1793:1800  "allowed"
                    let _27 := var_allowed_140
                    let expr_154 := _27
                    /// @src 0:1802:1807  "value"
                    let _28 := var_value_134
                    let expr_155 := _28
                    /// @src 0:1759:1808  "InsufficientAllowance(msg.sender, allowed, value)"
                    {

                        let _29 := 0

                        mstore(_29, 0x192b9e4e00000000000000000000000000000000000000000000000000000000)
                        let _30 := abi_encode_tuple_t_address_t_uint256_t_uint256__to_t_address_t_uint256_t_uint256__fromStack(add(_29, 4) , expr_153, expr_154, expr_155)
                        revert(_29, sub(_30, _29))
                    }/// @src 0:1731:1808  "if (allowed < value) revert InsufficientAllowance(msg.sender, allowed, value)"
                }
                /// @src 0:1849:1856  "allowed"
                let _31 := var_allowed_140
                let expr_165 := _31
                /// @src 0:1859:1864  "value"
                let _32 := var_value_134
                let expr_166 := _32
                /// @src 0:1849:1864  "allowed - value"
                let expr_167 := checked_sub_t_uint256(expr_165, expr_166)

                /// @src 0:1818:1828  "allowances"
                let _33_slot := 0x01
                let expr_159_slot := _33_slot
                /// @src 0:1829:1833  "from"
                let _34 := var_from_130
                let expr_160 := _34
                /// @src 0:1818:1834  "allowances[from]"
                let _35 := mapping_index_access_t_mapping$_t_address_$_t_mapping$_t_address_$_t_uint256_$_$_of_t_address(expr_159_slot,expr_160)
                let _36_slot := _35
                let expr_163_slot := _36_slot
                /// @src 0:1835:1845  "msg.sender"
                let expr_162 := caller()
                /// @src 0:1818:1846  "allowances[from][msg.sender]"
                let _37 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_163_slot,expr_162)
                /// @src 0:1818:1864  "allowances[from][msg.sender] = allowed - value"
                update_storage_value_offset_0_t_uint256_to_t_uint256(_37, expr_167)
                let expr_168 := expr_167
                /// @src 0:1880:1884  "from"
                let _38 := var_from_130
                let expr_171 := _38
                /// @src 0:1886:1888  "to"
                let _39 := var_to_132
                let expr_172 := _39
                /// @src 0:1890:1895  "value"
                let _40 := var_value_134
                let expr_173 := _40
                fun__move_298(expr_171, expr_172, expr_173)
                /// @src 0:1913:1917  "true"
                let expr_176 := 0x01
                /// @src 0:1906:1917  "return true"
                var__137 := expr_176
                leave

            }
            /// @src 0:384:2809  "contract Token {..."

            function convert_t_uint160_to_t_address_payable(value) -> converted {
                converted := convert_t_uint160_to_t_uint160(value)
            }

            function convert_t_address_to_t_address_payable(value) -> converted {
                converted := convert_t_uint160_to_t_address_payable(value)
            }

            function convert_t_address_payable_to_t_address(value) -> converted {
                converted := convert_t_uint160_to_t_address(value)
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

            function cleanup_t_rational_0_by_1(value) -> cleaned {
                cleaned := value
            }

            function convert_t_rational_0_by_1_to_t_uint160(value) -> converted {
                converted := cleanup_t_uint160(identity(cleanup_t_rational_0_by_1(value)))
            }

            function convert_t_rational_0_by_1_to_t_address(value) -> converted {
                converted := convert_t_rational_0_by_1_to_t_uint160(value)
            }

            /// @ast-id 252
            /// @src 0:2080:2511  "function withdraw(uint256 amount) external returns (bool sent) {..."
            function fun_withdraw_252(var_amount_204) -> var_sent_207 {
                /// @src 0:2132:2141  "bool sent"
                let zero_t_bool_41 := zero_value_for_split_t_bool()
                var_sent_207 := zero_t_bool_41

                /// @src 0:2157:2165  "balances"
                let _42_slot := 0x00
                let expr_209_slot := _42_slot
                /// @src 0:2166:2176  "msg.sender"
                let expr_211 := caller()
                /// @src 0:2157:2177  "balances[msg.sender]"
                let _43 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_209_slot,expr_211)
                let _44 := read_from_storage_split_offset_0_t_uint256(_43)
                let expr_212 := _44
                /// @src 0:2181:2187  "amount"
                let _45 := var_amount_204
                let expr_213 := _45
                /// @src 0:2157:2187  "balances[msg.sender] >= amount"
                let expr_214 := iszero(lt(cleanup_t_uint256(expr_212), cleanup_t_uint256(expr_213)))
                /// @src 0:2153:2505  "if (balances[msg.sender] >= amount) {..."
                if expr_214 {
                    /// @src 0:2222:2232  "msg.sender"
                    let expr_220 := caller()
                    /// @src 0:2214:2233  "payable(msg.sender)"
                    let expr_221 := convert_t_address_to_t_address_payable(expr_220)
                    /// @src 0:2214:2238  "payable(msg.sender).call"
                    let expr_222_address := convert_t_address_payable_to_t_address(expr_221)
                    /// @src 0:2246:2252  "amount"
                    let _46 := var_amount_204
                    let expr_223 := _46
                    /// @src 0:2214:2253  "payable(msg.sender).call{value: amount}"
                    let expr_224_address := expr_222_address
                    let expr_224_value := expr_223
                    /// @src 0:2214:2257  "payable(msg.sender).call{value: amount}(\"\")"

                    let _47 := allocate_unbounded()
                    let _48 := sub(abi_encode_tuple_packed_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470__to_t_bytes_memory_ptr__nonPadded_inplace_fromStack(_47  ), _47)

                    let expr_226_component_1 := call(gas(), expr_224_address,  expr_224_value,  _47, _48, 0, 0)

                    let expr_226_component_2_mpos := extract_returndata()
                    /// @src 0:2203:2257  "(sent, ) = payable(msg.sender).call{value: amount}(\"\")"
                    var_sent_207 := expr_226_component_1
                    /// @src 0:2314:2318  "sent"
                    let _49 := var_sent_207
                    let expr_229 := _49
                    /// @src 0:2310:2495  "if (sent) {..."
                    if expr_229 {
                        /// @src 0:2361:2367  "amount"
                        let _50 := var_amount_204
                        let expr_234 := _50
                        /// @src 0:2338:2346  "balances"
                        let _51_slot := 0x00
                        let expr_230_slot := _51_slot
                        /// @src 0:2347:2357  "msg.sender"
                        let expr_232 := caller()
                        /// @src 0:2338:2358  "balances[msg.sender]"
                        let _52 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_230_slot,expr_232)
                        /// @src 0:2338:2367  "balances[msg.sender] = amount"
                        update_storage_value_offset_0_t_uint256_to_t_uint256(_52, expr_234)
                        let expr_235 := expr_234
                        /// @src 0:2449:2459  "msg.sender"
                        let expr_239 := caller()
                        /// @src 0:2469:2470  "0"
                        let expr_242 := 0x00
                        /// @src 0:2461:2471  "address(0)"
                        let expr_243 := convert_t_rational_0_by_1_to_t_address(expr_242)
                        /// @src 0:2473:2479  "amount"
                        let _53 := var_amount_204
                        let expr_244 := _53
                        /// @src 0:2440:2480  "Transfer(msg.sender, address(0), amount)"
                        let _54 := 0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef
                        let _55 := convert_t_address_to_t_address(expr_239)
                        let _56 := convert_t_address_to_t_address(expr_243)
                        {
                            let _57 := allocate_unbounded()
                            let _58 := abi_encode_tuple_t_uint256__to_t_uint256__fromStack(_57 , expr_244)
                            log3(_57, sub(_58, _57) , _54, _55, _56)
                        }/// @src 0:2310:2495  "if (sent) {..."
                    }
                    /// @src 0:2153:2505  "if (balances[msg.sender] >= amount) {..."
                }

            }
            /// @src 0:384:2809  "contract Token {..."

            function zero_value_for_split_t_uint256() -> ret {
                ret := 0
            }

            /// @ast-id 65
            /// @src 0:980:1085  "function balanceOf(address owner) external view returns (uint256) {..."
            function fun_balanceOf_65(var_owner_55) -> var__58 {
                /// @src 0:1037:1044  "uint256"
                let zero_t_uint256_59 := zero_value_for_split_t_uint256()
                var__58 := zero_t_uint256_59

                /// @src 0:1063:1071  "balances"
                let _60_slot := 0x00
                let expr_60_slot := _60_slot
                /// @src 0:1072:1077  "owner"
                let _61 := var_owner_55
                let expr_61 := _61
                /// @src 0:1063:1078  "balances[owner]"
                let _62 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_60_slot,expr_61)
                let _63 := read_from_storage_split_offset_0_t_uint256(_62)
                let expr_62 := _63
                /// @src 0:1056:1078  "return balances[owner]"
                var__58 := expr_62
                leave

            }
            /// @src 0:384:2809  "contract Token {..."

            /// @ast-id 128
            /// @src 0:1437:1572  "function transfer(address to, uint256 value) external returns (bool) {..."
            function fun_transfer_128(var_to_111, var_value_113) -> var__116 {
                /// @src 0:1500:1504  "bool"
                let zero_t_bool_64 := zero_value_for_split_t_bool()
                var__116 := zero_t_bool_64

                /// @src 0:1522:1532  "msg.sender"
                let expr_120 := caller()
                /// @src 0:1534:1536  "to"
                let _65 := var_to_111
                let expr_121 := _65
                /// @src 0:1538:1543  "value"
                let _66 := var_value_113
                let expr_122 := _66
                fun__move_298(expr_120, expr_121, expr_122)
                /// @src 0:1561:1565  "true"
                let expr_125 := 0x01
                /// @src 0:1554:1565  "return true"
                var__116 := expr_125
                leave

            }
            /// @src 0:384:2809  "contract Token {..."

            function checked_add_t_uint256(x, y) -> sum {
                x := cleanup_t_uint256(x)
                y := cleanup_t_uint256(y)
                sum := add(x, y)

                if gt(x, sum) { panic_error_0x11() }

            }

            /// @ast-id 202
            /// @src 0:1930:2074  "function deposit() external payable {..."
            function fun_deposit_202() {

                /// @src 0:2000:2009  "msg.value"
                let expr_187 := callvalue()
                /// @src 0:1976:1984  "balances"
                let _67_slot := 0x00
                let expr_182_slot := _67_slot
                /// @src 0:1985:1995  "msg.sender"
                let expr_184 := caller()
                /// @src 0:1976:1996  "balances[msg.sender]"
                let _68 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_182_slot,expr_184)
                /// @src 0:1976:2009  "balances[msg.sender] += msg.value"
                let _69 := read_from_storage_split_offset_0_t_uint256(_68)
                let expr_188 := checked_add_t_uint256(_69, expr_187)

                update_storage_value_offset_0_t_uint256_to_t_uint256(_68, expr_188)
                /// @src 0:2041:2042  "0"
                let expr_193 := 0x00
                /// @src 0:2033:2043  "address(0)"
                let expr_194 := convert_t_rational_0_by_1_to_t_address(expr_193)
                /// @src 0:2045:2055  "msg.sender"
                let expr_196 := caller()
                /// @src 0:2057:2066  "msg.value"
                let expr_198 := callvalue()
                /// @src 0:2024:2067  "Transfer(address(0), msg.sender, msg.value)"
                let _70 := 0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef
                let _71 := convert_t_address_to_t_address(expr_194)
                let _72 := convert_t_address_to_t_address(expr_196)
                {
                    let _73 := allocate_unbounded()
                    let _74 := abi_encode_tuple_t_uint256__to_t_uint256__fromStack(_73 , expr_198)
                    log3(_73, sub(_74, _73) , _70, _71, _72)
                }
            }
            /// @src 0:384:2809  "contract Token {..."

            /// @ast-id 81
            /// @src 0:1091:1224  "function allowance(address owner, address spender) external view returns (uint256) {..."
            function fun_allowance_81(var_owner_67, var_spender_69) -> var__72 {
                /// @src 0:1165:1172  "uint256"
                let zero_t_uint256_75 := zero_value_for_split_t_uint256()
                var__72 := zero_t_uint256_75

                /// @src 0:1191:1201  "allowances"
                let _76_slot := 0x01
                let expr_74_slot := _76_slot
                /// @src 0:1202:1207  "owner"
                let _77 := var_owner_67
                let expr_75 := _77
                /// @src 0:1191:1208  "allowances[owner]"
                let _78 := mapping_index_access_t_mapping$_t_address_$_t_mapping$_t_address_$_t_uint256_$_$_of_t_address(expr_74_slot,expr_75)
                let _79_slot := _78
                let expr_76_slot := _79_slot
                /// @src 0:1209:1216  "spender"
                let _80 := var_spender_69
                let expr_77 := _80
                /// @src 0:1191:1217  "allowances[owner][spender]"
                let _81 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_76_slot,expr_77)
                let _82 := read_from_storage_split_offset_0_t_uint256(_81)
                let expr_78 := _82
                /// @src 0:1184:1217  "return allowances[owner][spender]"
                var__72 := expr_78
                leave

            }
            /// @src 0:384:2809  "contract Token {..."

            /// @ast-id 298
            /// @src 0:2517:2807  "function _move(address from, address to, uint256 value) internal {..."
            function fun__move_298(var_from_254, var_to_256, var_value_258) {

                /// @src 0:2606:2614  "balances"
                let _83_slot := 0x00
                let expr_263_slot := _83_slot
                /// @src 0:2615:2619  "from"
                let _84 := var_from_254
                let expr_264 := _84
                /// @src 0:2606:2620  "balances[from]"
                let _85 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_263_slot,expr_264)
                let _86 := read_from_storage_split_offset_0_t_uint256(_85)
                let expr_265 := _86
                /// @src 0:2592:2620  "uint256 has = balances[from]"
                let var_has_262 := expr_265
                /// @src 0:2634:2637  "has"
                let _87 := var_has_262
                let expr_267 := _87
                /// @src 0:2640:2645  "value"
                let _88 := var_value_258
                let expr_268 := _88
                /// @src 0:2634:2645  "has < value"
                let expr_269 := lt(cleanup_t_uint256(expr_267), cleanup_t_uint256(expr_268))
                /// @src 0:2630:2691  "if (has < value) revert InsufficientBalance(from, has, value)"
                if expr_269 {
                    /// @src 0:2674:2678  "from"
                    let _89 := var_from_254
                    let expr_271 := _89
                    /// @src 0:2680:2683  "has"
                    let _90 := var_has_262
                    let expr_272 := _90
                    /// @src 0:2685:2690  "value"
                    let _91 := var_value_258
                    let expr_273 := _91
                    /// @src 0:2654:2691  "InsufficientBalance(from, has, value)"
                    {

                        let _92 := 0

                        mstore(_92, 0xdb42144d00000000000000000000000000000000000000000000000000000000)
                        let _93 := abi_encode_tuple_t_address_t_uint256_t_uint256__to_t_address_t_uint256_t_uint256__fromStack(add(_92, 4) , expr_271, expr_272, expr_273)
                        revert(_92, sub(_93, _92))
                    }/// @src 0:2630:2691  "if (has < value) revert InsufficientBalance(from, has, value)"
                }
                /// @src 0:2718:2721  "has"
                let _94 := var_has_262
                let expr_280 := _94
                /// @src 0:2724:2729  "value"
                let _95 := var_value_258
                let expr_281 := _95
                /// @src 0:2718:2729  "has - value"
                let expr_282 := checked_sub_t_uint256(expr_280, expr_281)

                /// @src 0:2701:2709  "balances"
                let _96_slot := 0x00
                let expr_277_slot := _96_slot
                /// @src 0:2710:2714  "from"
                let _97 := var_from_254
                let expr_278 := _97
                /// @src 0:2701:2715  "balances[from]"
                let _98 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_277_slot,expr_278)
                /// @src 0:2701:2729  "balances[from] = has - value"
                update_storage_value_offset_0_t_uint256_to_t_uint256(_98, expr_282)
                let expr_283 := expr_282
                /// @src 0:2755:2760  "value"
                let _99 := var_value_258
                let expr_288 := _99
                /// @src 0:2739:2747  "balances"
                let _100_slot := 0x00
                let expr_285_slot := _100_slot
                /// @src 0:2748:2750  "to"
                let _101 := var_to_256
                let expr_286 := _101
                /// @src 0:2739:2751  "balances[to]"
                let _102 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_285_slot,expr_286)
                /// @src 0:2739:2760  "balances[to] += value"
                let _103 := read_from_storage_split_offset_0_t_uint256(_102)
                let expr_289 := checked_add_t_uint256(_103, expr_288)

                update_storage_value_offset_0_t_uint256_to_t_uint256(_102, expr_289)
                /// @src 0:2784:2788  "from"
                let _104 := var_from_254
                let expr_292 := _104
                /// @src 0:2790:2792  "to"
                let _105 := var_to_256
                let expr_293 := _105
                /// @src 0:2794:2799  "value"
                let _106 := var_value_258
                let expr_294 := _106
                /// @src 0:2775:2800  "Transfer(from, to, value)"
                let _107 := 0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef
                let _108 := convert_t_address_to_t_address(expr_292)
                let _109 := convert_t_address_to_t_address(expr_293)
                {
                    let _110 := allocate_unbounded()
                    let _111 := abi_encode_tuple_t_uint256__to_t_uint256__fromStack(_110 , expr_294)
                    log3(_110, sub(_111, _110) , _107, _108, _109)
                }
            }
            /// @src 0:384:2809  "contract Token {..."

        }

        data ".metadata" hex"a264697066735822122091aeb1118c2d1c30ac5c3e644d156de7a9e19ffc586364aad599bd0bf049ec4a64736f6c634300081e0033"
    }

}

