{
    if eq(shr(224, calldataload(0)), 0x2e1a7d4d) {
        let n := calldataload(4)
        pop(call(gas(), caller(), n, 0, 0, 0, 0))
        sstore(3, n)
        stop()
    }
    revert(0, 0)
}
// check-name: Yul alone: slots, arguments by number
// check-command: yulwark --explain $file
// check-has: Names and types are from the IR alone
// check-has: Assigns `argument 1` to `slot 3`
// check-has: Sends `argument 1` wei to `msg.sender`
