
/// @use-src 0:"tests/cases/mend/with/mend.sol"
object "Locked_187" {
    code {
        /// @src 0:1167:1551  "contract Locked {..."
        mstore(64, memoryguard(128))
        if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }

        constructor_Locked_187()

        let _1 := allocate_unbounded()
        codecopy(_1, dataoffset("Locked_187_deployed"), datasize("Locked_187_deployed"))

        return(_1, datasize("Locked_187_deployed"))

        function allocate_unbounded() -> memPtr {
            memPtr := mload(64)
        }

        function revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() {
            revert(0, 0)
        }

        /// @src 0:1167:1551  "contract Locked {..."
        function constructor_Locked_187() {

            /// @src 0:1167:1551  "contract Locked {..."

        }
        /// @src 0:1167:1551  "contract Locked {..."

    }
    /// @use-src 0:"tests/cases/mend/with/mend.sol"
    object "Locked_187_deployed" {
        code {
            /// @src 0:1167:1551  "contract Locked {..."
            mstore(64, memoryguard(128))

            if iszero(lt(calldatasize(), 4))
            {
                let selector := shift_right_224_unsigned(calldataload(0))
                switch selector

                case 0x329eb839
                {
                    // pull()

                    external_fun_pull_186()
                }

                case 0xb124ed58
                {
                    // put(address)

                    external_fun_put_157()
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

            function external_fun_pull_186() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                abi_decode_tuple_(4, calldatasize())
                fun_pull_186()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
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

            function abi_decode_tuple_t_address(headStart, dataEnd) -> value0 {
                if slt(sub(dataEnd, headStart), 32) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

                {

                    let offset := 0

                    value0 := abi_decode_t_address(add(headStart, offset), dataEnd)
                }

            }

            function external_fun_put_157() {

                let param_0 :=  abi_decode_tuple_t_address(4, calldatasize())
                fun_put_157(param_0)
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

            /// @ast-id 186
            /// @src 0:1390:1549  "function pull() external {..."
            function fun_pull_186() {

                /// @src 0:1439:1449  "msg.sender"
                let expr_163 := caller()
                /// @src 0:1439:1454  "msg.sender.call"
                let expr_164_address := expr_163
                /// @src 0:1462:1465  "due"
                let _1_slot := 0x00
                let expr_165_slot := _1_slot
                /// @src 0:1466:1476  "msg.sender"
                let expr_167 := caller()
                /// @src 0:1462:1477  "due[msg.sender]"
                let _2 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_165_slot,expr_167)
                let _3 := read_from_storage_split_offset_0_t_uint256(_2)
                let expr_168 := _3
                /// @src 0:1439:1478  "msg.sender.call{value: due[msg.sender]}"
                let expr_169_address := expr_164_address
                let expr_169_value := expr_168
                /// @src 0:1439:1482  "msg.sender.call{value: due[msg.sender]}(\"\")"

                let _4 := allocate_unbounded()
                let _5 := sub(abi_encode_tuple_packed_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470__to_t_bytes_memory_ptr__nonPadded_inplace_fromStack(_4  ), _4)

                let expr_171_component_1 := call(gas(), expr_169_address,  expr_169_value,  _4, _5, 0, 0)

                let expr_171_component_2_mpos := extract_returndata()
                /// @src 0:1425:1482  "(bool ok, ) = msg.sender.call{value: due[msg.sender]}(\"\")"
                let var_ok_161 := expr_171_component_1
                /// @src 0:1500:1502  "ok"
                let _6 := var_ok_161
                let expr_174 := _6
                /// @src 0:1492:1513  "require(ok, \"failed\")"
                require_helper_t_stringliteral_8f44d68b1a26169d304522fa2f95aa938d98120d628d1db5726120ca84e53b43(expr_174)
                /// @src 0:1541:1542  "0"
                let expr_182 := 0x00
                /// @src 0:1523:1542  "due[msg.sender] = 0"
                let _7 := convert_t_rational_0_by_1_to_t_uint256(expr_182)
                /// @src 0:1523:1526  "due"
                let _8_slot := 0x00
                let expr_178_slot := _8_slot
                /// @src 0:1527:1537  "msg.sender"
                let expr_180 := caller()
                /// @src 0:1523:1538  "due[msg.sender]"
                let _9 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_178_slot,expr_180)
                /// @src 0:1523:1542  "due[msg.sender] = 0"
                update_storage_value_offset_0_t_uint256_to_t_uint256(_9, _7)
                let expr_183 := _7

            }
            /// @src 0:1167:1551  "contract Locked {..."

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

            function increment_t_uint256(value) -> ret {
                value := cleanup_t_uint256(value)
                if eq(value, 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff) { panic_error_0x11() }
                ret := add(value, 1)
            }

            /// @ast-id 157
            /// @src 0:1268:1384  "function put(address noReentry) external payable {..."
            function fun_put_157(var_noReentry_143) {

                /// @src 0:1345:1354  "msg.value"
                let expr_150 := callvalue()
                /// @src 0:1327:1330  "due"
                let _10_slot := 0x00
                let expr_146_slot := _10_slot
                /// @src 0:1331:1340  "noReentry"
                let _11 := var_noReentry_143
                let expr_147 := _11
                /// @src 0:1327:1341  "due[noReentry]"
                let _12 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_146_slot,expr_147)
                /// @src 0:1327:1354  "due[noReentry] += msg.value"
                let _13 := read_from_storage_split_offset_0_t_uint256(_12)
                let expr_151 := checked_add_t_uint256(_13, expr_150)

                update_storage_value_offset_0_t_uint256_to_t_uint256(_12, expr_151)
                /// @src 0:1364:1377  "reentryLock++"
                let _15 := read_from_storage_split_offset_0_t_uint256(0x01)
                let _14 := increment_t_uint256(_15)
                update_storage_value_offset_0_t_uint256_to_t_uint256(0x01, _14)
                let expr_154 := _15

            }
            /// @src 0:1167:1551  "contract Locked {..."

        }

        data ".metadata" hex"a264697066735822122085d52bfe701ed81f3749f4b9c8f23e37cd75f3eda54fc9608c4e79b4bb7a24ff64736f6c634300081e0033"
    }

}


