{ }
// check-name: a contract that is given twice is told once, from the unoptimised IR
// check-command: yulwark --explain examples/ir/Bank_opt.yul examples/ir/Bank.yul | grep -c "^# "
// check-has: 1
// check-never: 2
