#!/bin/sh
# The contracts in the pages about warnings (passes/pages/): see
# tests/tools/pages.js, which takes the arguments.

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/tests/tools/setup.sh"
npm_packages || exit 1
exec node "$root/tests/tools/pages.js" "$@"
