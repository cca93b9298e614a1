#!/bin/sh
# The HTML report in a browser (tools/html.js says what is looked at), the
# pictures as XML and for dot: of the examples, of contracts without findings,
# and of names and texts that try to run.
#
#	sh tests/html.sh
#
# YULWARK is the command tested (default: build/release/yulwark).  SHOTS, a
# directory, gets pictures of the pages.

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/tests/tools/setup.sh"
cd "$root" || exit 1
yulwark=${YULWARK:-$root/build/release/yulwark}
# shellcheck disable=SC2086
install $packages_html
npm_packages || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

verdict()
{
	if test "$1" = 0; then
		echo "ok: $2"
	else
		echo "FAILED: $2"
		head -n 20 "$tmp/err" | sed 's/^/	/'
	fi
}

# report NAME ARGUMENT...: the report and both pictures of a run.
report()
{
	name=$1
	shift
	$yulwark -fdiagnostics-set-output=html:file="$tmp/$name.html" \
		-fdump-graph="$tmp/$name.svg" -fdump-graph="$tmp/$name.dot" "$@" 2>"$tmp/err"
	verdict $? "$name: report and pictures are written"
	xmllint --noout --nonet "$tmp/$name.svg" 2>"$tmp/err"
	verdict $? "$name: the SVG is XML"
	dot -Tsvg -o "$tmp/drawn" "$tmp/$name.dot" 2>"$tmp/err" && test ! -s "$tmp/err"
	verdict $? "$name: dot draws the graph"
}

# The steps of a function as a picture: each is in it, with its number.
steps()
{
	$yulwark -w --explain=withdraw -fdump-graph="$tmp/steps.svg" -fdump-graph="$tmp/steps.dot" \
		examples/ir/BankFixed.yul >"$tmp/told" 2>"$tmp/err"
	verdict $? "steps: the pictures are written"
	xmllint --noout --nonet "$tmp/steps.svg" 2>"$tmp/err" &&
		dot -Tsvg -o "$tmp/drawn" "$tmp/steps.dot" 2>"$tmp/err" && test ! -s "$tmp/err"
	verdict $? "steps: XML, and drawn by dot"
	test "$(grep -c '^ *- \*\*' "$tmp/told")" = "$(grep -c 'class="l-no".*>[0-9]*<' "$tmp/steps.svg")" &&
		grep -q 'can enter' "$tmp/steps.dot"
	verdict $? "steps: all are in the picture"
}

all()
{
	steps
	node tests/tools/html.js hostile "$tmp" || echo "FAILED: the hostile contract does not compile"
	report examples examples/ir/*.yul
	report clean examples/ir/*Fixed.yul
	report hostile --base-path="$tmp" "$tmp/hostile.yul"
	report snippets --base-path=/nowhere "$tmp/hostile.yul"
	node tests/tools/html.js check "$tmp"
}

all >"$tmp/log" 2>&1
grep -v '^ok: ' "$tmp/log"
passed=$(grep -c '^ok: ' "$tmp/log")
failed=$(grep -c '^FAILED: ' "$tmp/log")
echo "html: $passed passed, $failed failed"
test "$failed" = 0 && test "$passed" -gt 0
