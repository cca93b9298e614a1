{ }
// check-name: a picture without findings says so
// check-command: t=$(mktemp -d); yulwark -fdump-graph=$t/a.svg -fdump-graph=$t/a.dot $file; cat $t/a.svg $t/a.dot; ls $t; rm -r $t
// check-has: <text class="l-title" x="16" y="31">Nothing was found</text>
// check-has: label="Nothing was found\lno finding under the warnings that are on\l"
// check-has: a.svg
// check-never: .svg.
