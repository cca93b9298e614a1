{ }
// check-name: a picture and a report never take the place of an input
// check-exit: 1
// check-command: t=$(mktemp -d); cp $file $t/in.svg; yulwark -fdump-graph=$t/in.svg $t/in.svg; yulwark -fdiagnostics-add-output=html:file=$t/in.svg $t/in.svg; s=$?; cmp $file $t/in.svg; rm -r $t; test $s = 0
// check-has: is the same as output file
// check-never: differ
