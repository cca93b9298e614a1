#!/bin/sh
# Builds yulwark twice (release; with sanitizers) and runs every test there is.
# Installs what is missing.  Ends with one line that counts, and an exit status
# that says whether all is well.
#
#	sh tests/run.sh [--quick] [--bless]
#
# --quick leaves out what needs npm packages; --bless only writes today's
# output into the cases (see cases.sh) after a release build.

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
. "$root/tests/tools/setup.sh"
cd "$root" || exit 1

quick=no
bless=no
for arg; do
	case $arg in
	--quick) quick=yes ;;
	--bless) bless=yes ;;
	*) die "unknown option $arg (there are --quick and --bless)" ;;
	esac
done

# shellcheck disable=SC2086
if test $quick = yes; then
	install $packages_build valgrind
else
	install $packages_build $packages_test
fi

logs=$root/build/logs
mkdir -p "$logs"
if test $bless = yes; then
	build_release || exit 1
	exec sh tests/cases.sh --bless
fi

echo "building build/release and build/debug"
npm=0
if test $quick = no; then
	npm_packages &
	npm=$!
fi
build_debug &
debug=$!
build_release || { wait; exit 1; }
wait $debug || { wait; exit 1; }
test $npm = 0 || wait $npm || exit 1

release=$root/build/release
sanitized=$root/build/debug
memcheck="valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect,possible"
export UBSAN_OPTIONS=print_stacktrace=1

# Each stage prints its failures, and as its last line how many cases passed,
# failed, and were left out, in words that `count` finds.
unit()
{
	(cd "$1" && ctest -j "$jobs" --output-on-failure) 2>&1
}

cases()
{
	YULWARK="$1 $2/yulwark" YULCHECK="$1 $2/yulcheck" sh tests/cases.sh
}

examples()
{
	YULWARK="$1 $2/yulwark" sh examples/run.sh 2>&1 | grep -v '^ok: \|^$'
}

# count WORD FILE: the number that stands before the word in the last line.
count()
{
	tail -n 1 "$2" | sed -n "s/.* \([0-9]*\) $1.*/\1/p"
}

all_passed=0
all_failed=0
all_known=0
bad=

# stage NAME COMMAND...
stage()
{
	name=$1
	log=$logs/$name.log
	shift
	began=$(date +%s)
	"$@" >"$log" 2>&1
	status=$?
	took=$(($(date +%s) - began))
	p=$(count passed "$log")
	f=$(count failed "$log")
	k=$(count known "$log")
	if test -z "$p$f"; then
		# ctest: "100% tests passed, 0 tests failed out of 7"
		f=$(sed -n 's/^.*, \([0-9]*\) tests failed out of [0-9]*$/\1/p' "$log")
		p=$(sed -n 's/^.* tests failed out of \([0-9]*\)$/\1/p' "$log")
		p=$((${p:-0} - ${f:-0}))
	fi
	p=${p:-0}
	f=${f:-0}
	if test $((p + f)) = 0 || { test $status != 0 && test "$f" = 0; }; then
		f=$((f + 1))
	fi
	all_passed=$((all_passed + p))
	all_failed=$((all_failed + f))
	all_known=$((all_known + ${k:-0}))
	printf '%-20s %5d passed %4d failed %4d known to fail %5d s\n' \
		"$name" "$p" "$f" "${k:-0}" "$took"
	test "$f" = 0 || {
		bad="$bad $name"
		head -n 200 "$log" | sed 's/^/	/'
	}
}

stage unit unit "$release"
stage unit-sanitized unit "$sanitized"
stage examples examples "" "$release"
stage examples-sanitized examples "" "$sanitized"
stage examples-memcheck examples "$memcheck" "$release"
stage cases cases "" "$release"
stage cases-sanitized cases "" "$sanitized"
stage cases-memcheck cases "$memcheck" "$release"
if test $quick = no; then
	stage solc sh tests/solc.sh
	stage matrix sh tests/matrix.sh
	stage pages sh tests/pages.sh
	stage evm sh tests/evm.sh
	stage patch sh tests/patch.sh
	stage kinds sh tests/kinds.sh
	stage explain sh tests/explain.sh
	stage packages sh tests/packages.sh
	left_out=0
	if has_browser; then
		stage html sh tests/html.sh
		stage html-sanitized env YULWARK="$sanitized/yulwark" sh tests/html.sh
	else
		echo "left out, as there is no Chromium here: html"
		left_out=1
	fi
else
	echo "left out by --quick: solc, matrix, pages, evm, patch, kinds, explain, packages, html"
	left_out=9
fi

test -z "$bad" || echo "failed:$bad"
echo "$all_known known to fail, $left_out stages left out"
echo "$all_passed passed, $all_failed failed"
test "$all_failed" = 0
