{ }
// check-name: where there are colours, a page is printed without the marks of Markdown
// check-command: (unset GCC_COLORS; yulwark -fdiagnostics-color=always --explain-warning=analysis-incomplete)
// check-has: On by default.
// check-has: README.md, What it finds
// check-never: #
// check-never: `
