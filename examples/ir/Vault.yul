
/// @use-src 0:"examples/vault.sol"
object "Vault_97" {
    code {
        /// @src 0:343:1189  "contract Vault {..."
        mstore(64, memoryguard(160))
        if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }

        constructor_Vault_97()

        let _1 := allocate_unbounded()
        codecopy(_1, dataoffset("Vault_97_deployed"), datasize("Vault_97_deployed"))

        setimmutable(_1, "4", mload(128))

        return(_1, datasize("Vault_97_deployed"))

        function allocate_unbounded() -> memPtr {
            memPtr := mload(64)
        }

        function revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() {
            revert(0, 0)
        }

        /// @ast-id 19
        /// @src 0:481:531  "constructor() {..."
        function constructor_Vault_97() {

            /// @src 0:481:531  "constructor() {..."

            /// @src 0:514:524  "msg.sender"
            let expr_15 := caller()
            /// @src 0:505:524  "keeper = msg.sender"
            let _2 := expr_15
            mstore(128, _2)
            let expr_16 := expr_15

        }
        /// @src 0:343:1189  "contract Vault {..."

    }
    /// @use-src 0:"examples/vault.sol"
    object "Vault_97_deployed" {
        code {
            /// @src 0:343:1189  "contract Vault {..."
            mstore(64, memoryguard(128))

            if iszero(lt(calldatasize(), 4))
            {
                let selector := shift_right_224_unsigned(calldataload(0))
                switch selector

                case 0x2e1a7d4d
                {
                    // withdraw(uint256)

                    external_fun_withdraw_78()
                }

                case 0x323a5e0b
                {
                    // deposits()

                    external_fun_deposits_6()
                }

                case 0xaa67c919
                {
                    // depositFor(address)

                    external_fun_depositFor_42()
                }

                case 0xaced1661
                {
                    // keeper()

                    external_fun_keeper_4()
                }

                default {}
            }
            if iszero(calldatasize()) { fun__30() stop() }
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

            function external_fun_withdraw_78() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0 :=  abi_decode_tuple_t_uint256(4, calldatasize())
                fun_withdraw_78(param_0)
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
            /// @src 0:401:424  "uint256 public deposits"
            function getter_fun_deposits_6() -> ret {

                let slot := 0
                let offset := 0

                ret := read_from_storage_split_dynamic_t_uint256(slot, offset)

            }
            /// @src 0:343:1189  "contract Vault {..."

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

            function external_fun_depositFor_42() {

                let param_0 :=  abi_decode_tuple_t_address(4, calldatasize())
                fun_depositFor_42(param_0)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            /// @ast-id 4
            /// @src 0:364:395  "address public immutable keeper"
            function getter_fun_keeper_4() -> rval {

                rval := loadimmutable("4")

            }
            /// @src 0:343:1189  "contract Vault {..."

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

            function store_literal_in_memory_9ca08873dd5ca3724b64a765954b4ca404f443261dd20d246c3c122c23500702(memPtr) {

                mstore(add(memPtr, 0), "Vault: balance too low")

            }

            function abi_encode_t_stringliteral_9ca08873dd5ca3724b64a765954b4ca404f443261dd20d246c3c122c23500702_to_t_string_memory_ptr_fromStack(pos) -> end {
                pos := array_storeLengthForEncoding_t_string_memory_ptr_fromStack(pos, 22)
                store_literal_in_memory_9ca08873dd5ca3724b64a765954b4ca404f443261dd20d246c3c122c23500702(pos)
                end := add(pos, 32)
            }

            function abi_encode_tuple_t_stringliteral_9ca08873dd5ca3724b64a765954b4ca404f443261dd20d246c3c122c23500702__to_t_string_memory_ptr__fromStack(headStart ) -> tail {
                tail := add(headStart, 32)

                mstore(add(headStart, 0), sub(tail, headStart))
                tail := abi_encode_t_stringliteral_9ca08873dd5ca3724b64a765954b4ca404f443261dd20d246c3c122c23500702_to_t_string_memory_ptr_fromStack( tail)

            }

            function require_helper_t_stringliteral_9ca08873dd5ca3724b64a765954b4ca404f443261dd20d246c3c122c23500702(condition ) {
                if iszero(condition)
                {

                    let memPtr := allocate_unbounded()

                    mstore(memPtr, 0x08c379a000000000000000000000000000000000000000000000000000000000)
                    let end := abi_encode_tuple_t_stringliteral_9ca08873dd5ca3724b64a765954b4ca404f443261dd20d246c3c122c23500702__to_t_string_memory_ptr__fromStack(add(memPtr, 4) )
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

            /// @ast-id 78
            /// @src 0:717:1060  "function withdraw(uint256 amount) external {..."
            function fun_withdraw_78(var_amount_44) {

                /// @src 0:778:786  "balances"
                let _1_slot := 0x01
                let expr_48_slot := _1_slot
                /// @src 0:787:797  "msg.sender"
                let expr_50 := caller()
                /// @src 0:778:798  "balances[msg.sender]"
                let _2 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_48_slot,expr_50)
                let _3 := read_from_storage_split_offset_0_t_uint256(_2)
                let expr_51 := _3
                /// @src 0:802:808  "amount"
                let _4 := var_amount_44
                let expr_52 := _4
                /// @src 0:778:808  "balances[msg.sender] >= amount"
                let expr_53 := iszero(lt(cleanup_t_uint256(expr_51), cleanup_t_uint256(expr_52)))
                /// @src 0:770:835  "require(balances[msg.sender] >= amount, \"Vault: balance too low\")"
                require_helper_t_stringliteral_9ca08873dd5ca3724b64a765954b4ca404f443261dd20d246c3c122c23500702(expr_53)
                /// @src 0:861:871  "msg.sender"
                let expr_60 := caller()
                /// @src 0:861:876  "msg.sender.call"
                let expr_61_address := expr_60
                /// @src 0:884:890  "amount"
                let _5 := var_amount_44
                let expr_62 := _5
                /// @src 0:861:891  "msg.sender.call{value: amount}"
                let expr_63_address := expr_61_address
                let expr_63_value := expr_62
                /// @src 0:861:895  "msg.sender.call{value: amount}(\"\")"

                let _6 := allocate_unbounded()
                let _7 := sub(abi_encode_tuple_packed_t_stringliteral_c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470__to_t_bytes_memory_ptr__nonPadded_inplace_fromStack(_6  ), _6)

                let expr_65_component_1 := call(gas(), expr_63_address,  expr_63_value,  _6, _7, 0, 0)

                let expr_65_component_2_mpos := extract_returndata()
                /// @src 0:845:895  "(bool sent, ) = msg.sender.call{value: amount}(\"\")"
                let var_sent_58 := expr_65_component_1
                /// @src 0:948:952  "sent"
                let _8 := var_sent_58
                let expr_67 := _8
                /// @src 0:944:1054  "if (sent) {..."
                if expr_67 {
                    /// @src 0:991:997  "amount"
                    let _9 := var_amount_44
                    let expr_72 := _9
                    /// @src 0:968:976  "balances"
                    let _10_slot := 0x01
                    let expr_68_slot := _10_slot
                    /// @src 0:977:987  "msg.sender"
                    let expr_70 := caller()
                    /// @src 0:968:988  "balances[msg.sender]"
                    let _11 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_68_slot,expr_70)
                    /// @src 0:968:997  "balances[msg.sender] = amount"
                    update_storage_value_offset_0_t_uint256_to_t_uint256(_11, expr_72)
                    let expr_73 := expr_72
                    /// @src 0:944:1054  "if (sent) {..."
                }

            }
            /// @src 0:343:1189  "contract Vault {..."

            /// @ast-id 42
            /// @src 0:617:711  "function depositFor(address owner) external payable {..."
            function fun_depositFor_42(var_owner_32) {

                /// @src 0:687:692  "owner"
                let _12 := var_owner_32
                let expr_36 := _12
                /// @src 0:694:703  "msg.value"
                let expr_38 := callvalue()
                fun__credit_96(expr_36, expr_38)

            }
            /// @src 0:343:1189  "contract Vault {..."

            /// @ast-id 30
            /// @src 0:537:611  "receive() external payable {..."
            function fun__30() {

                /// @src 0:582:592  "msg.sender"
                let expr_24 := caller()
                /// @src 0:594:603  "msg.value"
                let expr_26 := callvalue()
                fun__credit_96(expr_24, expr_26)

            }
            /// @src 0:343:1189  "contract Vault {..."

            function cleanup_t_rational_1_by_1(value) -> cleaned {
                cleaned := value
            }

            function convert_t_rational_1_by_1_to_t_uint256(value) -> converted {
                converted := cleanup_t_uint256(identity(cleanup_t_rational_1_by_1(value)))
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

            /// @ast-id 96
            /// @src 0:1066:1187  "function _credit(address owner, uint256 amount) private {..."
            function fun__credit_96(var_owner_80, var_amount_82) {

                /// @src 0:1144:1145  "1"
                let expr_86 := 0x01
                /// @src 0:1132:1145  "deposits += 1"
                let _13 := convert_t_rational_1_by_1_to_t_uint256(expr_86)
                let _14 := read_from_storage_split_offset_0_t_uint256(0x00)
                let expr_87 := checked_add_t_uint256(_14, _13)

                update_storage_value_offset_0_t_uint256_to_t_uint256(0x00, expr_87)
                /// @src 0:1174:1180  "amount"
                let _15 := var_amount_82
                let expr_92 := _15
                /// @src 0:1155:1163  "balances"
                let _16_slot := 0x01
                let expr_89_slot := _16_slot
                /// @src 0:1164:1169  "owner"
                let _17 := var_owner_80
                let expr_90 := _17
                /// @src 0:1155:1170  "balances[owner]"
                let _18 := mapping_index_access_t_mapping$_t_address_$_t_uint256_$_of_t_address(expr_89_slot,expr_90)
                /// @src 0:1155:1180  "balances[owner] += amount"
                let _19 := read_from_storage_split_offset_0_t_uint256(_18)
                let expr_93 := checked_add_t_uint256(_19, expr_92)

                update_storage_value_offset_0_t_uint256_to_t_uint256(_18, expr_93)

            }
            /// @src 0:343:1189  "contract Vault {..."

        }

        data ".metadata" hex"a26469706673582212200852315243b7228055658188b6c5387e16fd717aef333d869861793da474142c64736f6c634300081e0033"
    }

}

