#!/bin/sh
# Patches that yulwark offers for the contracts of the matrix, applied and
# tried: see tests/tools/patch.js, which takes the arguments.

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/tests/tools/setup.sh"
npm_packages || exit 1
exec node "$root/tests/tools/patch.js" "$@"
