{ }
// check-name: a warning that is misspelt is told what was meant
// check-command: yulwark --explain-warning=reentrancy-redonly $file
// check-exit: 1
// check-output-start
// yulwark: error: '--explain-warning=reentrancy-redonly': no option '-Wreentrancy-redonly'; did you mean '-Wreentrancy-read-only'?
// check-output-end
