# Sourced by examples/run.sh and tests/run.sh: what yulwark needs on a machine,
# how it gets there, and how yulwark is built.  The caller has set `root`.
# Debian 12 and Ubuntu are known by apt; elsewhere the user is told what is missing.

# Debian packages: to build, to run all tests besides, and what tests/html.sh
# looks at the report with.
packages_build="gcc libc6-dev cmake make flex bison pkg-config libjansson-dev libcmark-dev libcmocka-dev"
packages_test="nodejs npm valgrind ca-certificates groff-base patch git"
packages_html="nodejs chromium chromium-driver graphviz libxml2-utils"

jobs=$(nproc 2>/dev/null || echo 2)

die()
{
	echo "$0: $*" >&2
	exit 1
}

# True if what the package brings is there, from wherever it came.
has()
{
	case $1 in
	gcc) command -v cc ;;
	libc6-dev) echo '#include <stdio.h>' | cc -E - ;;
	nodejs) command -v node ;;
	groff-base) command -v groff ;;
	ca-certificates) test -e /etc/ssl/certs/ca-certificates.crt ;;
	chromium-driver) command -v chromedriver ;;
	graphviz) command -v dot ;;
	libxml2-utils) command -v xmllint ;;
	libcmark-dev) pkg-config --exists libcmark ;;
	libjansson-dev) pkg-config --exists jansson ;;
	libcmocka-dev) pkg-config --exists cmocka ;;
	*) command -v "$1" ;;
	esac >/dev/null 2>&1
}

missing()
{
	for p in "$@"; do
		has "$p" || printf '%s ' "$p"
	done
}

# install PACKAGE...: see to it that all of them are there.
install()
{
	lacking=$(missing "$@")
	test -n "$lacking" || return 0
	command -v apt-get >/dev/null 2>&1 ||
		die "please install what these Debian packages bring: $lacking"
	if test "$(id -u)" = 0; then
		as_root=
	elif command -v sudo >/dev/null 2>&1; then
		as_root=sudo
	else
		die "as root, please run: apt-get install $lacking"
	fi
	echo "installing: $lacking"
	log=$(mktemp)
	# shellcheck disable=SC2086
	{
		$as_root apt-get update &&
		$as_root env DEBIAN_FRONTEND=noninteractive \
			apt-get install -y --no-install-recommends $lacking
	} >"$log" 2>&1 || {
		tail -n 20 "$log" >&2
		die "apt-get could not install: $lacking"
	}
	rm -f "$log"
	lacking=$(missing "$@")
	test -z "$lacking" || die "still missing after installation: $lacking"
}

# True if there is what $packages_html brings, or it can be installed: only
# Debian has Chromium and its driver as packages.
has_browser()
{
	# shellcheck disable=SC2086
	test -z "$(missing $packages_html)" || grep -qx 'ID=debian' /etc/os-release
}

# build NAME FLAG...: configure and build in build/NAME; the compiler speaks
# only if it fails.
build()
{
	name=$1
	shift
	mkdir -p "$root/build/logs"
	{
		cmake -S "$root" -B "$root/build/$name" "$@" &&
		cmake --build "$root/build/$name" -j "$jobs"
	} >"$root/build/logs/build-$name.log" 2>&1 || {
		tail -n 60 "$root/build/logs/build-$name.log" >&2
		echo "$0: the $name build failed" >&2
		return 1
	}
}

build_release()
{
	build release -DCMAKE_BUILD_TYPE=Release
}

# The preset "debug": with the address and undefined behaviour sanitizers.
build_debug()
{
	build debug -DCMAKE_BUILD_TYPE=Debug -DSANITIZE=ON
}

# npm_packages [DIR]: the compilers and contracts of tests/package.json, or of
# tests/DIR/package.json, exactly as locked.
npm_packages()
{
	in=tests${1:+/$1}
	at=$root/$in/node_modules
	cmp -s "$root/$in/package-lock.json" "$at/.made-from" && return 0
	mkdir -p "$root/build/logs"
	echo "installing the npm packages of $in/package-lock.json"
	(cd "$root/$in" && npm ci --ignore-scripts --no-bin-links) \
		>"$root/build/logs/npm.log" 2>&1 || {
		tail -n 20 "$root/build/logs/npm.log" >&2
		echo "$0: npm ci failed" >&2
		return 1
	}
	cp "$root/$in/package-lock.json" "$at/.made-from"
}
