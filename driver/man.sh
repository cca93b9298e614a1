#!/bin/sh
# The tables in, the manual page out:
#
#	sh driver/man.sh VERSION yulwark.1
#
# The options come from opts.def and their classes from opts.c, the warnings from
# passes.def and their pages, the rest from README.md.  All of it is put
# together in the Markdown that man.awk knows.

version=$1
case $2 in
/*) out=$2 ;;
*) out=$PWD/$2 ;;
esac
cd "$(dirname "$0")/.." || exit 1

# section HEADING: that one of README.md, up to the next heading.
section()
{
	awk -v heading="$1" '/^#/ { on = $0 == heading; next } on' README.md
}

# The classes of the options: GROUP TITLE.
classes()
{
	sed -n 's/^	{ "[a-z]*", "\(.*\):", \([A-Z]*\) },$/\2 \1/p' driver/opts.c
}

options()
{
	classes | while read -r group title; do
		printf '## %s\n\n' "$title"
		awk -v only="$group" -f tests/tools/options.awk driver/opts.def
		echo
	done
}

# The first paragraph of each page, with what the table says.
warnings()
{
	sed -n 's/^WARN(\([a-z_]*\), \([0-9]*\), "[a-z]*", \([01]\), \([01]\),$/\1 \2 \3/p' \
		passes/passes.def | tr _ - |
	while read -r name cwe on; do
		text=$(awk 'NR > 2 && /^$/ { exit } NR > 2' "passes/pages/$name.md" | tr '\n' ' ')
		test "$on" = 1 && text="${text}On by default." || text="${text}With \`-Wextra\`."
		test "$cwe" = 0 || text="$text CWE-$cwe."
		printf '| `-W%s` | %s |\n' "$name" "$text"
	done
}

{
	cat <<-'END'
	# NAME

	yulwark - find reentrancy in Solidity contracts

	# SYNOPSIS

	`yulwark` [*options*] *file*...

	# DESCRIPTION

	END
	section '# yulwark'
	printf '# INPUT\n\n'
	section '## Use'
	section '## What can be read'
	printf '# OPTIONS\n\n'
	options
	printf '# WARNINGS\n\n`yulwark --explain-warning=<warning>` prints all that is to say about one.\n\n'
	warnings
	printf '\n# EXIT STATUS\n\n'
	section '## Exit status'
	printf '# FILES\n\n| `share/doc/yulwark/<warning>.md` | The page about a warning. |\n'
} | awk -v version="$version" -f driver/man.awk >"$out.new" && mv "$out.new" "$out"
