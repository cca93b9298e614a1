# A text file in, a struct asset (markup.h) in C out.  Run by the build:
#
#	cmake -D IN=report.css -D OUT=report.css.c -D NAME=report_css -P embed.cmake
#
# The hash is the file's SHA-256 in base64, as a content security policy
# names it.

# hex_to_base64 RESULT HEX: three hexadecimal digits are two of base64; of 32
# bytes, a last one holds four bits, and '=' fills up.
function(hex_to_base64 result hex)
	set(digits ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
	set(out "")
	string(LENGTH "${hex}" length)
	math(EXPR last "${length} - 1")
	foreach(at RANGE 0 ${last} 3)
		string(SUBSTRING "${hex}00" ${at} 3 three)
		math(EXPR high "0x${three} >> 6")
		math(EXPR low "0x${three} & 63")
		string(SUBSTRING ${digits} ${high} 1 first)
		string(SUBSTRING ${digits} ${low} 1 second)
		string(APPEND out ${first}${second})
	endforeach()
	string(SUBSTRING ${out} 0 43 out)
	set(${result} "${out}=" PARENT_SCOPE)
endfunction()

file(READ ${IN} bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
file(SIZE ${IN} size)
file(SHA256 ${IN} hash)
hex_to_base64(hash ${hash})
file(WRITE ${OUT} "#include \"markup.h\"\n"
	"static const char bytes[] = { ${bytes}0 };\n"
	"const struct asset asset_${NAME} = { bytes, ${size}, \"${hash}\" };\n")
