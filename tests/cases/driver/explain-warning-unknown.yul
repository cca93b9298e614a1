{ }
// check-name: of a warning that nobody knows there is no page
// check-command: yulwark --explain-warning=shadow $file; yulwark --explain-warning= $file; yulwark --explain-warning
// check-exit: 1
// check-output-start
// yulwark: error: '--explain-warning=shadow': no option '-Wshadow'
// yulwark: error: missing argument to '--explain-warning'
// yulwark: error: missing argument to '--explain-warning'
// check-output-end
