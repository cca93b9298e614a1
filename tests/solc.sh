#!/bin/sh
# The examples from the source to the warning, with fresh output of each
# compiler version and in each form that solc prints: --ir, --ir-optimized
# (with and without --optimize), both, standard JSON; from a file and through
# stdin.  All must tell the same: three warnings, at the lines that the
# comments of the contracts name, and none for the mended ones.
#
#	sh tests/solc.sh [VERSION...]
#
# YULWARK is the command tested (default: build/release/yulwark).

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/tests/tools/setup.sh"
cd "$root" || exit 1
export YULWARK="${YULWARK:-build/release/yulwark}"

# "file:line" of the call and of the late write of each example that has them.
expected()
{
	awk '/\/\/ call:/ { print "call " FILENAME ":" FNR }
	     /\/\/ late write:/ { print "write " FILENAME ":" FNR }' examples/*.sol | sort
}

# The same of what was found: warnings, and the late writes if their lines
# occur in the paths.
found()
{
	sed -n '/: warning: .*\[-W[^]]*\]$/ {
		s/^\(.*:[0-9]*\):[0-9]*: warning: .*\[-Wreentrancy-eth\]$/call \1/
		p
	}' "$1"
	sed -n 's/^write //p' "$tmp/expected" | while read -r place; do
		grep -q "^$place:" "$1" && echo "write $place"
	done
}

# try NAME COMMAND...: the messages of a run must tell what is expected.
try()
{
	name=$1
	shift
	"$@" >/dev/null 2>"$tmp/err"
	status=$?
	found "$tmp/err" | sort >"$tmp/found"
	if test $status = 0 && cmp -s "$tmp/expected" "$tmp/found"; then
		echo "ok: solc $version: $name"
	else
		echo "FAILED: solc $version: $name (exit status $status)"
		diff "$tmp/expected" "$tmp/found" | sed 's/^/	/'
		test $status = 0 || tail -n 5 "$tmp/err"
	fi
}

through_stdin()
{
	$YULWARK -fdiagnostics-plain-output - <"$1"
}

from_file()
{
	$YULWARK -fdiagnostics-plain-output "$@"
}

# Every form for one version.
one()
{
	tmp=$(mktemp -d)
	trap 'rm -rf "$tmp"' EXIT
	expected >"$tmp/expected"
	node tests/tools/forms.js "$version" "$tmp" examples/*.sol || {
		echo "FAILED: solc $version: the examples do not compile"
		return
	}
	try "--ir" from_file "$tmp/ir.txt"
	try "--ir, stdin" through_stdin "$tmp/ir.txt"
	try "--ir-optimized --optimize" from_file "$tmp/opt.txt"
	try "--ir-optimized --optimize, stdin" through_stdin "$tmp/opt.txt"
	try "--ir-optimized" from_file "$tmp/plain.txt"
	try "--ir --ir-optimized" from_file "$tmp/both.txt"
	try "--ir --ir-optimized, stdin" through_stdin "$tmp/both.txt"
	try "--ir and --ir-optimized as two files" from_file "$tmp/ir.txt" "$tmp/opt.txt"
	try "--standard-json" from_file "$tmp/out.json"
	try "--standard-json, stdin" through_stdin "$tmp/out.json"
	try "-o, all files" from_file "$tmp"/dir/*.yul
	try "-o, unoptimised files" from_file "$tmp"/dir/Bank.yul "$tmp"/dir/Vault.yul \
		"$tmp"/dir/Token.yul "$tmp"/dir/*Fixed.yul
}

# The texts in examples/ir/ are what the compiler makes of the contracts.
committed()
{
	tmp=$(mktemp -d)
	trap 'rm -rf "$tmp"' EXIT
	sh examples/regenerate.sh "$tmp"
	if diff -r "$tmp" examples/ir; then
		echo "ok: examples/ir"
	else
		echo "FAILED: examples/ir is not what examples/regenerate.sh makes"
	fi
}

# The way of the README: straight from the compiler.
piped()
{
	node tests/tools/solc.js 0.8.30 --ir examples/bank.sol | $YULWARK - 2>&1 |
		grep -q '^examples/bank.sol:.*reentrancy-eth'
	case $? in
	0) echo "ok: solc --ir examples/bank.sol | yulwark -" ;;
	*) echo "FAILED: solc --ir examples/bank.sol | yulwark -" ;;
	esac
}

if test "$1" = --one; then
	version=$2
	one
	exit 0
fi

npm_packages || exit 1
test $# != 0 || set -- $(node -p "require('./tests/tools/compiler').versions.join(' ')")
log=$(mktemp)
trap 'rm -f "$log"' EXIT
printf '%s\n' "$@" | xargs -n 1 -P "$jobs" \
	sh -c 'r=$(sh tests/solc.sh --one "$1"); printf "%s\n" "$r"' x >"$log"
(
	committed
	piped
) >>"$log"
grep -v '^ok: ' "$log"
passed=$(grep -c '^ok: ' "$log")
failed=$(grep -c '^FAILED: ' "$log")
echo "solc: $passed passed, $failed failed"
test "$failed" = 0 && test "$passed" -gt 0
