{ }
// check-name: -fexplain-safe names variables and counts who only reads
// check-command: yulwark -w -fexplain-safe=withdraw examples/ir/VaultFixed.yul
// check-output-start
// VaultFixed.withdraw: safe
// call in withdraw at examples/vault-fixed.sol:37 'msg.sender.call{value: amount}("")'
//   control goes to the caller
//   known whenever other code runs:
//     'running' is true
//   withdraw: reverts at examples/vault-fixed.sol:16 'require(!running, "VaultFixed: still running")'
//   depositFor: reverts at examples/vault-fixed.sol:16 'require(!running, "VaultFixed: still running")'
//   receive: reverts at examples/vault-fixed.sol:16 'require(!running, "VaultFixed: still running")'
//   2 functions only read
// check-output-end
