
/// @use-src 0:"tests/cases/mend/with/mend.sol"
object "Refused_317" {
    code {
        /// @src 0:2159:2552  "contract Refused {..."
        mstore(64, memoryguard(128))
        if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }

        constructor_Refused_317()

        let _1 := allocate_unbounded()
        codecopy(_1, dataoffset("Refused_317_deployed"), datasize("Refused_317_deployed"))

        return(_1, datasize("Refused_317_deployed"))

        function allocate_unbounded() -> memPtr {
            memPtr := mload(64)
        }

        function revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() {
            revert(0, 0)
        }

        /// @src 0:2159:2552  "contract Refused {..."
        function constructor_Refused_317() {

            /// @src 0:2159:2552  "contract Refused {..."

        }
        /// @src 0:2159:2552  "contract Refused {..."

    }
    /// @use-src 0:"tests/cases/mend/with/mend.sol"
    object "Refused_317_deployed" {
        code {
            /// @src 0:2159:2552  "contract Refused {..."
            mstore(64, memoryguard(128))

            if iszero(lt(calldatasize(), 4))
            {
                let selector := shift_right_224_unsigned(calldataload(0))
                switch selector

                case 0x329eb839
                {
                    // pull()

                    external_fun_pull_316()
                }

                case 0x549262ba
                {
                    // put()

                    external_fun_put_279()
                }

                case 0xcbd60496
                {
                    // putAndPull()

                    external_fun_putAndPull_289()
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

            function external_fun_pull_316() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                abi_decode_tuple_(4, calldatasize())
                fun_pull_316()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function external_fun_put_279() {

                abi_decode_tuple_(4, calldatasize())
                fun_put_279()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function external_fun_putAndPull_289() {

                abi_decode_tuple_(4, calldatasize())
                fun_putAndPull_289()
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

            /// @ast-id 316
            /// @src 0:2392:2550  "function pull() public {..."
            function fun_pull_316() {

                /// @src 0:2439:2449  "msg.sender"
                let expr_295 := caller()
                /// @src 0:2439:2454  "msg.sender.call"
                let expr_296_address := expr_295
                /// @src 0:2462:2465  "due"
                let _1_slot := 0x00
                let expr_297_slot := _1_slot
                /// @src 0:2466:2476  "msg.sender"
                let expr_299 := caller()
                /// @src 0:2462:2477  "due[msg.sender]"
                let _2 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_297_slot,expr_299)
                let _3 := read_from_storage_split_offset_0_t_uint256(_2)
                let expr_300 := _3
                /// @src 0:2439:2478  "msg.sender.call{value: due[msg.sender]}"
                let expr_301_address := expr_296_address
                let expr_301_value := expr_300
                /// @src 0:2439:2482  "msg.sender.call{value: due[msg.sender]}(\"\")"

                let _4 := allocate_unbounded()
                let _5 := sub(abi_encode_tuple_packed_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470__to_t_bytes_memory_ptr__nonPadded_inplace_fromStack(_4  ), _4)

                let expr_303_component_1 := call(gas(), expr_301_address,  expr_301_value,  _4, _5, 0, 0)

                let expr_303_component_2_mpos := extract_returndata()
                /// @src 0:2425:2482  "(bool ok, ) = msg.sender.call{value: due[msg.sender]}(\"\")"
                let var_ok_293 := expr_303_component_1
                /// @src 0:2496:2498  "ok"
                let _6 := var_ok_293
                let expr_305 := _6
                /// @src 0:2492:2544  "if (ok) {..."
                if expr_305 {
                    /// @src 0:2532:2533  "0"
                    let expr_310 := 0x00
                    /// @src 0:2514:2533  "due[msg.sender] = 0"
                    let _7 := convert_t_rational_0_by_1_to_t_uint256(expr_310)
                    /// @src 0:2514:2517  "due"
                    let _8_slot := 0x00
                    let expr_306_slot := _8_slot
                    /// @src 0:2518:2528  "msg.sender"
                    let expr_308 := caller()
                    /// @src 0:2514:2529  "due[msg.sender]"
                    let _9 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_306_slot,expr_308)
                    /// @src 0:2514:2533  "due[msg.sender] = 0"
                    update_storage_value_offset_0_t_uint256_to_t_uint256(_9, _7)
                    let expr_311 := _7
                    /// @src 0:2492:2544  "if (ok) {..."
                }

            }
            /// @src 0:2159:2552  "contract Refused {..."

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

            /// @ast-id 279
            /// @src 0:2228:2303  "function put() public payable {..."
            function fun_put_279() {

                /// @src 0:2287:2296  "msg.value"
                let expr_275 := callvalue()
                /// @src 0:2268:2271  "due"
                let _10_slot := 0x00
                let expr_270_slot := _10_slot
                /// @src 0:2272:2282  "msg.sender"
                let expr_272 := caller()
                /// @src 0:2268:2283  "due[msg.sender]"
                let _11 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_270_slot,expr_272)
                /// @src 0:2268:2296  "due[msg.sender] += msg.value"
                let _12 := read_from_storage_split_offset_0_t_uint256(_11)
                let expr_276 := checked_add_t_uint256(_12, expr_275)

                update_storage_value_offset_0_t_uint256_to_t_uint256(_11, expr_276)

            }
            /// @src 0:2159:2552  "contract Refused {..."

            /// @ast-id 289
            /// @src 0:2309:2386  "function putAndPull() external payable {..."
            function fun_putAndPull_289() {

                fun_put_279()
                fun_pull_316()

            }
            /// @src 0:2159:2552  "contract Refused {..."

        }

        data ".metadata" hex"a26469706673582212200b76a729ef461921e0776876c6c76ba05a4a7b6c3732207114f849938770453664736f6c634300081e0033"
    }

}


// check-name: no patch where functions use each other and a result decides
// check-command: yulwark -fdiagnostics-path-format=none -fno-diagnostics-show-caret -fdiagnostics-generate-patch $file
// check-output-start
// tests/cases/mend/with/mend.sol: In function 'Refused.pull':
// tests/cases/mend/with/mend.sol:101:23: warning: 'pull' can be re-entered during this call, which sends ether, before 'due[msg.sender] = 0' is done [CWE-841] [-Wreentrancy-eth]
// yulwark: note: the patch mends 0 of 1 findings; the others cannot be mended mechanically
// check-output-end
