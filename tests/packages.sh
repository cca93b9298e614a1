#!/bin/sh
# All contracts of five npm packages, in both kinds of text: see
# tests/tools/packages.js, which takes the arguments.

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/tests/tools/setup.sh"
npm_packages || exit 1
exec node "$root/tests/tools/packages.js" "$@"
