{ }
// check-name: the CWE number and the option are links, the latter to a page that is there
// check-command: (export GCC_URLS=st; yulwark -fdiagnostics-urls -fdiagnostics-path-format=none examples/ir/Bank.yul) 2>&1 | sed 's/\x1b/E/g; s|file://.*/pages/|PAGES/|'
// check-has: [E]8;;https://cwe.mitre.org/data/definitions/841.htmlE\CWE-841E]8;;E\]
// check-has: [E]8;;PAGES/reentrancy-eth.mdE\-Wreentrancy-ethE]8;;E\]
