{ }
// check-name: a report does not call clean what could not be read
// check-exit: 1
// check-command: yulwark -fdiagnostics-set-output=html:file=- no-such-file.yul $file
// check-has: <h1>Nothing was found in what could be read</h1>
// check-has: <li class="error"><b>error</b> <code>no-such-file.yul</code>
