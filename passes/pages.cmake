# The pages about warnings in, a C file out that has each as a string:
#
#	cmake -DFROM=passes/pages -DNAMES=reentrancy_eth,... -DOUT=pages.c
#		-P pages.cmake
#
# The page of reentrancy_eth is reentrancy-eth.md and becomes
# page_reentrancy_eth[].  run.c declares them from the same list, passes.def.
# Characters other than quotes, backslashes and line ends stand in C as they
# are.

string(REPLACE "," ";" NAMES "${NAMES}")
file(WRITE ${OUT}.new "/* Made from ${FROM} by pages.cmake. */\n")
foreach(name ${NAMES})
	string(REPLACE "_" "-" file ${name})
	file(READ ${FROM}/${file}.md page)
	string(REPLACE "\\" "\\\\" page "${page}")
	string(REPLACE "\"" "\\\"" page "${page}")
	string(REPLACE "\n" "\\n\"\n\t\"" page "${page}")
	file(APPEND ${OUT}.new "extern const char page_${name}[];\n"
		"const char page_${name}[] =\n\t\"${page}\";\n")
endforeach()
file(RENAME ${OUT}.new ${OUT})
