#!/bin/sh
# Builds yulwark and lets it look at the contracts of this folder: three that
# are re-entrant, and each of them mended.  Installs what the build lacks.
#
# The texts in examples/ir/ are solc's, so no solc is needed; regenerate.sh
# makes them again.  Which line holds the call, and which the late write, is
# said by the comments of the contracts themselves.
#
# YULWARK, if set, is the command to test; then nothing is installed, built or
# shown.

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/tests/tools/setup.sh"

show=
if test -z "$YULWARK"; then
	show=yes
	# shellcheck disable=SC2086
	install $packages_build
	echo "building yulwark in build/release"
	build_release || exit 1
	YULWARK=$root/build/release/yulwark
fi

cd "$root" || exit 1
out=$(mktemp)
trap 'rm -f "$out"' EXIT
passed=0
failed=0

verdict()
{
	if test "$1" = 0; then
		passed=$((passed + 1))
		echo "ok: $2"
	else
		failed=$((failed + 1))
		echo "FAILED: $2"
		sed 's/^/	/' "$out"
	fi
}

# Runs yulwark in the form that is easy to compare; its messages into $out.
run()
{
	$YULWARK -fdiagnostics-plain-output "$@" 2>"$out"
}

# The line of a contract that carries the comment "// WORD:".
line_of()
{
	awk -v mark="// $1:" 'index($0, mark) { print FNR; exit }' "$2"
}

warnings()
{
	grep -c ': warning: ' "$out"
}

# One warning, with the call as its line and the late write in its path.
finds()
{
	sol=$1
	shift
	run "$@" || return 1
	test "$(warnings)" = 1 || return 1
	grep -q "^$sol:$(line_of call "$sol"):[0-9]*: warning: .*\[-Wreentrancy-eth\]" "$out" || return 1
	grep -q "^$sol:$(line_of 'late write' "$sol"):" "$out"
}

quiet()
{
	run "$@" && test "$(warnings)" = 0
}

for pair in bank:Bank vault:Vault token:Token; do
	file=${pair%:*}
	name=${pair#*:}
	if test -n "$show"; then
		echo
		echo "\$ yulwark examples/ir/$name.yul"
		$YULWARK "examples/ir/$name.yul"
	fi
	for text in "$name.yul" "${name}_opt.yul" "$name.yul examples/ir/${name}_opt.yul"; do
		# shellcheck disable=SC2086
		finds "examples/$file.sol" examples/ir/$text
		verdict $? "examples/$file.sol: one warning, call and late write named (examples/ir/$text)"
	done
	for text in "${name}Fixed.yul" "${name}Fixed_opt.yul"; do
		quiet "examples/ir/$text"
		verdict $? "examples/$file-fixed.sol: no warning (examples/ir/$text)"
	done
done

run examples/ir/*.yul && test "$(warnings)" = 3
verdict $? "all examples in one run: three warnings"
echo "examples: $passed passed, $failed failed"
test "$failed" = 0
