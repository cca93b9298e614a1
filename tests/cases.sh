#!/bin/sh
# Runs the one-file cases: tests/cases/<area>/*.yul (or .json, .sol, ...).
#
#	sh tests/cases.sh [--bless] [FILE...]
#
# A case says at its end, in line comments, what is done with it and what must
# come out.  All lines but the first kind may be left out:
#
#	// check-name: what this case is about
#	// check-command: yulwark -fsyntax-only $file     (default: yulwark $file)
#	// check-exit: 1                                  (default: 0)
#	// check-has: TEXT            the output must have it; may be repeated
#	// check-never: TEXT          the output must not have it; may be repeated
#	// check-known-to-fail: why   it fails today, and has to go on failing
#	// check-output-start
#	// stdout, then stderr, line by line
#	// check-output-end
#
# The command runs in the root of the project, so $file is a path from there.
# --bless writes the output that comes out today into the cases that have such
# a block, and adds one to cases with neither block nor check-has.
#
# YULWARK and YULCHECK are the commands tested (default: build/release/...);
# they may have arguments of their own, such as valgrind's.  The last line of
# the output counts the cases.

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
export YULWARK="${YULWARK:-build/release/yulwark}"
export YULCHECK="${YULCHECK:-build/release/yulcheck}"
export LC_ALL=C

yulwark()
{
	$YULWARK "$@"
}

yulcheck()
{
	$YULCHECK "$@"
}

# The parts of a case as files in $tmp: command, exit, has, never, known,
# output (only if there is a block).
split()
{
	rm -f "$tmp"/*
	awk -v dir="$tmp/" '
	/^\/\/ check-output-start/ { block = 1; printf "" > (dir "output"); next }
	/^\/\/ check-output-end/ { block = 0; next }
	block { sub(/^\/\/ ?/, ""); print > (dir "output"); next }
	/^\/\/ check-/ {
		key = $2
		sub(/^check-/, "", key)
		sub(/:$/, "", key)
		text = $0
		sub(/^\/\/ check-[a-z-]+: */, "", text)
		if (key !~ /^(name|command|exit|has|never|known-to-fail)$/) {
			print "unknown: check-" key > (dir "wrong")
			next
		}
		print text > (dir key)
	}
	' "$file"
}

# Prints what is wrong with the case; nothing if it is right.
judge()
{
	cmd='yulwark $file'
	want=0
	test -f "$tmp/command" && cmd=$(cat "$tmp/command")
	test -f "$tmp/exit" && want=$(cat "$tmp/exit")
	test -f "$tmp/name" || echo "no check-name"
	test -f "$tmp/wrong" && cat "$tmp/wrong"
	eval "$cmd" >"$tmp/out" 2>"$tmp/err" </dev/null
	got=$?
	cat "$tmp/err" >>"$tmp/out"
	test "$got" = "$want" || {
		echo "exit status $got instead of $want"
		test -f "$tmp/output" || head -n 20 "$tmp/out"
	}
	if test -f "$tmp/has"; then
		while IFS= read -r text; do
			grep -qF -e "$text" "$tmp/out" || {
				echo "not in the output: $text"
				head -n 20 "$tmp/out"
			}
		done <"$tmp/has"
	fi
	if test -f "$tmp/never"; then
		while IFS= read -r text; do
			grep -nF -e "$text" "$tmp/out" | sed 's/^/must not be in the output: line /'
		done <"$tmp/never"
	fi
	test ! -f "$tmp/output" || diff -u "$tmp/output" "$tmp/out" | tail -n +3
}

# Put what came out into the block of the case.
bless()
{
	test -f "$tmp/output" || {
		test -f "$tmp/has" && return
		printf '// check-output-start\n// check-output-end\n' >>"$file"
	}
	awk -v out="$tmp/out" '
	/^\/\/ check-output-start/ {
		print
		while ((getline line < out) > 0)
			print (line == "" ? "//" : "// " line)
		skip = 1
		next
	}
	/^\/\/ check-output-end/ { skip = 0 }
	!skip
	' "$file" >"$tmp/new"
	cmp -s "$tmp/new" "$file" || {
		cat "$tmp/new" >"$file"
		echo "blessed: $file"
	}
}

one()
{
	split
	judge >"$tmp/verdict"
	if test "$blessing" = yes; then
		bless
	elif test -f "$tmp/known-to-fail"; then
		if test -s "$tmp/verdict"; then
			echo "known: $file: $(cat "$tmp/known-to-fail")"
		else
			echo "FAILED: $file: passes, though known to fail: $(cat "$tmp/known-to-fail")"
		fi
	elif test -s "$tmp/verdict"; then
		echo "FAILED: $file"
		sed 's/^/	/' "$tmp/verdict"
	else
		echo "ok: $file"
	fi
}

# A share of the cases, in this process.
if test "$1" = --share; then
	blessing=$2
	shift 2
	tmp=$(mktemp -d)
	trap 'rm -rf "$tmp"' EXIT
	for file; do
		one
	done
	exit 0
fi

blessing=no
if test "$1" = --bless; then
	blessing=yes
	shift
fi
if test $# = 0; then
	# shellcheck disable=SC2046
	set -- $(find tests/cases -type f ! -name '.*' ! -path '*/with/*' | sort)
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if test $# != 0; then
	# Each share is printed when it ends, so that their lines do not mix.
	printf '%s\n' "$@" |
		xargs -n 12 -P "$(nproc 2>/dev/null || echo 2)" \
			sh -c 'r=$(sh tests/cases.sh --share "$@"); printf "%s\n" "$r"' x "$blessing" >"$log"
fi
grep -v '^ok: ' "$log" | grep .
test "$blessing" = no || exit 0
passed=$(grep -c '^ok: ' "$log")
known=$(grep -c '^known: ' "$log")
failed=$(grep -c '^FAILED: ' "$log")
echo "cases: $passed passed, $failed failed, $known known to fail"
test "$failed" = 0 && test $((passed + known + failed)) = $#
