{ }
// check-name: a report about nothing is whole, and says so
// check-command: yulwark -fdiagnostics-set-output=html:file=- $file
// check-has: <!DOCTYPE html>
// check-has: default-src 'none'
// check-has: <h1>Nothing was found</h1>
// check-has: <dt>Not looked for</dt><dd class="off"><code>-Wreentrancy-benign</code>
// check-has: </html>
// check-never: class="finding"
// check-never: http://
// check-never: No re-entry that would change the outcome was found in
