#!/bin/bash
# SPDX-License-Identifier: MIT
# What is installed stands alone: the program runs, a program is built from the installed header, library and folio.pc. usage: installed.sh BUILD
build=$(cd "${1:-build}" && pwd)
source=$(cd "$(dirname "$0")/../.." && pwd)
nm -D "$build/libfolio.so" | grep -q __asan_init && exit 0 # not what people install
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
meson install -C "$build" --no-rebuild --destdir "$dir/root" >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
cp "$source/examples/embed.c" "$dir" && cd "$dir" || exit 1
pc=$(find root -name folio.pc)
program=$(find root -type f -name folio)
[ -n "$pc" ] && [ -n "$program" ] || { find root; exit 1; }
"$program" -c 'import numpy, random; print(numpy.arange(3).sum(), random.Random(1).random() < 1)' >out 2>&1
[ "$(cat out)" = '3 True' ] || { cat out; exit 1; }
export PKG_CONFIG_PATH=$(dirname "$pc") PKG_CONFIG_SYSROOT_DIR=root # relative: paths with spaces would have to be quoted twice
# shellcheck disable=SC2046
cc -Wall -Wextra -Werror embed.c -o embed $(pkg-config --cflags --libs folio) || exit 1
LD_LIBRARY_PATH=$dir/$(dirname "$(dirname "$pc")") ./embed | head -n 1 | grep -q '^2 \*\* 100 = 1267650600228229401496703205376$'
