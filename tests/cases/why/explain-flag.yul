{ }
// check-name: a variable without a name is told by its slot
// check-command: yulwark -w -fexplain-safe=withdraw examples/ir/VaultFixed_opt.yul
// check-has: a flag in slot 2 is set
// check-never: 0xff
