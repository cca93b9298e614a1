{ }
// check-name: what cannot be asked of a report
// check-exit: 1
// check-command: yulwark -fdiagnostics-add-output=html $file; yulwark -fdiagnostics-add-output=html:version=2.1 $file; yulwark -fdiagnostics-add-output=pdf:file=x $file
// check-output-start
// yulwark: error: in '-fdiagnostics-add-output=html': say where to write: 'html:file=<file>'
// yulwark: error: in '-fdiagnostics-add-output=html:version=2.1': unknown key 'version'; the one known key is 'file'
// yulwark: error: unrecognized format 'pdf' in option '-fdiagnostics-add-output=pdf:file=x'
// yulwark: note: valid formats are: text sarif html
// check-output-end
