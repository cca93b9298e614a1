{ }
// check-name: a report of a run that judged nothing does not say that all is well
// check-command: yulwark -fsyntax-only -fdiagnostics-set-output=html:file=- $file
// check-has: <h1>Nothing was judged: only the syntax was checked</h1>
// check-never: Nothing was found
