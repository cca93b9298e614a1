{ }
// check-name: standard output is called so when it cannot be written
// check-command: yulwark -fdump-yul=- $file >&-
// check-exit: 1
// check-output-start
// yulwark: fatal error: cannot write to standard output: Bad file descriptor
// analysis terminated.
// check-output-end
