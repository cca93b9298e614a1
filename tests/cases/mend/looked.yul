
/// @use-src 0:"tests/cases/mend/with/mend.sol"
object "Looked_263" {
    code {
        /// @src 0:1601:2074  "contract Looked {..."
        mstore(64, memoryguard(128))
        if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }

        constructor_Looked_263()

        let _1 := allocate_unbounded()
        codecopy(_1, dataoffset("Looked_263_deployed"), datasize("Looked_263_deployed"))

        return(_1, datasize("Looked_263_deployed"))

        function allocate_unbounded() -> memPtr {
            memPtr := mload(64)
        }

        function revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() {
            revert(0, 0)
        }

        /// @src 0:1601:2074  "contract Looked {..."
        function constructor_Looked_263() {

            /// @src 0:1601:2074  "contract Looked {..."

        }
        /// @src 0:1601:2074  "contract Looked {..."

    }
    /// @use-src 0:"tests/cases/mend/with/mend.sol"
    object "Looked_263_deployed" {
        code {
            /// @src 0:1601:2074  "contract Looked {..."
            mstore(64, memoryguard(128))

            if iszero(lt(calldatasize(), 4))
            {
                let selector := shift_right_224_unsigned(calldataload(0))
                switch selector

                case 0x3aa9dd2a
                {
                    // join(uint256,address)

                    external_fun_join_222()
                }

                case 0xa035b1fe
                {
                    // price()

                    external_fun_price_262()
                }

                case 0xc17efacf
                {
                    // joinIf(uint256,address)

                    external_fun_joinIf_249()
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

            function cleanup_t_uint160(value) -> cleaned {
                cleaned := and(value, 0xffffffffffffffffffffffffffffffffffffffff)
            }

            function cleanup_t_address(value) -> cleaned {
                cleaned := cleanup_t_uint160(value)
            }

            function cleanup_t_contract$_Told_$5(value) -> cleaned {
                cleaned := cleanup_t_address(value)
            }

            function validator_revert_t_contract$_Told_$5(value) {
                if iszero(eq(value, cleanup_t_contract$_Told_$5(value))) { revert(0, 0) }
            }

            function abi_decode_t_contract$_Told_$5(offset, end) -> value {
                value := calldataload(offset)
                validator_revert_t_contract$_Told_$5(value)
            }

            function abi_decode_tuple_t_uint256t_contract$_Told_$5(headStart, dataEnd) -> value0, value1 {
                if slt(sub(dataEnd, headStart), 64) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

                {

                    let offset := 0

                    value0 := abi_decode_t_uint256(add(headStart, offset), dataEnd)
                }

                {

                    let offset := 32

                    value1 := abi_decode_t_contract$_Told_$5(add(headStart, offset), dataEnd)
                }

            }

            function abi_encode_tuple__to__fromStack(headStart ) -> tail {
                tail := add(headStart, 0)

            }

            function external_fun_join_222() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0, param_1 :=  abi_decode_tuple_t_uint256t_contract$_Told_$5(4, calldatasize())
                fun_join_222(param_0, param_1)
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple__to__fromStack(memPos  )
                return(memPos, sub(memEnd, memPos))

            }

            function abi_decode_tuple_(headStart, dataEnd)   {
                if slt(sub(dataEnd, headStart), 0) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

            }

            function abi_encode_t_uint256_to_t_uint256_fromStack(value, pos) {
                mstore(pos, cleanup_t_uint256(value))
            }

            function abi_encode_tuple_t_uint256__to_t_uint256__fromStack(headStart , value0) -> tail {
                tail := add(headStart, 32)

                abi_encode_t_uint256_to_t_uint256_fromStack(value0,  add(headStart, 0))

            }

            function external_fun_price_262() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                abi_decode_tuple_(4, calldatasize())
                let ret_0 :=  fun_price_262()
                let memPos := allocate_unbounded()
                let memEnd := abi_encode_tuple_t_uint256__to_t_uint256__fromStack(memPos , ret_0)
                return(memPos, sub(memEnd, memPos))

            }

            function external_fun_joinIf_249() {

                if callvalue() { revert_error_ca66f745a3ce8ff40e2ccaf1ad45db7774001b90d25810abd9040049be7bf4bb() }
                let param_0, param_1 :=  abi_decode_tuple_t_uint256t_contract$_Told_$5(4, calldatasize())
                fun_joinIf_249(param_0, param_1)
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

            function cleanup_from_storage_t_uint256(value) -> cleaned {
                cleaned := value
            }

            function extract_from_storage_value_offset_0_t_uint256(slot_value) -> value {
                value := cleanup_from_storage_t_uint256(shift_right_0_unsigned(slot_value))
            }

            function read_from_storage_split_offset_0_t_uint256(slot) -> value {
                value := extract_from_storage_value_offset_0_t_uint256(sload(slot))

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

            function identity(value) -> ret {
                ret := value
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

            function convert_t_uint160_to_t_uint160(value) -> converted {
                converted := cleanup_t_uint160(identity(cleanup_t_uint160(value)))
            }

            function convert_t_uint160_to_t_address(value) -> converted {
                converted := convert_t_uint160_to_t_uint160(value)
            }

            function convert_t_contract$_Told_$5_to_t_address(value) -> converted {
                converted := convert_t_uint160_to_t_address(value)
            }

            function revert_error_0cc013b6b3b6beabea4e3a74a6d380f0df81852ca99887912475e1f66b2a2c20() {
                revert(0, 0)
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

            function shift_left_224(value) -> newValue {
                newValue :=

                shl(224, value)

            }

            function abi_decode_tuple__fromMemory(headStart, dataEnd)   {
                if slt(sub(dataEnd, headStart), 0) { revert_error_dbdddcbe895c83990c08b3492a0e83918d802a52331272ac6fdb6a7c4aea3b1b() }

            }

            function revert_forward_1() {
                let pos := allocate_unbounded()
                returndatacopy(pos, 0, returndatasize())
                revert(pos, returndatasize())
            }

            function cleanup_t_rational_1_by_1(value) -> cleaned {
                cleaned := value
            }

            function convert_t_rational_1_by_1_to_t_uint256(value) -> converted {
                converted := cleanup_t_uint256(identity(cleanup_t_rational_1_by_1(value)))
            }

            /// @ast-id 222
            /// @src 0:1680:1818  "function join(uint256 n, Told t) external {..."
            function fun_join_222(var_n_193, var_t_196_address) {

                /// @src 0:1742:1743  "n"
                let _1 := var_n_193
                let expr_200 := _1
                /// @src 0:1732:1743  "shares += n"
                let _2 := read_from_storage_split_offset_0_t_uint256(0x00)
                let expr_201 := checked_add_t_uint256(_2, expr_200)

                update_storage_value_offset_0_t_uint256_to_t_uint256(0x00, expr_201)
                /// @src 0:1753:1754  "t"
                let _3_address := var_t_196_address
                let expr_203_address := _3_address
                /// @src 0:1753:1759  "t.told"
                let expr_205_address := convert_t_contract$_Told_$5_to_t_address(expr_203_address)
                let expr_205_functionSelector := 0x78fd36e8
                /// @src 0:1753:1761  "t.told()"

                if iszero(extcodesize(expr_205_address)) { revert_error_0cc013b6b3b6beabea4e3a74a6d380f0df81852ca99887912475e1f66b2a2c20() }

                // storage for arguments and returned data
                let _4 := allocate_unbounded()
                mstore(_4, shift_left_224(expr_205_functionSelector))
                let _5 := abi_encode_tuple__to__fromStack(add(_4, 4) )

                let _6 := call(gas(), expr_205_address,  0,  _4, sub(_5, _4), _4, 0)

                if iszero(_6) { revert_forward_1() }

                if _6 {

                    let _7 := 0

                    if gt(_7, returndatasize()) {
                        _7 := returndatasize()
                    }

                    // update freeMemoryPointer according to dynamic return size
                    finalize_allocation(_4, _7)

                    // decode return parameters from external try-call into retVars
                    abi_decode_tuple__fromMemory(_4, add(_4, _7))
                }
                /// @src 0:1780:1781  "n"
                let _8 := var_n_193
                let expr_209 := _8
                /// @src 0:1784:1785  "1"
                let expr_210 := 0x01
                /// @src 0:1780:1785  "n > 1"
                let expr_211 := gt(cleanup_t_uint256(expr_209), convert_t_rational_1_by_1_to_t_uint256(expr_210))
                /// @src 0:1780:1811  "n > 1 ? assets + n : assets + 1"
                let expr_218
                switch expr_211
                case 0 {
                    /// @src 0:1801:1807  "assets"
                    let _9 := read_from_storage_split_offset_0_t_uint256(0x01)
                    let expr_215 := _9
                    /// @src 0:1810:1811  "1"
                    let expr_216 := 0x01
                    /// @src 0:1801:1811  "assets + 1"
                    let expr_217 := checked_add_t_uint256(expr_215, convert_t_rational_1_by_1_to_t_uint256(expr_216))

                    /// @src 0:1780:1811  "n > 1 ? assets + n : assets + 1"
                    expr_218 := expr_217
                }
                default {
                    /// @src 0:1788:1794  "assets"
                    let _10 := read_from_storage_split_offset_0_t_uint256(0x01)
                    let expr_212 := _10
                    /// @src 0:1797:1798  "n"
                    let _11 := var_n_193
                    let expr_213 := _11
                    /// @src 0:1788:1798  "assets + n"
                    let expr_214 := checked_add_t_uint256(expr_212, expr_213)

                    /// @src 0:1780:1811  "n > 1 ? assets + n : assets + 1"
                    expr_218 := expr_214
                }
                /// @src 0:1771:1811  "assets = n > 1 ? assets + n : assets + 1"
                update_storage_value_offset_0_t_uint256_to_t_uint256(0x01, expr_218)
                let expr_219 := expr_218

            }
            /// @src 0:1601:2074  "contract Looked {..."

            function zero_value_for_split_t_uint256() -> ret {
                ret := 0
            }

            function cleanup_t_rational_100_by_1(value) -> cleaned {
                cleaned := value
            }

            function convert_t_rational_100_by_1_to_t_uint256(value) -> converted {
                converted := cleanup_t_uint256(identity(cleanup_t_rational_100_by_1(value)))
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

            function panic_error_0x12() {
                mstore(0, 35408467139433450592217433187231851964531694900788300625387963629091585785856)
                mstore(4, 0x12)
                revert(0, 0x24)
            }

            function checked_div_t_uint256(x, y) -> r {
                x := cleanup_t_uint256(x)
                y := cleanup_t_uint256(y)
                if iszero(y) { panic_error_0x12() }

                r := div(x, y)
            }

            /// @ast-id 262
            /// @src 0:1976:2072  "function price() external view returns (uint256) {..."
            function fun_price_262() -> var__252 {
                /// @src 0:2016:2023  "uint256"
                let zero_t_uint256_12 := zero_value_for_split_t_uint256()
                var__252 := zero_t_uint256_12

                /// @src 0:2043:2049  "assets"
                let _13 := read_from_storage_split_offset_0_t_uint256(0x01)
                let expr_254 := _13
                /// @src 0:2052:2055  "100"
                let expr_255 := 0x64
                /// @src 0:2043:2055  "assets * 100"
                let expr_256 := checked_mul_t_uint256(expr_254, convert_t_rational_100_by_1_to_t_uint256(expr_255))

                /// @src 0:2042:2056  "(assets * 100)"
                let expr_257 := expr_256
                /// @src 0:2059:2065  "shares"
                let _14 := read_from_storage_split_offset_0_t_uint256(0x00)
                let expr_258 := _14
                /// @src 0:2042:2065  "(assets * 100) / shares"
                let expr_259 := checked_div_t_uint256(expr_257, expr_258)

                /// @src 0:2035:2065  "return (assets * 100) / shares"
                var__252 := expr_259
                leave

            }
            /// @src 0:1601:2074  "contract Looked {..."

            /// @ast-id 249
            /// @src 0:1824:1970  "function joinIf(uint256 n, Told t) external {..."
            function fun_joinIf_249(var_n_224, var_t_227_address) {

                /// @src 0:1888:1889  "n"
                let _15 := var_n_224
                let expr_231 := _15
                /// @src 0:1878:1889  "shares += n"
                let _16 := read_from_storage_split_offset_0_t_uint256(0x00)
                let expr_232 := checked_add_t_uint256(_16, expr_231)

                update_storage_value_offset_0_t_uint256_to_t_uint256(0x00, expr_232)
                /// @src 0:1899:1900  "t"
                let _17_address := var_t_227_address
                let expr_234_address := _17_address
                /// @src 0:1899:1905  "t.told"
                let expr_236_address := convert_t_contract$_Told_$5_to_t_address(expr_234_address)
                let expr_236_functionSelector := 0x78fd36e8
                /// @src 0:1899:1907  "t.told()"

                if iszero(extcodesize(expr_236_address)) { revert_error_0cc013b6b3b6beabea4e3a74a6d380f0df81852ca99887912475e1f66b2a2c20() }

                // storage for arguments and returned data
                let _18 := allocate_unbounded()
                mstore(_18, shift_left_224(expr_236_functionSelector))
                let _19 := abi_encode_tuple__to__fromStack(add(_18, 4) )

                let _20 := call(gas(), expr_236_address,  0,  _18, sub(_19, _18), _18, 0)

                if iszero(_20) { revert_forward_1() }

                if _20 {

                    let _21 := 0

                    if gt(_21, returndatasize()) {
                        _21 := returndatasize()
                    }

                    // update freeMemoryPointer according to dynamic return size
                    finalize_allocation(_18, _21)

                    // decode return parameters from external try-call into retVars
                    abi_decode_tuple__fromMemory(_18, add(_18, _21))
                }
                /// @src 0:1921:1922  "n"
                let _22 := var_n_224
                let expr_239 := _22
                /// @src 0:1925:1926  "1"
                let expr_240 := 0x01
                /// @src 0:1921:1926  "n > 1"
                let expr_241 := gt(cleanup_t_uint256(expr_239), convert_t_rational_1_by_1_to_t_uint256(expr_240))
                /// @src 0:1917:1964  "if (n > 1) {..."
                if expr_241 {
                    /// @src 0:1952:1953  "n"
                    let _23 := var_n_224
                    let expr_243 := _23
                    /// @src 0:1942:1953  "assets += n"
                    let _24 := read_from_storage_split_offset_0_t_uint256(0x01)
                    let expr_244 := checked_add_t_uint256(_24, expr_243)

                    update_storage_value_offset_0_t_uint256_to_t_uint256(0x01, expr_244)
                    /// @src 0:1917:1964  "if (n > 1) {..."
                }

            }
            /// @src 0:1601:2074  "contract Looked {..."

        }

        data ".metadata" hex"a2646970667358221220e50df569d0b9fec115c79c80679232ced6c182366b072543ccb027932d9437a364736f6c634300081e0033"
    }

}


// check-name: a view is kept from showing half of a change, and stays a view
// check-command: yulwark -fdiagnostics-path-format=none -fno-diagnostics-show-caret -fdiagnostics-generate-patch $file
// check-output-start
// tests/cases/mend/with/mend.sol: In function 'Looked.join':
// tests/cases/mend/with/mend.sol:70:9: warning: 'price' can be asked during this call, when 'shares += n' is done and 'assets = n > 1 ? assets + n : assets + 1' is not [CWE-841] [-Wreentrancy-read-only]
// tests/cases/mend/with/mend.sol: In function 'Looked.joinIf':
// tests/cases/mend/with/mend.sol:76:9: warning: 'price' can be asked during this call, when 'shares += n' is done and 'assets += n' is not [CWE-841] [-Wreentrancy-read-only]
// tests/cases/mend/with/mend.sol:70: does 'assets = n > 1 ? assets + n : assets + 1' before the call; whoever is called then finds it done
// tests/cases/mend/with/mend.sol:76: makes 'joinIf' and the view 'price' revert while 'joinIf' runs, by a lock; who calls back then, be it in good faith, is turned away
// --- tests/cases/mend/with/mend.sol
// +++ tests/cases/mend/with/mend.sol
// @@ -64,14 +64,27 @@
//  contract Looked {
//      uint256 private shares;
//      uint256 private assets;
// +    uint256 private reentryLock2;
// +
// +    modifier noReentry2() {
// +        require(reentryLock2 == 0, "re-entered");
// +        reentryLock2 = 1;
// +        _;
// +        reentryLock2 = 0;
// +    }
// +
// +    modifier notDuring() {
// +        require(reentryLock2 == 0, "re-entered");
// +        _;
// +    }
//  
//      function join(uint256 n, Told t) external {
//          shares += n;
// +        assets = n > 1 ? assets + n : assets + 1;
//          t.told();
// -        assets = n > 1 ? assets + n : assets + 1;
//      }
//  
// -    function joinIf(uint256 n, Told t) external {
// +    function joinIf(uint256 n, Told t) external noReentry2 {
//          shares += n;
//          t.told();
//          if (n > 1) {
// @@ -79,7 +92,7 @@
//          }
//      }
//  
// -    function price() external view returns (uint256) {
// +    function price() external view notDuring returns (uint256) {
//          return (assets * 100) / shares;
//      }
//  }
// check-output-end
