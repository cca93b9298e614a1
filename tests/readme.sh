#!/bin/sh
# README.md against what it describes: every option, warning, pass and source
# file is in it, and the finding that it explains, and the patch for it, are what
# yulwark prints.  The numbers in passes/DESIGN.md against the sources, and the
# pages about warnings against passes/passes.def and what yulwark prints of them.
#
#	sh tests/readme.sh PATH-OF-YULWARK

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
case ${1:-build/release/yulwark} in
/*) yulwark=$1 ;;
*) yulwark=$PWD/${1:-build/release/yulwark} ;;
esac
cd "$root" || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
wrong=0

# missing WHAT: counts and tells something that README.md lacks.
missing()
{
	echo "README.md: $*"
	wrong=$((wrong + 1))
}

# The tables of options are driver/opts.def, row by row.
awk -f tests/tools/options.awk driver/opts.def >"$tmp/options"
test -s "$tmp/options" || missing "no option was found in driver/opts.def"
sed -n '/^## Options$/,/^## Limits$/s/^| `.*/&/p' README.md >"$tmp/told"
diff "$tmp/options" "$tmp/told" >"$tmp/diff" || {
	missing "the options (<: not told, >: not in driver/opts.def)"
	grep '^[<>]' "$tmp/diff"
}

# A warning has a row, which says whether it is on.
sed -n 's/^WARN(\([a-z0-9_]*\), *[0-9]*, *"[a-z]*", *\([01]\), *\([01]\),.*/\1 \2 \3/p' \
	passes/passes.def | tr _ - >"$tmp/warnings"
test -s "$tmp/warnings" || missing "no warning was found in passes/passes.def"
while read -r name on extra; do
	row=$(grep -e "^| \`-W$name\` |" README.md) ||
		missing "warning $name of passes/passes.def is missing"
	case $on$extra$row in
	1*"On by default"* | 01*"-Wextra"*) ;;
	*) missing "-W$name: whether it is on is told wrongly" ;;
	esac
done <"$tmp/warnings"
cut -d ' ' -f 1 "$tmp/warnings" >"$tmp/order"
sed -n '/^## What it finds$/,/^## Two/s/^| `-W\([a-z0-9-]*\)` |.*/\1/p' README.md |
	cmp -s - "$tmp/order" || missing "the warnings are in another order than in passes/passes.def"

# A warning has a page, which is what yulwark prints and says of it what the table
# does, and a page has a warning.
sed -n 's/^WARN(\([a-z0-9_]*\), *\([0-9]*\),.*/\1 \2/p' passes/passes.def | tr _ - >"$tmp/weaknesses"
while read -r name cwe; do
	page=passes/pages/$name.md
	test "$(head -n 1 "$page")" = "# -W$name" || missing "$page: the heading is not # -W$name"
	grep -q "^$name 1 " "$tmp/warnings" && on="On by default." || on='With `-Wextra`.'
	grep -qxF "$on" "$page" || missing "$page: no line says $on"
	told=$(sed -n 's/^- CWE-\([0-9]*\):.*/\1/p' "$page")
	test "${told:-0}" = "$cwe" || missing "$page: CWE-${told:-0} is told instead of CWE-$cwe"
	"$yulwark" --explain-warning="$name" | cmp -s - "$page" ||
		missing "$page: not what --explain-warning=$name prints"
	# of Markdown no more than driver/pages.c knows
	awk '/^```/ { fenced = !fenced; next }
		!fenced && /^[|>+]|^[0-9]+[.)]|^ *[*] |\]\(|<[a-z]|^    |_[a-zA-Z]+_[ .,]/ { print FILENAME ":" FNR ": " $0 }
		length($0) > 80 && !fenced { print FILENAME ":" FNR ": too long" }' "$page" >"$tmp/marks"
	test -s "$tmp/marks" && missing "$page: driver/pages.c does not know" && cat "$tmp/marks"
done <"$tmp/weaknesses"
for page in passes/pages/*; do
	name=${page##*/}
	grep -q "^${name%.md} " "$tmp/warnings" || missing "$page: there is no such warning"
done

# A pass has a line with its file, in the order of the pipeline.
sed -n 's/^PASSD*(\([a-z0-9_]*\),.*/\1/p' passes/passes.def | awk '!seen[$0]++' >"$tmp/pipeline"
sed -n '/^    passes\/$/,/^$/s/^      \([a-z_]*\)\.c .*/\1/p' README.md |
	grep -xFf "$tmp/pipeline" >"$tmp/told"
cmp -s "$tmp/pipeline" "$tmp/told" ||
	missing "the passes are not those of passes/passes.def in their order"

# A source file has a line below its folder.
for dir in yul passes driver; do
	sed -n "/^    $dir\\/\$/,/^\$/s/^      \\([^ ]*\\)  *.*/\\1/p" README.md | tr , '\n' | sort >"$tmp/told"
	ls $dir | sort >"$tmp/there"
	diff "$tmp/there" "$tmp/told" >"$tmp/diff" || {
		missing "files of $dir/ (<: not told, >: not there)"
		grep '^[<>]' "$tmp/diff"
	}
done

# The bounds in passes/DESIGN.md are those of the sources.
sed -n 's/^| `\([A-Z_]*\)` | \([0-9]*\) | `\([a-z.]*\)` .*/\1 \2 \3/p' passes/DESIGN.md >"$tmp/bounds"
test -s "$tmp/bounds" || missing "no bound was found in passes/DESIGN.md"
while read -r name number file; do
	grep -q "^	$name = $number," "passes/$file" ||
		missing "passes/DESIGN.md: $name is not $number in passes/$file"
done <"$tmp/bounds"

sed -n '/^<!-- finding:/,/^<!-- end of finding/p' README.md | sed '1,2d;/^```$/,$d' >"$tmp/told"
LC_ALL=C.UTF-8 "$yulwark" examples/ir/Bank.yul 2>"$tmp/printed" >&2
diff "$tmp/told" "$tmp/printed" >"$tmp/diff" || {
	missing "the finding is not what yulwark prints"
	cat "$tmp/diff"
}

# Each line of the explanation that is quoted is printed.
sed -n '/^<!-- explained:/,/^<!-- end of explained/p' README.md | sed '1,2d;/^```$/,$d' >"$tmp/told"
LC_ALL=C.UTF-8 "$yulwark" --explain examples/ir/Bank.yul >"$tmp/printed"
test -s "$tmp/told" || missing "no line of the explanation is quoted"
grep -vxFf "$tmp/printed" "$tmp/told" >"$tmp/diff" && {
	missing "the explanation has no such line"
	cat "$tmp/diff"
}

sed -n '/^<!-- patch:/,/^<!-- end of patch/p' README.md | sed '1,2d;/^```$/,$d' >"$tmp/told"
LC_ALL=C.UTF-8 "$yulwark" -o "$tmp/text" "-fdiagnostics-generate-patch=$tmp/printed" examples/ir/Bank.yul
diff "$tmp/told" "$tmp/printed" >"$tmp/diff" || {
	missing "the patch is not what yulwark prints"
	cat "$tmp/diff"
}

test $wrong = 0 && echo "README.md is right"
