# Markdown in, a manual page out: headings, paragraphs, indented code, rows of
# two columns, `code`, *words* to be replaced and [links](to).  No more is known.
function roff(text)
{
	gsub(/\\/, "\\e", text)
	gsub(/ - /, " \\- ", text)
	return text
}
# In code a hyphen is a minus.
function code(text)
{
	gsub(/\\/, "\\e", text)
	gsub(/-/, "\\-", text)
	return text
}
function spans(text,    n, part, i, out)
{
	gsub(/\]\([^)]*\)/, "]", text)
	n = split(text, part, "`")
	for (i = 1; i <= n; i++) {
		if (i % 2 == 0) {
			out = out "\\fB" code(part[i]) "\\fR"
			continue
		}
		part[i] = roff(part[i])
		while (match(part[i], /\*[^*]+\*/))
			part[i] = substr(part[i], 1, RSTART - 1) "\\fI" \
				substr(part[i], RSTART + 1, RLENGTH - 2) \
				"\\fR" substr(part[i], RSTART + RLENGTH)
		out = out part[i]
	}
	return out
}
# A line that must not be taken for a request.
function put(text)
{
	print (text ~ /^[.']/ ? "\\&" : "") text
}
function end_code()
{
	if (in_code)
		print ".RE\n.fi"
	in_code = 0
}
BEGIN {
	print ".\\\" Made by driver/man.sh."
	print ".TH YULWARK 1 \"\" \"yulwark " version "\" \"User Commands\""
}
/^# / {
	end_code()
	print ".SH " substr($0, 3)
	fresh = 1
	next
}
/^##+ / {
	end_code()
	sub(/^##+ /, "")
	print ".SS " $0
	fresh = 1
	next
}
/^\|[ -]*\|[ -]*\|$/ || /^\| [a-z]+ \| ([a-z ]+ )?\|$/ { next }
/^\| / {
	end_code()
	sub(/^\| /, "")
	sub(/ \|$/, "")
	at = index($0, " | ")
	print ".TP"
	put(spans(substr($0, 1, at - 1)))
	put(spans(substr($0, at + 3)))
	fresh = 0
	next
}
/^    / {
	if (!in_code)
		print (fresh ? "" : ".PP\n") ".nf\n.RS 4"
	in_code = 1
	fresh = 0
	put(code(substr($0, 5)))
	next
}
/^$/ {
	gap = 1
	next
}
{
	end_code()
	if (gap && !fresh)
		print ".PP"
	gap = fresh = 0
	put(spans($0))
}
END { end_code() }
