
/// @use-src 0:"examples/vault-fixed.sol"
object "VaultFixed_129" {
    code {
        /// @src 0:318:1312  "contract VaultFixed {..."
        mstore(64, memoryguard(160))
        if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }

        constructor_VaultFixed_129()

        let _1 := allocate_unbounded()
        codecopy(_1, dataoffset("VaultFixed_129_deployed"), datasize("VaultFixed_129_deployed"))

        setimmutable(_1, "4", mload(128))

        return(_1, datasize("VaultFixed_129_deployed"))

        function allocate_unbounded() -> memPtr {
            memPtr := mload(64)
        }

        function revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() {
            revert(0, 0)
        }

        /// @ast-id 39
        /// @src 0:633:683  "constructor() {..."
        function constructor_VaultFixed_129() {

            /// @src 0:633:683  "constructor() {..."

            /// @src 0:666:676  "msg.sender"
            let expr_35 := caller()
            /// @src 0:657:676  "keeper = msg.sender"
            let _2 := expr_35
            mstore(128, _2)
            let expr_36 := expr_35

        }
        /// @src 0:318:1312  "contract VaultFixed {..."

    }
    /// @use-src 0:"examples/vault-fixed.sol"
    object "VaultFixed_129_deployed" {
        code {
            /// @src 0:318:1312  "contract VaultFixed {..."
            mstore(64, memoryguard(128))

            if iszero(lt(calldatasize(), 4))
            {
                let selector := shift_right_224_unsigned(calldataload(0))
                switch selector

                case 0x2e1a7d4d
                {
                    // withdraw(uint256)

                    external_fun_withdraw_110()
                }

                case 0x323a5e0b
                {
                    // deposits()

                    external_fun_deposits_6()
                }

                case 0xaa67c919
                {
                    // depositFor(address)

                    external_fun_depositFor_66()
                }

                case 0xaced1661
                {
                    // keeper()

                    external_fun_keeper_4()
                }

                default {}
            }
            if iszero(calldatasize()) { fun__52() stop() }
            revert_error_d228b4ceac16d8e91d6dc7ca8d4a5394f524b2e550555324088cb23b86b87b98()

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

            function external_fun_withdraw_110() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0 :=  abi_decode_tuple_t_uint256(4, calldatasize())
                fun_withdraw_110(param_0)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function abi_decode_tuple_(headStart, dataEnd)   {
                if slt(sub(dataEnd, headStart), 0) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

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
            /// @src 0:381:404  "uint256 public deposits"
            function getter_fun_deposits_6() -> ret {

                let slot := 0
                let offset := 0

                ret := read_from_storage_split_dynamic_t_uint256(slot, offset)

            }
            /// @src 0:318:1312  "contract VaultFixed {..."

            function abi_encode_t_uint256_to_t_uint256_fromStack(value, pos) {
                mstore(pos, cleanup_t_uint256(value))
            }

            function abi_encode_tuple_t_uint256__to_t_uint256__fromStack(headStart , value0) -> tail {
                tail := add(headStart, 32)

                abi_encode_t_uint256_to_t_uint256_fromStack(value0,  add(headStart, 0))

            }

            function external_fun_deposits_6() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                abi_decode_tuple_(4, calldatasize())
                let ret_0 :=  getter_fun_deposits_6()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_uint256__to_t_uint256__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

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

            function external_fun_depositFor_66() {

                let param_0 :=  abi_decode_tuple_t_address(4, calldatasize())
                fun_depositFor_66(param_0)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            /// @ast-id 4
            /// @src 0:344:375  "address public immutable keeper"
            function getter_fun_keeper_4() -> rval {

                rval := loadimmutable("4")

            }
            /// @src 0:318:1312  "contract VaultFixed {..."

            function abi_encode_t_address_to_t_address_fromStack(value, pos) {
                mstore(pos, cleanup_t_address(value))
            }

            function abi_encode_tuple_t_address__to_t_address__fromStack(headStart , value0) -> tail {
                tail := add(headStart, 32)

                abi_encode_t_address_to_t_address_fromStack(value0,  add(headStart, 0))

            }

            function external_fun_keeper_4() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                abi_decode_tuple_(4, calldatasize())
                let ret_0 :=  getter_fun_keeper_4()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_address__to_t_address__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function revert_error_d228b4ceac16d8e91d6dc7ca8d4a5394f524b2e550555324088cb23b86b87b98() {
                revert(0, 0)
            }

            function shift_right_0_unsigned(value) -> newValue {
                newValue :=

                shr(0, value)

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

            function array_storeLengthForEncoding_t_string_memory_ptr_fromStack(pos, length) -> updated_pos {
                mstore(pos, length)
                updated_pos := add(pos, 0x20)
            }

            function store_literal_in_memory_9ef0ec107943117d3708b402fdb17a8e68d2155aa70a844e677024ac4a06f7dc(memPtr) {

                mstore(add(memPtr, 0), "VaultFixed: still running")

            }

            function abi_encode_t_stringliteral_9ef0ec107943117d3708b402fdb17a8e68d2155aa70a844e677024ac4a06f7dc_to_t_string_memory_ptr_fromStack(pos) -> end {
                pos := array_storeLengthForEncoding_t_string_memory_ptr_fromStack(pos, 25)
                store_literal_in_memory_9ef0ec107943117d3708b402fdb17a8e68d2155aa70a844e677024ac4a06f7dc(pos)
                end := add(pos, 32)
            }

            function abi_encode_tuple_t_stringliteral_9ef0ec107943117d3708b402fdb17a8e68d2155aa70a844e677024ac4a06f7dc__to_t_string_memory_ptr__fromStack(headStart ) -> tail {
                tail := add(headStart, 32)

                mstore(add(headStart, 0), sub(tail, headStart))
                tail := abi_encode_t_stringliteral_9ef0ec107943117d3708b402fdb17a8e68d2155aa70a844e677024ac4a06f7dc_to_t_string_memory_ptr_fromStack( tail)

            }

            function require_helper_t_stringliteral_9ef0ec107943117d3708b402fdb17a8e68d2155aa70a844e677024ac4a06f7dc(condition ) {
                if iszero(condition)
                {

                    let memPtr := allocate_unbounded()

                    mstore(memPtr, 0x08c379a000000000000000000000000000000000000000000000000000000000)
                    let end := abi_encode_tuple_t_stringliteral_9ef0ec107943117d3708b402fdb17a8e68d2155aa70a844e677024ac4a06f7dc__to_t_string_memory_ptr__fromStack(add(memPtr, 4) )
                    revert(memPtr, sub(end, memPtr))
                }
            }

            function shift_left_0(value) -> newValue {
                newValue :=

                shl(0, value)

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

            /// @ast-id 30
            /// @src 0:487:627  "modifier whole() {..."
            function modifier_whole_71(var_amount_68) {

                /// @src 0:523:530  "running"
                let _1 := read_from_storage_split_offset_0_t_bool(0x02)
                let expr_15 := _1
                /// @src 0:522:530  "!running"
                let expr_16 := cleanup_t_bool(iszero(expr_15))
                /// @src 0:514:560  "require(!running, \"VaultFixed: still running\")"
                require_helper_t_stringliteral_9ef0ec107943117d3708b402fdb17a8e68d2155aa70a844e677024ac4a06f7dc(expr_16)
                /// @src 0:580:584  "true"
                let expr_21 := 0x01
                /// @src 0:570:584  "running = true"
                update_storage_value_offset_0_t_bool_to_t_bool(0x02, expr_21)
                let expr_22 := expr_21
                /// @src 0:594:595  "_"
                fun_withdraw_110_inner(var_amount_68)
                /// @src 0:615:620  "false"
                let expr_26 := 0x00
                /// @src 0:605:620  "running = false"
                update_storage_value_offset_0_t_bool_to_t_bool(0x02, expr_26)
                let expr_27 := expr_26

            }
            /// @src 0:318:1312  "contract VaultFixed {..."

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

            function extract_from_storage_value_offset_0_t_uint256(slot_value) -> value {
                value := cleanup_from_storage_t_uint256(shift_right_0_unsigned(slot_value))
            }

            function read_from_storage_split_offset_0_t_uint256(slot) -> value {
                value := extract_from_storage_value_offset_0_t_uint256(sload(slot))

            }

            function store_literal_in_memory_3452c14a38ce212ff388805018b6e1503eb494cb8d4946e2a18a98e3be1ee209(memPtr) {

                mstore(add(memPtr, 0), "VaultFixed: balance too low")

            }

            function abi_encode_t_stringliteral_3452c14a38ce212ff388805018b6e1503eb494cb8d4946e2a18a98e3be1ee209_to_t_string_memory_ptr_fromStack(pos) -> end {
                pos := array_storeLengthForEncoding_t_string_memory_ptr_fromStack(pos, 27)
                store_literal_in_memory_3452c14a38ce212ff388805018b6e1503eb494cb8d4946e2a18a98e3be1ee209(pos)
                end := add(pos, 32)
            }

            function abi_encode_tuple_t_stringliteral_3452c14a38ce212ff388805018b6e1503eb494cb8d4946e2a18a98e3be1ee209__to_t_string_memory_ptr__fromStack(headStart ) -> tail {
                tail := add(headStart, 32)

                mstore(add(headStart, 0), sub(tail, headStart))
                tail := abi_encode_t_stringliteral_3452c14a38ce212ff388805018b6e1503eb494cb8d4946e2a18a98e3be1ee209_to_t_string_memory_ptr_fromStack( tail)

            }

            function require_helper_t_stringliteral_3452c14a38ce212ff388805018b6e1503eb494cb8d4946e2a18a98e3be1ee209(condition ) {
                if iszero(condition)
                {

                    let memPtr := allocate_unbounded()

                    mstore(memPtr, 0x08c379a000000000000000000000000000000000000000000000000000000000)
                    let end := abi_encode_tuple_t_stringliteral_3452c14a38ce212ff388805018b6e1503eb494cb8d4946e2a18a98e3be1ee209__to_t_string_memory_ptr__fromStack(add(memPtr, 4) )
                    revert(memPtr, sub(end, memPtr))
                }
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

            /// @src 0:881:1183  "function withdraw(uint256 amount) external whole {..."
            function fun_withdraw_110_inner(var_amount_68) {

                /// @src 0:954:962  "balances"
                let _2_slot := 0x01
                let expr_75_slot := _2_slot
                /// @src 0:963:973  "msg.sender"
                let expr_77 := caller()
                /// @src 0:954:974  "balances[msg.sender]"
                let _3 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_75_slot,expr_77)
                let _4 := read_from_storage_split_offset_0_t_uint256(_3)
                let expr_78 := _4
                /// @src 0:940:974  "uint256 had = balances[msg.sender]"
                let var_had_74 := expr_78
                /// @src 0:992:995  "had"
                let _5 := var_had_74
                let expr_81 := _5
                /// @src 0:999:1005  "amount"
                let _6 := var_amount_68
                let expr_82 := _6
                /// @src 0:992:1005  "had >= amount"
                let expr_83 := iszero(lt(cleanup_t_uint256(expr_81), cleanup_t_uint256(expr_82)))
                /// @src 0:984:1037  "require(had >= amount, \"VaultFixed: balance too low\")"
                require_helper_t_stringliteral_3452c14a38ce212ff388805018b6e1503eb494cb8d4946e2a18a98e3be1ee209(expr_83)
                /// @src 0:1063:1073  "msg.sender"
                let expr_90 := caller()
                /// @src 0:1063:1078  "msg.sender.call"
                let expr_91_address := expr_90
                /// @src 0:1086:1092  "amount"
                let _7 := var_amount_68
                let expr_92 := _7
                /// @src 0:1063:1093  "msg.sender.call{value: amount}"
                let expr_93_address := expr_91_address
                let expr_93_value := expr_92
                /// @src 0:1063:1097  "msg.sender.call{value: amount}(\"\")"

                let _8 := allocate_unbounded()
                let _9 := sub(abi_encode_tuple_packed_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470__to_t_bytes_memory_ptr__nonPadded_inplace_fromStack(_8  ), _8)

                let expr_95_component_1 := call(gas(), expr_93_address,  expr_93_value,  _8, _9, 0, 0)

                let expr_95_component_2_mpos := extract_returndata()
                /// @src 0:1047:1097  "(bool sent, ) = msg.sender.call{value: amount}(\"\")"
                let var_sent_88 := expr_95_component_1
                /// @src 0:1111:1115  "sent"
                let _10 := var_sent_88
                let expr_97 := _10
                /// @src 0:1107:1177  "if (sent) {..."
                if expr_97 {
                    /// @src 0:1154:1157  "had"
                    let _11 := var_had_74
                    let expr_102 := _11
                    /// @src 0:1160:1166  "amount"
                    let _12 := var_amount_68
                    let expr_103 := _12
                    /// @src 0:1154:1166  "had - amount"
                    let expr_104 := checked_sub_t_uint256(expr_102, expr_103)

                    /// @src 0:1131:1139  "balances"
                    let _13_slot := 0x01
                    let expr_98_slot := _13_slot
                    /// @src 0:1140:1150  "msg.sender"
                    let expr_100 := caller()
                    /// @src 0:1131:1151  "balances[msg.sender]"
                    let _14 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_98_slot,expr_100)
                    /// @src 0:1131:1166  "balances[msg.sender] = had - amount"
                    update_storage_value_offset_0_t_uint256_to_t_uint256(_14, expr_104)
                    let expr_105 := expr_104
                    /// @src 0:1107:1177  "if (sent) {..."
                }

            }
            /// @src 0:318:1312  "contract VaultFixed {..."

            /// @ast-id 110
            /// @src 0:881:1183  "function withdraw(uint256 amount) external whole {..."
            function fun_withdraw_110(var_amount_68) {

                modifier_whole_71(var_amount_68)
            }
            /// @src 0:318:1312  "contract VaultFixed {..."

            /// @ast-id 30
            /// @src 0:487:627  "modifier whole() {..."
            function modifier_whole_57(var_owner_54) {

                /// @src 0:523:530  "running"
                let _15 := read_from_storage_split_offset_0_t_bool(0x02)
                let expr_15 := _15
                /// @src 0:522:530  "!running"
                let expr_16 := cleanup_t_bool(iszero(expr_15))
                /// @src 0:514:560  "require(!running, \"VaultFixed: still running\")"
                require_helper_t_stringliteral_9ef0ec107943117d3708b402fdb17a8e68d2155aa70a844e677024ac4a06f7dc(expr_16)
                /// @src 0:580:584  "true"
                let expr_21 := 0x01
                /// @src 0:570:584  "running = true"
                update_storage_value_offset_0_t_bool_to_t_bool(0x02, expr_21)
                let expr_22 := expr_21
                /// @src 0:594:595  "_"
                fun_depositFor_66_inner(var_owner_54)
                /// @src 0:615:620  "false"
                let expr_26 := 0x00
                /// @src 0:605:620  "running = false"
                update_storage_value_offset_0_t_bool_to_t_bool(0x02, expr_26)
                let expr_27 := expr_26

            }
            /// @src 0:318:1312  "contract VaultFixed {..."

            /// @src 0:775:875  "function depositFor(address owner) external payable whole {..."
            function fun_depositFor_66_inner(var_owner_54) {

                /// @src 0:851:856  "owner"
                let _16 := var_owner_54
                let expr_60 := _16
                /// @src 0:858:867  "msg.value"
                let expr_62 := callvalue()
                fun__credit_128(expr_60, expr_62)

            }
            /// @src 0:318:1312  "contract VaultFixed {..."

            /// @ast-id 66
            /// @src 0:775:875  "function depositFor(address owner) external payable whole {..."
            function fun_depositFor_66(var_owner_54) {

                modifier_whole_57(var_owner_54)
            }
            /// @src 0:318:1312  "contract VaultFixed {..."

            /// @ast-id 30
            /// @src 0:487:627  "modifier whole() {..."
            function modifier_whole_42() {

                /// @src 0:523:530  "running"
                let _17 := read_from_storage_split_offset_0_t_bool(0x02)
                let expr_15 := _17
                /// @src 0:522:530  "!running"
                let expr_16 := cleanup_t_bool(iszero(expr_15))
                /// @src 0:514:560  "require(!running, \"VaultFixed: still running\")"
                require_helper_t_stringliteral_9ef0ec107943117d3708b402fdb17a8e68d2155aa70a844e677024ac4a06f7dc(expr_16)
                /// @src 0:580:584  "true"
                let expr_21 := 0x01
                /// @src 0:570:584  "running = true"
                update_storage_value_offset_0_t_bool_to_t_bool(0x02, expr_21)
                let expr_22 := expr_21
                /// @src 0:594:595  "_"
                fun__52_inner()
                /// @src 0:615:620  "false"
                let expr_26 := 0x00
                /// @src 0:605:620  "running = false"
                update_storage_value_offset_0_t_bool_to_t_bool(0x02, expr_26)
                let expr_27 := expr_26

            }
            /// @src 0:318:1312  "contract VaultFixed {..."

            /// @src 0:689:769  "receive() external payable whole {..."
            function fun__52_inner() {

                /// @src 0:740:750  "msg.sender"
                let expr_46 := caller()
                /// @src 0:752:761  "msg.value"
                let expr_48 := callvalue()
                fun__credit_128(expr_46, expr_48)

            }
            /// @src 0:318:1312  "contract VaultFixed {..."

            /// @ast-id 52
            /// @src 0:689:769  "receive() external payable whole {..."
            function fun__52() {

                modifier_whole_42()
            }
            /// @src 0:318:1312  "contract VaultFixed {..."

            function cleanup_t_rational_1_by_1(value) -> cleaned {
                cleaned := value
            }

            function convert_t_rational_1_by_1_to_t_uint256(value) -> converted {
                converted := cleanup_t_uint256(identity(cleanup_t_rational_1_by_1(value)))
            }

            function checked_add_t_uint256(x, y) -> sum {
                x := cleanup_t_uint256(x)
                y := cleanup_t_uint256(y)
                sum := add(x, y)

                if gt(x, sum) { panic_error_0x11() }

            }

            /// @ast-id 128
            /// @src 0:1189:1310  "function _credit(address owner, uint256 amount) private {..."
            function fun__credit_128(var_owner_112, var_amount_114) {

                /// @src 0:1267:1268  "1"
                let expr_118 := 0x01
                /// @src 0:1255:1268  "deposits += 1"
                let _18 := convert_t_rational_1_by_1_to_t_uint256(expr_118)
                let _19 := read_from_storage_split_offset_0_t_uint256(0x00)
                let expr_119 := checked_add_t_uint256(_19, _18)

                update_storage_value_offset_0_t_uint256_to_t_uint256(0x00, expr_119)
                /// @src 0:1297:1303  "amount"
                let _20 := var_amount_114
                let expr_124 := _20
                /// @src 0:1278:1286  "balances"
                let _21_slot := 0x01
                let expr_121_slot := _21_slot
                /// @src 0:1287:1292  "owner"
                let _22 := var_owner_112
                let expr_122 := _22
                /// @src 0:1278:1293  "balances[owner]"
                let _23 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_121_slot,expr_122)
                /// @src 0:1278:1303  "balances[owner] += amount"
                let _24 := read_from_storage_split_offset_0_t_uint256(_23)
                let expr_125 := checked_add_t_uint256(_24, expr_124)

                update_storage_value_offset_0_t_uint256_to_t_uint256(_23, expr_125)

            }
            /// @src 0:318:1312  "contract VaultFixed {..."

        }

        data ".metadata" hex"a2646970667358221220298eff415b4840d8430e83427ffda63d31c0f574d1b18f5e98ab929f4907a5de64736f6c634300081e0033"
    }

}

