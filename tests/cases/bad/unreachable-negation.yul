{
	let x := 1
	if 0 { for { } x { } { x := iszero(x) if x { break } } }
	sstore(0, x)
}
// check-name: a loop that is never reached and negates its own condition
// check-never: error
