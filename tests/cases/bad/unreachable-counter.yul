{ let v1 := 3
 if iszero(f2(0, false, 3)) { for { let v5 := 0 let v6 := v1 } 8 { v5 := 0 v1 := 1 } {} }
 for { let v12 := 0 } v12 { v12 := add(v12, 1) } { switch 0 case 0 { v1 := v1 } }
 function f2(v39, v40, v41) -> v42 {} }
// check-name: a loop that is never reached, whose counter would fold into itself for ever
// check-never: error
