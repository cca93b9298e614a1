
/// @use-src 0:"tests/cases/mend/with/mend.sol"
object "Twice_135" {
    code {
        /// @src 0:646:1088  "contract Twice {..."
        mstore(64, memoryguard(128))
        if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }

        constructor_Twice_135()

        let _1 := allocate_unbounded()
        codecopy(_1, dataoffset("Twice_135_deployed"), datasize("Twice_135_deployed"))

        return(_1, datasize("Twice_135_deployed"))

        function allocate_unbounded() -> memPtr {
            memPtr := mload(64)
        }

        function revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() {
            revert(0, 0)
        }

        /// @src 0:646:1088  "contract Twice {..."
        function constructor_Twice_135() {

            /// @src 0:646:1088  "contract Twice {..."

        }
        /// @src 0:646:1088  "contract Twice {..."

    }
    /// @use-src 0:"tests/cases/mend/with/mend.sol"
    object "Twice_135_deployed" {
        code {
            /// @src 0:646:1088  "contract Twice {..."
            mstore(64, memoryguard(128))

            if iszero(lt(calldatasize(), 4))
            {
                let selector := shift_right_224_unsigned(calldataload(0))
                switch selector

                case 0x52d11238
                {
                    // pull(address)

                    external_fun_pull_134()
                }

                case 0x549262ba
                {
                    // put()

                    external_fun_put_77()
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

            function abi_encode_tuple__to__fromStack(headStart ) -> tail {
                tail := add(headStart, 0)

            }

            function external_fun_pull_134() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0 :=  abi_decode_tuple_t_address(4, calldatasize())
                fun_pull_134(param_0)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function abi_decode_tuple_(headStart, dataEnd)   {
                if slt(sub(dataEnd, headStart), 0) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

            }

            function external_fun_put_77() {

                abi_decode_tuple_(4, calldatasize())
                fun_put_77()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function revert_error_42b3090547df1d2001c96683413b8cf91c1b902ef5e3cb8d9f6f304cf7446f74() {
                revert(0, 0)
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

            function cleanup_t_rational_2_by_1(value) -> cleaned {
                cleaned := value
            }

            function cleanup_t_uint256(value) -> cleaned {
                cleaned := value
            }

            function convert_t_rational_2_by_1_to_t_uint256(value) -> converted {
                converted := cleanup_t_uint256(identity(cleanup_t_rational_2_by_1(value)))
            }

            function panic_error_0x12() {
                mstore(0, 35408467139433450592217433187231851964531694900788300625387963629091585785856)
                mstore(4, 0x12)
                revert(0, 0x24)
            }

            function panic_error_0x11() {
                mstore(0, 35408467139433450592217433187231851964531694900788300625387963629091585785856)
                mstore(4, 0x11)
                revert(0, 0x24)
            }

            function checked_div_t_uint256(x, y) -> r {
                x := cleanup_t_uint256(x)
                y := cleanup_t_uint256(y)
                if iszero(y) { panic_error_0x12() }

                r := div(x, y)
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

            function cleanup_t_bool(value) -> cleaned {
                cleaned := iszero(iszero(value))
            }

            function checked_mul_t_uint256(x, y) -> product {
                x := cleanup_t_uint256(x)
                y := cleanup_t_uint256(y)
                let product_raw := mul(x, y)
                product := cleanup_t_uint256(product_raw)

                // overflow, if x != 0 and y != product/x
                if iszero(
                    or(
                        iszero(x),
                        eq(y, div(product, x))
                    )
                ) { panic_error_0x11() }

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

            /// @ast-id 134
            /// @src 0:796:1086  "function pull(address tip) external {..."
            function fun_pull_134(var_tip_79) {

                /// @src 0:854:857  "due"
                let _1_slot := 0x00
                let expr_84_slot := _1_slot
                /// @src 0:858:868  "msg.sender"
                let expr_86 := caller()
                /// @src 0:854:869  "due[msg.sender]"
                let _2 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_84_slot,expr_86)
                let _3 := read_from_storage_split_offset_0_t_uint256(_2)
                let expr_87 := _3
                /// @src 0:872:873  "2"
                let expr_88 := 0x02
                /// @src 0:854:873  "due[msg.sender] / 2"
                let expr_89 := checked_div_t_uint256(expr_87, convert_t_rational_2_by_1_to_t_uint256(expr_88))

                /// @src 0:842:873  "uint256 n = due[msg.sender] / 2"
                let var_n_83 := expr_89
                /// @src 0:897:907  "msg.sender"
                let expr_94 := caller()
                /// @src 0:897:912  "msg.sender.call"
                let expr_95_address := expr_94
                /// @src 0:920:921  "n"
                let _4 := var_n_83
                let expr_96 := _4
                /// @src 0:897:922  "msg.sender.call{value: n}"
                let expr_97_address := expr_95_address
                let expr_97_value := expr_96
                /// @src 0:897:926  "msg.sender.call{value: n}(\"\")"

                let _5 := allocate_unbounded()
                let _6 := sub(abi_encode_tuple_packed_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470__to_t_bytes_memory_ptr__nonPadded_inplace_fromStack(_5  ), _5)

                let expr_99_component_1 := call(gas(), expr_97_address,  expr_97_value,  _5, _6, 0, 0)

                let expr_99_component_2_mpos := extract_returndata()
                /// @src 0:883:926  "(bool ok, ) = msg.sender.call{value: n}(\"\")"
                let var_ok_92 := expr_99_component_1
                /// @src 0:941:943  "ok"
                let _7 := var_ok_92
                let expr_101 := _7
                /// @src 0:940:943  "!ok"
                let expr_102 := cleanup_t_bool(iszero(expr_101))
                /// @src 0:936:953  "if (!ok) revert()"
                if expr_102 {
                    /// @src 0:945:953  "revert()"
                    revert(0, 0)
                    /// @src 0:936:953  "if (!ok) revert()"
                }
                /// @src 0:972:975  "tip"
                let _8 := var_tip_79
                let expr_109 := _8
                /// @src 0:972:980  "tip.call"
                let expr_110_address := expr_109
                /// @src 0:988:989  "n"
                let _9 := var_n_83
                let expr_111 := _9
                /// @src 0:972:990  "tip.call{value: n}"
                let expr_112_address := expr_110_address
                let expr_112_value := expr_111
                /// @src 0:972:994  "tip.call{value: n}(\"\")"

                let _10 := allocate_unbounded()
                let _11 := sub(abi_encode_tuple_packed_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470__to_t_bytes_memory_ptr__nonPadded_inplace_fromStack(_10  ), _10)

                let expr_114_component_1 := call(gas(), expr_112_address,  expr_112_value,  _10, _11, 0, 0)

                let expr_114_component_2_mpos := extract_returndata()
                /// @src 0:963:994  "(ok, ) = tip.call{value: n}(\"\")"
                var_ok_92 := expr_114_component_1
                /// @src 0:1009:1011  "ok"
                let _12 := var_ok_92
                let expr_117 := _12
                /// @src 0:1008:1011  "!ok"
                let expr_118 := cleanup_t_bool(iszero(expr_117))
                /// @src 0:1004:1046  "if (!ok) {..."
                if expr_118 {
                    /// @src 0:1027:1035  "revert()"
                    revert(0, 0)
                    /// @src 0:1004:1046  "if (!ok) {..."
                }
                /// @src 0:1074:1075  "2"
                let expr_128 := 0x02
                /// @src 0:1078:1079  "n"
                let _13 := var_n_83
                let expr_129 := _13
                /// @src 0:1074:1079  "2 * n"
                let expr_130 := checked_mul_t_uint256(convert_t_rational_2_by_1_to_t_uint256(expr_128), expr_129)

                /// @src 0:1055:1058  "due"
                let _14_slot := 0x00
                let expr_124_slot := _14_slot
                /// @src 0:1059:1069  "msg.sender"
                let expr_126 := caller()
                /// @src 0:1055:1070  "due[msg.sender]"
                let _15 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_124_slot,expr_126)
                /// @src 0:1055:1079  "due[msg.sender] -= 2 * n"
                let _16 := read_from_storage_split_offset_0_t_uint256(_15)
                let expr_131 := checked_sub_t_uint256(_16, expr_130)

                update_storage_value_offset_0_t_uint256_to_t_uint256(_15, expr_131)

            }
            /// @src 0:646:1088  "contract Twice {..."

            function checked_add_t_uint256(x, y) -> sum {
                x := cleanup_t_uint256(x)
                y := cleanup_t_uint256(y)
                sum := add(x, y)

                if gt(x, sum) { panic_error_0x11() }

            }

            /// @ast-id 77
            /// @src 0:713:790  "function put() external payable {..."
            function fun_put_77() {

                /// @src 0:774:783  "msg.value"
                let expr_73 := callvalue()
                /// @src 0:755:758  "due"
                let _17_slot := 0x00
                let expr_68_slot := _17_slot
                /// @src 0:759:769  "msg.sender"
                let expr_70 := caller()
                /// @src 0:755:770  "due[msg.sender]"
                let _18 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_68_slot,expr_70)
                /// @src 0:755:783  "due[msg.sender] += msg.value"
                let _19 := read_from_storage_split_offset_0_t_uint256(_18)
                let expr_74 := checked_add_t_uint256(_19, expr_73)

                update_storage_value_offset_0_t_uint256_to_t_uint256(_18, expr_74)

            }
            /// @src 0:646:1088  "contract Twice {..."

        }

        data ".metadata" hex"a2646970667358221220d966095241e20d67988c000510aa8962f1a7249ded6f1c8f20fc5fed7674668e64736f6c634300081e0033"
    }

}


// check-name: a write that is late for two calls is moved before the first
// check-command: yulwark -fdiagnostics-path-format=none -fno-diagnostics-show-caret -fdiagnostics-generate-patch $file
// check-output-start
// tests/cases/mend/with/mend.sol: In function 'Twice.pull':
// tests/cases/mend/with/mend.sol:36:23: warning: 'pull' can be re-entered during this call, which sends ether, before 'due[msg.sender] -= 2 * n' is done [CWE-841] [-Wreentrancy-eth]
// tests/cases/mend/with/mend.sol:38:18: warning: 'pull' can be re-entered during this call, which sends ether, before 'due[msg.sender] -= 2 * n' is done [CWE-841] [-Wreentrancy-eth]
// tests/cases/mend/with/mend.sol:36: does 'due[msg.sender] -= 2 * n' before the call; whoever is called then finds it done
// tests/cases/mend/with/mend.sol:38: does 'due[msg.sender] -= 2 * n' before the call; whoever is called then finds it done
// --- tests/cases/mend/with/mend.sol
// +++ tests/cases/mend/with/mend.sol
// @@ -33,13 +33,13 @@
//  
//      function pull(address tip) external {
//          uint256 n = due[msg.sender] / 2;
// +        due[msg.sender] -= 2 * n;
//          (bool ok, ) = msg.sender.call{value: n}("");
//          if (!ok) revert();
//          (ok, ) = tip.call{value: n}("");
//          if (!ok) {
//              revert();
//          }
// -        due[msg.sender] -= 2 * n;
//      }
//  }
//  
// check-output-end
