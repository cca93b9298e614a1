
/// @use-src 0:"tests/cases/mend/with/mend.sol"
object "Messenger_377" {
    code {
        /// @src 0:2605:3016  "contract Messenger {..."
        mstore(64, memoryguard(128))
        if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }

        constructor_Messenger_377()

        let _1 := allocate_unbounded()
        codecopy(_1, dataoffset("Messenger_377_deployed"), datasize("Messenger_377_deployed"))

        return(_1, datasize("Messenger_377_deployed"))

        function allocate_unbounded() -> memPtr {
            memPtr := mload(64)
        }

        function revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() {
            revert(0, 0)
        }

        /// @src 0:2605:3016  "contract Messenger {..."
        function constructor_Messenger_377() {

            /// @src 0:2605:3016  "contract Messenger {..."

        }
        /// @src 0:2605:3016  "contract Messenger {..."

    }
    /// @use-src 0:"tests/cases/mend/with/mend.sol"
    object "Messenger_377_deployed" {
        code {
            /// @src 0:2605:3016  "contract Messenger {..."
            mstore(64, memoryguard(128))

            if iszero(lt(calldatasize(), 4))
            {
                let selector := shift_right_224_unsigned(calldataload(0))
                switch selector

                case 0xd5ce3389
                {
                    // from()

                    external_fun_from_376()
                }

                case 0xf1fc7b34
                {
                    // deliver(address,address,bytes32)

                    external_fun_deliver_368()
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

            function cleanup_t_uint160(value) -> cleaned {
                cleaned := and(value, 0xffffffffffffffffffffffffffffffffffffffff)
            }

            function cleanup_t_address(value) -> cleaned {
                cleaned := cleanup_t_uint160(value)
            }

            function abi_encode_t_address_to_t_address_fromStack(value, pos) {
                mstore(pos, cleanup_t_address(value))
            }

            function abi_encode_tuple_t_address__to_t_address__fromStack(headStart , value0) -> tail {
                tail := add(headStart, 32)

                abi_encode_t_address_to_t_address_fromStack(value0,  add(headStart, 0))

            }

            function external_fun_from_376() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                abi_decode_tuple_(4, calldatasize())
                let ret_0 :=  fun_from_376()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_address__to_t_address__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function revert_error_c1322bf8034eace5e0b5c7295db60986aa89aae5e0ea0873e4689e076861a5db() {
                revert(0, 0)
            }

            function validator_revert_t_address(value) {
                if iszero(eq(value, cleanup_t_address(value))) { revert(0, 0) }
            }

            function abi_decode_t_address(offset, end) -> value {
                value := calldataload(offset)
                validator_revert_t_address(value)
            }

            function cleanup_t_bytes32(value) -> cleaned {
                cleaned := value
            }

            function validator_revert_t_bytes32(value) {
                if iszero(eq(value, cleanup_t_bytes32(value))) { revert(0, 0) }
            }

            function abi_decode_t_bytes32(offset, end) -> value {
                value := calldataload(offset)
                validator_revert_t_bytes32(value)
            }

            function abi_decode_tuple_t_addresst_addresst_bytes32(headStart, dataEnd) -> value0, value1, value2 {
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

                    value2 := abi_decode_t_bytes32(add(headStart, offset), dataEnd)
                }

            }

            function abi_encode_tuple__to__fromStack(headStart ) -> tail {
                tail := add(headStart, 0)

            }

            function external_fun_deliver_368() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0, param_1, param_2 :=  abi_decode_tuple_t_addresst_addresst_bytes32(4, calldatasize())
                fun_deliver_368(param_0, param_1, param_2)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function revert_error_42b3090547df1d2001c96683413b8cf91c1b902ef5e3cb8d9f6f304cf7446f74() {
                revert(0, 0)
            }

            function zero_value_for_split_t_address() -> ret {
                ret := 0
            }

            function shift_right_0_unsigned(value) -> newValue {
                newValue :=

                shr(0, value)

            }

            function cleanup_from_storage_t_address(value) -> cleaned {
                cleaned := and(value, 0xffffffffffffffffffffffffffffffffffffffff)
            }

            function extract_from_storage_value_offset_0_t_address(slot_value) -> value {
                value := cleanup_from_storage_t_address(shift_right_0_unsigned(slot_value))
            }

            function read_from_storage_split_offset_0_t_address(slot) -> value {
                value := extract_from_storage_value_offset_0_t_address(sload(slot))

            }

            /// @ast-id 376
            /// @src 0:2936:3014  "function from() external view returns (address) {..."
            function fun_from_376() -> var__371 {
                /// @src 0:2975:2982  "address"
                let zero_t_address_1 := zero_value_for_split_t_address()
                var__371 := zero_t_address_1

                /// @src 0:3001:3007  "sender"
                let _2 := read_from_storage_split_offset_0_t_address(0x00)
                let expr_373 := _2
                /// @src 0:2994:3007  "return sender"
                var__371 := expr_373
                leave

            }
            /// @src 0:2605:3016  "contract Messenger {..."

            function convert_t_bytes32_to_t_bytes32(value) -> converted {
                converted := cleanup_t_bytes32(value)
            }

            function mapping_index_access_t_mapping$_t_bytes32_$_t_bool_$_of_t_bytes32(slot , key) -> dataSlot {
                mstore(0, convert_t_bytes32_to_t_bytes32(key))
                mstore(0x20, slot)
                dataSlot := keccak256(0, 0x40)
            }

            function cleanup_from_storage_t_bool(value) -> cleaned {
                cleaned := and(value, 0xff)
            }

            function extract_from_storage_value_offset_0_t_bool(slot_value) -> value {
                value := cleanup_from_storage_t_bool(shift_right_0_unsigned(slot_value))
            }

            function read_from_storage_split_offset_0_t_bool(slot) -> value {
                value := extract_from_storage_value_offset_0_t_bool(sload(slot))

            }

            function cleanup_t_bool(value) -> cleaned {
                cleaned := iszero(iszero(value))
            }

            function require_helper(condition) {
                if iszero(condition) { revert(0, 0) }
            }

            function shift_left_0(value) -> newValue {
                newValue :=

                shl(0, value)

            }

            function update_byte_slice_20_shift_0(value, toInsert) -> result {
                let mask := 0xffffffffffffffffffffffffffffffffffffffff
                toInsert := shift_left_0(toInsert)
                value := and(value, not(mask))
                result := or(value, and(toInsert, mask))
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

            function prepare_store_t_address(value) -> ret {
                ret := value
            }

            function update_storage_value_offset_0_t_address_to_t_address(slot, value_0) {
                let convertedValue_0 := convert_t_address_to_t_address(value_0)
                sstore(slot, update_byte_slice_20_shift_0(sload(slot), prepare_store_t_address(convertedValue_0)))
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

            function cleanup_t_rational_0_by_1(value) -> cleaned {
                cleaned := value
            }

            function convert_t_rational_0_by_1_to_t_uint160(value) -> converted {
                converted := cleanup_t_uint160(identity(cleanup_t_rational_0_by_1(value)))
            }

            function convert_t_rational_0_by_1_to_t_address(value) -> converted {
                converted := convert_t_rational_0_by_1_to_t_uint160(value)
            }

            function update_byte_slice_1_shift_0(value, toInsert) -> result {
                let mask := 255
                toInsert := shift_left_0(toInsert)
                value := and(value, not(mask))
                result := or(value, and(toInsert, mask))
            }

            function convert_t_bool_to_t_bool(value) -> converted {
                converted := cleanup_t_bool(value)
            }

            function prepare_store_t_bool(value) -> ret {
                ret := value
            }

            function update_storage_value_offset_0_t_bool_to_t_bool(slot, value_0) {
                let convertedValue_0 := convert_t_bool_to_t_bool(value_0)
                sstore(slot, update_byte_slice_1_shift_0(sload(slot), prepare_store_t_bool(convertedValue_0)))
            }

            /// @ast-id 368
            /// @src 0:2702:2930  "function deliver(address by, address to, bytes32 id) external {..."
            function fun_deliver_368(var_by_325, var_to_327, var_id_329) {

                /// @src 0:2783:2787  "done"
                let _3_slot := 0x01
                let expr_333_slot := _3_slot
                /// @src 0:2788:2790  "id"
                let _4 := var_id_329
                let expr_334 := _4
                /// @src 0:2783:2791  "done[id]"
                let _5 := mapping_index_access_t_mapping$_t_bytes32_$_t_bool_$_of_t_bytes32(expr_333_slot,expr_334)
                let _6 := read_from_storage_split_offset_0_t_bool(_5)
                let expr_335 := _6
                /// @src 0:2782:2791  "!done[id]"
                let expr_336 := cleanup_t_bool(iszero(expr_335))
                /// @src 0:2774:2792  "require(!done[id])"
                require_helper(expr_336)
                /// @src 0:2811:2813  "by"
                let _7 := var_by_325
                let expr_340 := _7
                /// @src 0:2802:2813  "sender = by"
                update_storage_value_offset_0_t_address_to_t_address(0x00, expr_340)
                let expr_341 := expr_340
                /// @src 0:2837:2839  "to"
                let _8 := var_to_327
                let expr_345 := _8
                /// @src 0:2837:2844  "to.call"
                let expr_346_address := expr_345
                /// @src 0:2837:2848  "to.call(\"\")"

                let _9 := allocate_unbounded()
                let _10 := sub(abi_encode_tuple_packed_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470__to_t_bytes_memory_ptr__nonPadded_inplace_fromStack(_9  ), _9)

                let expr_348_component_1 := call(gas(), expr_346_address,  0,  _9, _10, 0, 0)

                let expr_348_component_2_mpos := extract_returndata()
                /// @src 0:2823:2848  "(bool ok, ) = to.call(\"\")"
                let var_ok_344 := expr_348_component_1
                /// @src 0:2866:2868  "ok"
                let _11 := var_ok_344
                let expr_351 := _11
                /// @src 0:2858:2869  "require(ok)"
                require_helper(expr_351)
                /// @src 0:2896:2897  "0"
                let expr_357 := 0x00
                /// @src 0:2888:2898  "address(0)"
                let expr_358 := convert_t_rational_0_by_1_to_t_address(expr_357)
                /// @src 0:2879:2898  "sender = address(0)"
                update_storage_value_offset_0_t_address_to_t_address(0x00, expr_358)
                let expr_359 := expr_358
                /// @src 0:2919:2923  "true"
                let expr_364 := 0x01
                /// @src 0:2908:2912  "done"
                let _12_slot := 0x01
                let expr_361_slot := _12_slot
                /// @src 0:2913:2915  "id"
                let _13 := var_id_329
                let expr_362 := _13
                /// @src 0:2908:2916  "done[id]"
                let _14 := mapping_index_access_t_mapping$_t_bytes32_$_t_bool_$_of_t_bytes32(expr_361_slot,expr_362)
                /// @src 0:2908:2923  "done[id] = true"
                update_storage_value_offset_0_t_bool_to_t_bool(_14, expr_364)
                let expr_365 := expr_364

            }
            /// @src 0:2605:3016  "contract Messenger {..."

        }

        data ".metadata" hex"a2646970667358221220fed45f56e63fa795ad8691fc1efb04ec3772d94a99db3e89578ac78f8fb72d4164736f6c634300081e0033"
    }

}


// check-name: what is set for the time of the call stays as it is
// check-command: yulwark -fdiagnostics-path-format=none -fno-diagnostics-show-caret -fdiagnostics-generate-patch $file
// check-output-start
// tests/cases/mend/with/mend.sol: In function 'Messenger.deliver':
// tests/cases/mend/with/mend.sol:116:23: warning: 'deliver' can be re-entered during this call, before 'done[id] = true' is done [CWE-841] [-Wreentrancy-no-eth]
// tests/cases/mend/with/mend.sol:116: does 'done[id] = true' before the call; whoever is called then finds it done
// --- tests/cases/mend/with/mend.sol
// +++ tests/cases/mend/with/mend.sol
// @@ -113,10 +113,10 @@
//      function deliver(address by, address to, bytes32 id) external {
//          require(!done[id]);
//          sender = by;
// +        done[id] = true;
//          (bool ok, ) = to.call("");
//          require(ok);
//          sender = address(0);
// -        done[id] = true;
//      }
//  
//      function from() external view returns (address) {
// check-output-end
