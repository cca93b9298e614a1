#!/bin/sh
# What --explain tells against what the compiler says of the same contracts: see
# tests/tools/explain.js, which takes the arguments.

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/tests/tools/setup.sh"
npm_packages || exit 1
exec node "$root/tests/tools/explain.js" "$@"
