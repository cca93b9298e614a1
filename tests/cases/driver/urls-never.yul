{ }
// check-name: no link in a pipe, nor with -fdiagnostics-plain-output, nor if GCC_URLS says so
// check-command: yulwark examples/ir/Bank.yul; yulwark -fdiagnostics-urls -fdiagnostics-plain-output examples/ir/Bank.yul; yulwark -fdiagnostics-urls -fno-diagnostics-urls examples/ir/Bank.yul; (export GCC_URLS=no; yulwark -fdiagnostics-urls examples/ir/Bank.yul)
// check-has: [CWE-841] [-Wreentrancy-eth]
// check-never: ]8;;
