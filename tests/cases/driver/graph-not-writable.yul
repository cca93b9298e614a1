{ }
// check-name: a picture that cannot be written is told, and leaves nothing behind
// check-exit: 1
// check-command: yulwark -fdump-graph=no/such/dir.svg $file
// check-output-start
// yulwark: error: cannot write 'no/such/dir.svg': No such file or directory
// check-output-end
