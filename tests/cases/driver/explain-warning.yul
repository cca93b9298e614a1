{ }
// check-name: the page of a warning is printed as it is, and nothing else is done
// check-command: for w in reentrancy-eth reentrancy_eth -Wreentrancy-eth; do yulwark --explain-warning=$w $file | cmp - passes/pages/reentrancy-eth.md && echo as it is; done; yulwark --explain-warning -Wreentrancy_eth | head -n 1
// check-output-start
// as it is
// as it is
// as it is
// # -Wreentrancy-eth
// check-output-end