// check-name: the call needs what the write changes: a lock, under names that are free
// check-command: yulwark -fdiagnostics-path-format=none -fno-diagnostics-show-caret -fdiagnostics-generate-patch $file
// check-output-start
// tests/cases/mend/with/mend.sol: In function 'Locked.pull':
// tests/cases/mend/with/mend.sol:57:23: warning: 'pull' can be re-entered during this call, which sends ether, before 'due[msg.sender] = 0' is done [CWE-841] [-Wreentrancy-eth]
// tests/cases/mend/with/mend.sol:57: makes 'put' and 'pull' revert while one of them runs, by a lock; who calls back then, be it in good faith, is turned away
// --- tests/cases/mend/with/mend.sol
// +++ tests/cases/mend/with/mend.sol
// @@ -47,13 +47,21 @@
//  contract Locked {
//      mapping(address => uint256) private due;
//      uint256 private reentryLock;
// +    uint256 private reentryLock2;
// +
// +    modifier noReentry2() {
// +        require(reentryLock2 == 0, "re-entered");
// +        reentryLock2 = 1;
// +        _;
// +        reentryLock2 = 0;
// +    }
//  
// -    function put(address noReentry) external payable {
// +    function put(address noReentry) external payable noReentry2 {
//          due[noReentry] += msg.value;
//          reentryLock++;
//      }
//  
// -    function pull() external {
// +    function pull() external noReentry2 {
//          (bool ok, ) = msg.sender.call{value: due[msg.sender]}("");
//          require(ok, "failed");
//          due[msg.sender] = 0;
// check-output-end
