#!/bin/sh
# The contracts of the matrix, executed: see tests/tools/evm.js, which takes the
# arguments.

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/tests/tools/setup.sh"
npm_packages || exit 1
exec node "$root/tests/tools/evm.js" "$@"
