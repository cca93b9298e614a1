{ }
// check-name: -Wno- with a name that nobody knows is a warning, and no more
// check-command: yulwark -Werror -Wno-reentrancy-et $file
// check-output-start
// yulwark: warning: unrecognized command-line option '-Wno-reentrancy-et'; did you mean '-Wno-reentrancy-eth'?
// check-output-end
