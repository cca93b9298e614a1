#!/bin/sh
# Make examples/ir/ again from the contracts beside it, with solc 0.8.30.
#
#	sh examples/regenerate.sh [DIR]		(into DIR instead)
#
# Uses npm's solc (npm ci --prefix tests).  A native solc 0.8.30 makes the same
# files, from the root of the project, for each contract:
#	solc --ir --ir-optimized --optimize -o examples/ir --overwrite examples/bank.sol
set -e
cd "$(dirname "$0")/.."
for f in examples/*.sol; do
	node tests/tools/solc.js 0.8.30 --ir --ir-optimized --optimize \
		-o "${1:-examples/ir}" --overwrite "$f" >/dev/null
done
