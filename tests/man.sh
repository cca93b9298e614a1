#!/bin/sh
# The manual page against the program: every option and warning that --help tells
# is in it, and groff, if it is at hand, finds nothing wrong.
#
#	sh tests/man.sh PATH-OF-YULWARK PATH-OF-YULWARK.1

tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
wrong=0

fail()
{
	echo "$*"
	wrong=$((wrong + 1))
}

# "  -I <dir>     Look for ...": what comes before the text
"$1" --help | sed -n 's/^  \(-[A-Za-z] <[^>]*>\) .*/\1/p; t
	s/^  \([-<@][^ ]*\).*/\1/p' >"$tmp/told"
test "$(wc -l <"$tmp/told")" -gt 40 || fail "--help tells of too few options"
sed 's/\\f[BIR]//g; s/\\-/-/g; s/^\\&//; s/\\e/\\/g' "$2" >"$tmp/text"
while IFS= read -r option; do
	grep -B 1 -xF -e "$option" "$tmp/text" | grep -q '^\.TP$' ||
		fail "$option is missing"
done <"$tmp/told"
LC_ALL=C grep -n '[^ -~	]' "$2" && fail "characters that groff does not take for what they are"
if command -v groff >/dev/null 2>&1; then
	groff -man -ww -z "$2" >"$tmp/groff" 2>&1 && test ! -s "$tmp/groff" ||
		fail "groff: $(cat "$tmp/groff")"
fi
test $wrong = 0 && echo "the manual page is right"
