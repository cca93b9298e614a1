#!/bin/sh
# The matrix of re-entrant and safe contracts: see tests/tools/matrix.js, which
# takes the arguments.

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/tests/tools/setup.sh"
npm_packages || exit 1
exec node "$root/tests/tools/matrix.js" "$@"
