
/// @use-src 0:"tests/cases/mend/with/mend.sol"
object "Moved_61" {
    code {
        /// @src 0:185:572  "contract Moved {..."
        mstore(64, memoryguard(128))
        if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }

        constructor_Moved_61()

        let _1 := allocate_unbounded()
        codecopy(_1, dataoffset("Moved_61_deployed"), datasize("Moved_61_deployed"))

        return(_1, datasize("Moved_61_deployed"))

        function allocate_unbounded() -> memPtr {
            memPtr := mload(64)
        }

        function revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() {
            revert(0, 0)
        }

        /// @src 0:185:572  "contract Moved {..."
        function constructor_Moved_61() {

            /// @src 0:185:572  "contract Moved {..."

        }
        /// @src 0:185:572  "contract Moved {..."

    }
    /// @use-src 0:"tests/cases/mend/with/mend.sol"
    object "Moved_61_deployed" {
        code {
            /// @src 0:185:572  "contract Moved {..."
            mstore(64, memoryguard(128))

            if iszero(lt(calldatasize(), 4))
            {
                let selector := shift_right_224_unsigned(calldataload(0))
                switch selector

                case 0x329eb839
                {
                    // pull()

                    external_fun_pull_60()
                }

                case 0x549262ba
                {
                    // put()

                    external_fun_put_23()
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

            function abi_encode_tuple__to__fromStack(headStart ) -> tail {
                tail := add(headStart, 0)

            }

            function external_fun_pull_60() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                abi_decode_tuple_(4, calldatasize())
                fun_pull_60()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function external_fun_put_23() {

                abi_decode_tuple_(4, calldatasize())
                fun_put_23()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function revert_error_42b3090547df1d2001c96683413b8cf91c1b902ef5e3cb8d9f6f304cf7446f74() {
                revert(0, 0)
            }

            function cleanup_t_uint160(value) -> cleaned {
                cleaned := and(value, 0xffffffffffffffffffffffffffffffffffffffff)
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

            function array_storeLengthForEncoding_t_string_memory_ptr_fromStack(pos, length) -> updated_pos {
                mstore(pos, length)
                updated_pos := add(pos, 0x20)
            }

            function store_literal_in_memory_8f44d68b1a26169d304522fa2f95aa938d98120d628d1db5726120ca84e53b43(memPtr) {

                mstore(add(memPtr, 0), "failed")

            }

            function abi_encode_t_stringliteral_8f44d68b1a26169d304522fa2f95aa938d98120d628d1db5726120ca84e53b43_to_t_string_memory_ptr_fromStack(pos) -> end {
                pos := array_storeLengthForEncoding_t_string_memory_ptr_fromStack(pos, 6)
                store_literal_in_memory_8f44d68b1a26169d304522fa2f95aa938d98120d628d1db5726120ca84e53b43(pos)
                end := add(pos, 32)
            }

            function abi_encode_tuple_t_stringliteral_8f44d68b1a26169d304522fa2f95aa938d98120d628d1db5726120ca84e53b43__to_t_string_memory_ptr__fromStack(headStart ) -> tail {
                tail := add(headStart, 32)

                mstore(add(headStart, 0), sub(tail, headStart))
                tail := abi_encode_t_stringliteral_8f44d68b1a26169d304522fa2f95aa938d98120d628d1db5726120ca84e53b43_to_t_string_memory_ptr_fromStack( tail)

            }

            function require_helper_t_stringliteral_8f44d68b1a26169d304522fa2f95aa938d98120d628d1db5726120ca84e53b43(condition ) {
                if iszero(condition)
                {

                    let memPtr := allocate_unbounded()

                    mstore(memPtr, 0x08c379a000000000000000000000000000000000000000000000000000000000)
                    let end := abi_encode_tuple_t_stringliteral_8f44d68b1a26169d304522fa2f95aa938d98120d628d1db5726120ca84e53b43__to_t_string_memory_ptr__fromStack(add(memPtr, 4) )
                    revert(memPtr, sub(end, memPtr))
                }
            }

            function cleanup_t_rational_0_by_1(value) -> cleaned {
                cleaned := value
            }

            function cleanup_t_uint256(value) -> cleaned {
                cleaned := value
            }

            function convert_t_rational_0_by_1_to_t_uint256(value) -> converted {
                converted := cleanup_t_uint256(identity(cleanup_t_rational_0_by_1(value)))
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

            function panic_error_0x11() {
                mstore(0, 35408467139433450592217433187231851964531694900788300625387963629091585785856)
                mstore(4, 0x11)
                revert(0, 0x24)
            }

            function checked_add_t_uint256(x, y) -> sum {
                x := cleanup_t_uint256(x)
                y := cleanup_t_uint256(y)
                sum := add(x, y)

                if gt(x, sum) { panic_error_0x11() }

            }

            /// @ast-id 60
            /// @src 0:361:570  "function pull() external {..."
            function fun_pull_60() {

                /// @src 0:408:411  "due"
                let _1_slot := 0x00
                let expr_28_slot := _1_slot
                /// @src 0:412:422  "msg.sender"
                let expr_30 := caller()
                /// @src 0:408:423  "due[msg.sender]"
                let _2 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_28_slot,expr_30)
                let _3 := read_from_storage_split_offset_0_t_uint256(_2)
                let expr_31 := _3
                /// @src 0:396:423  "uint256 n = due[msg.sender]"
                let var_n_27 := expr_31
                /// @src 0:447:457  "msg.sender"
                let expr_36 := caller()
                /// @src 0:447:462  "msg.sender.call"
                let expr_37_address := expr_36
                /// @src 0:470:471  "n"
                let _4 := var_n_27
                let expr_38 := _4
                /// @src 0:447:472  "msg.sender.call{value: n}"
                let expr_39_address := expr_37_address
                let expr_39_value := expr_38
                /// @src 0:447:476  "msg.sender.call{value: n}(\"\")"

                let _5 := allocate_unbounded()
                let _6 := sub(abi_encode_tuple_packed_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470__to_t_bytes_memory_ptr__nonPadded_inplace_fromStack(_5  ), _5)

                let expr_41_component_1 := call(gas(), expr_39_address,  expr_39_value,  _5, _6, 0, 0)

                let expr_41_component_2_mpos := extract_returndata()
                /// @src 0:433:476  "(bool ok, ) = msg.sender.call{value: n}(\"\")"
                let var_ok_34 := expr_41_component_1
                /// @src 0:494:496  "ok"
                let _7 := var_ok_34
                let expr_44 := _7
                /// @src 0:486:507  "require(ok, \"failed\")"
                require_helper_t_stringliteral_8f44d68b1a26169d304522fa2f95aa938d98120d628d1db5726120ca84e53b43(expr_44)
                /// @src 0:535:536  "0"
                let expr_52 := 0x00
                /// @src 0:517:536  "due[msg.sender] = 0"
                let _8 := convert_t_rational_0_by_1_to_t_uint256(expr_52)
                /// @src 0:517:520  "due"
                let _9_slot := 0x00
                let expr_48_slot := _9_slot
                /// @src 0:521:531  "msg.sender"
                let expr_50 := caller()
                /// @src 0:517:532  "due[msg.sender]"
                let _10 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_48_slot,expr_50)
                /// @src 0:517:536  "due[msg.sender] = 0"
                update_storage_value_offset_0_t_uint256_to_t_uint256(_10, _8)
                let expr_53 := _8
                /// @src 0:562:563  "n"
                let _11 := var_n_27
                let expr_56 := _11
                /// @src 0:554:563  "paid += n"
                let _12 := read_from_storage_split_offset_0_t_uint256(0x01)
                let expr_57 := checked_add_t_uint256(_12, expr_56)

                update_storage_value_offset_0_t_uint256_to_t_uint256(0x01, expr_57)

            }
            /// @src 0:185:572  "contract Moved {..."

            /// @ast-id 23
            /// @src 0:278:355  "function put() external payable {..."
            function fun_put_23() {

                /// @src 0:339:348  "msg.value"
                let expr_19 := callvalue()
                /// @src 0:320:323  "due"
                let _13_slot := 0x00
                let expr_14_slot := _13_slot
                /// @src 0:324:334  "msg.sender"
                let expr_16 := caller()
                /// @src 0:320:335  "due[msg.sender]"
                let _14 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_14_slot,expr_16)
                /// @src 0:320:348  "due[msg.sender] += msg.value"
                let _15 := read_from_storage_split_offset_0_t_uint256(_14)
                let expr_20 := checked_add_t_uint256(_15, expr_19)

                update_storage_value_offset_0_t_uint256_to_t_uint256(_14, expr_20)

            }
            /// @src 0:185:572  "contract Moved {..."

        }

        data ".metadata" hex"a264697066735822122085ca0f1b765d9cdb1551b4d7c1e6349e7e2ca824d51e39c7452af75a6a0544bf64736f6c634300081e0033"
    }

}


// check-name: late writes are moved before the call, with what stands behind them
// check-command: yulwark -fdiagnostics-path-format=none -fno-diagnostics-show-caret -fdiagnostics-generate-patch $file
// check-output-start
// tests/cases/mend/with/mend.sol: In function 'Moved.pull':
// tests/cases/mend/with/mend.sol:19:23: warning: 'pull' can be re-entered during this call, which sends ether, before 'due[msg.sender] = 0' is done [CWE-841] [-Wreentrancy-eth]
// tests/cases/mend/with/mend.sol:19: does 'due[msg.sender] = 0' and what else is written before the call; whoever is called then finds it done
// --- tests/cases/mend/with/mend.sol
// +++ tests/cases/mend/with/mend.sol
// @@ -16,10 +16,10 @@
//  
//      function pull() external {
//          uint256 n = due[msg.sender];
// +        due[msg.sender] = 0; // late
// +        paid += n;
//          (bool ok, ) = msg.sender.call{value: n}("");
//          require(ok, "failed");
// -        due[msg.sender] = 0; // late
// -        paid += n;
//      }
//  }
//  
// check-output-end
