#!/bin/sh
# Optimised and unoptimised IR of a contract must give the same entries, places
# and external calls.  Compares what -fdump-entry, -fdump-place and -fdump-calls
# print for both texts of every contract of the matrix (tests/matrix.sh makes
# them) and of the examples; numbers of values and instructions are left out.
#
#	sh tests/kinds.sh [DIR...]

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
yulwark=${YULWARK:-build/release/yulwark}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
test $# != 0 || set -- build/matrix/0.8.30 examples/ir

# facts TEXT NAME: the three dumps, each line under its entry, sorted
facts()
{
	$yulwark -w -fdump-place="$tmp/place" -fdump-calls="$tmp/calls" \
		-fdump-entry="$tmp/entry" "$1" 2>/dev/null
	for d in entry place calls; do
		sed '/^;/d; s/%[0-9]*/%/g; s/, [0-9]* instructions//' "$tmp/$d" |
			awk -v d=$d '/^entry/ { e = $2 } { print d, e, $0 }'
	done | sort -u >"$2"
}

passed=0
failed=0
for opt in $(find "$@" -name '*_opt.yul' | sort); do
	ir=${opt%_opt.yul}.yul
	facts "$ir" "$tmp/ir"
	facts "$opt" "$tmp/opt"
	if ! test -s "$tmp/ir" && ! test -s "$tmp/opt"; then
		continue	# a library of internal functions has no entry
	elif cmp -s "$tmp/ir" "$tmp/opt"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$ir: the kinds differ"
		diff "$tmp/ir" "$tmp/opt" | head -n 10
	fi
done
echo "kinds: $passed passed, $failed failed"
test "$failed" = 0 && test "$passed" != 0
