{ }
// check-name: - as a file is standard output, for all that is written
// check-command: yulwark -o - -fdump-yul=- -fdiagnostics-add-output=sarif:file=- $file; test ! -e ./-
// check-has: https://json.schemastore.org/sarif-2.1.0.json
// check-has: { }
