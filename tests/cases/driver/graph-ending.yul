{ }
// check-name: a picture is SVG or for dot, and the name of its file says which
// check-exit: 1
// check-command: yulwark -fdump-graph=x.png $file; yulwark -fdump-graph=- $file; yulwark -fdump-graph= $file; yulwark -fdump-graph $file
// check-output-start
// yulwark: error: in '-fdump-graph=x.png': the name of the file must end in '.svg' or '.dot'
// yulwark: error: in '-fdump-graph=-': the name of the file must end in '.svg' or '.dot'
// yulwark: error: missing argument to '-fdump-graph='
// yulwark: error: unrecognized command-line option '-fdump-graph'; did you mean '-fdump-graph='?
// check-output-end
