# One row of a table of README.md for each option of driver/opts.def; with
# -v only=GROUP for those of that group.
function span(text,    n, part, i, word, w, k, out, tail)
{
	n = split(text, part, "'")
	for (i = 1; i <= n; i++) {
		if (i % 2 == 0) {
			out = out "`" part[i] "`"
			continue
		}
		w = split(part[i], word, " ")
		if (part[i] ~ /^ /)
			out = out " "
		for (k = 1; k <= w; k++) {
			tail = ""
			if (match(word[k], /[.,;:]+$/)) {
				tail = substr(word[k], RSTART)
				word[k] = substr(word[k], 1, RSTART - 1)
			}
			if (word[k] ~ /^(-|<)/)
				word[k] = "`" word[k] "`"
			out = out (k > 1 ? " " : "") word[k] tail
		}
		if (w && part[i] ~ / $/)
			out = out " "
	}
	return out
}
/^OPT\(/ {
	row = ""
	if (only != "" && $0 !~ ", " only ",$")
		next
	split($0, q, "\"")
	spelling = q[2]
	form = q[3]
	sub(/^, /, "", form)
	sub(/,.*/, "", form)
	arg = form ~ /EQ|SEP|LONG|MAY/ ? q[4] : ""
	if (form == "ON")
		sub(/^-f/, "-fno-", spelling)
	glue = form == "SEP" ? " " : form == "LONG" ? "=" : form == "MAY" ? "[=" : ""
	row = spelling glue arg (form == "MAY" ? "]" : "")
	next
}
row != "" {
	gsub(/^ *"|"\)$/, "")
	print "| `" row "` | " span($0) " |"
	row = ""
}
