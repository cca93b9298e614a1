#!/bin/sh
# All contracts of some npm packages, in both kinds of text: see
# tests/tools/packages.js, which takes the arguments.  --all takes further
# packages (tests/packages/), whose texts take a quarter of an hour to make.

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/tests/tools/setup.sh"
npm_packages || exit 1
for arg; do
	test "$arg" != --all || npm_packages packages || exit 1
done
exec node "$root/tests/tools/packages.js" "$@"
