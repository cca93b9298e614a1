#!/bin/sh
# Every case of accept-* and reject-* through a program that checks syntax.
#
#   sh run.sh PROGRAM [ARGS]     e.g.  sh run.sh build/yulwark -fsyntax-only
#
# A case starts at a line `==== title`.  PROGRAM must end with status 0 for
# the cases of accept-*, with 1 and a message for those of reject-*.
here=$(dirname "$0")
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
count=0 wrong=0
for file in "$here"/accept-*.txt "$here"/reject-*.txt; do
	want=0
	case $file in */reject-*) want=1 ;; esac
	rm -f "$tmp"/*
	LC_ALL=C awk -v dir="$tmp" '
		/^==== / { if (out) close(out); out = sprintf("%s/%03d.yul", dir, ++n)
			   printf "" > out; print substr($0, 6) > (out ".title")
			   close(out ".title"); next }
		{ print > out }' "$file"
	for case in "$tmp"/*.yul; do
		"$@" "$case" >"$tmp/out" 2>&1
		status=$?
		count=$((count + 1))
		if [ $status -ne $want ] ||
		   { [ $want -eq 1 ] && ! grep -q 'error:' "$tmp/out"; }; then
			wrong=$((wrong + 1))
			echo "$file: $(cat "$case.title"): status $status"
			sed 's/^/    /' "$tmp/out"
		fi
	done
done
echo "syntax: $count cases, $wrong wrong"
[ $wrong -eq 0 ]
