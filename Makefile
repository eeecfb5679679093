# SPDX-License-Identifier: MIT
# The thin front of the Meson build: `make` builds, `make check` tests, `make demo` shows the main job.
BUILD := build
CC ?= gcc
MESON_FLAGS ?=
JOBS := $(shell nproc)

.PHONY: all demo check check-trust fuzz check-asan check-stress check-refs check-reference refresh-same coverage bench install format clean packages

all: $(BUILD)/build.ninja
	@ninja -C $(BUILD)

$(BUILD)/build.ninja: | packages
	@CC="$(CC)" meson setup $(BUILD) $(MESON_FLAGS)

build-asan/build.ninja: | packages
	@CC="$(CC)" meson setup build-asan -Db_sanitize=address,undefined -Db_lundef=false -Doptimization=1

build-debug/build.ninja: | packages
	@CC="$(CC)" meson setup build-debug -Ddebug_memory=true -Doptimization=1

# Installs what the build needs when it is not there (Debian; sudo when not root).
packages:
	@tools/install-packages

demo: all
	@$(BUILD)/folio examples/bigger_than_memory.py

build-coverage/build.ninja: | packages
	@CC="$(CC)" meson setup build-coverage -Db_coverage=true

# Everything that a change must pass.
check: all
	@tools/check $(BUILD)

# Mistakes stop the program; own blocks are poisoned, so that leaks of the heap are found by --leaks and not by the leak sanitizer.
SANITIZER_OPTIONS := ASAN_OPTIONS=detect_leaks=0:abort_on_error=1:allocator_may_return_null=1:verify_asan_link_order=0 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1

# The same under AddressSanitizer and UndefinedBehaviorSanitizer.
check-asan: build-asan/build.ninja
	@ninja -C build-asan
	@$(SANITIZER_OPTIONS) tools/check build-asan

# What takes longer than a change should wait for: more kills, every allocation of whole array programs, with a collection at every safe point, too.
check-trust: all
	@bash tests/cli/killed.sh $(BUILD) 500
	@$(BUILD)/tests/test_runner $(BUILD)/folio --leaks --stress-gc tests/stress tests/lang tests/types
	@$(BUILD)/tests/test_runner $(BUILD)/folio --leaks --fail-allocations tests/stress

# Mutated sources and files under the sanitizers, a few minutes; FUZZ=n for other seeds and more of them.
FUZZ ?= 1 2 3 4 5
fuzz: build-asan/build.ninja
	@ninja -C build-asan
	@set -e; export $(SANITIZER_OPTIONS); for seed in $(FUZZ); do build-asan/folio tests/fuzz/sources.py $$seed 4000 tests lib; \
	    build-asan/folio --budget 512M tests/fuzz/files.py $$seed 3000; done

# A collection at every safe point; then the n-th allocation fails for n = 1, 2, 3 …
check-stress: build-debug/build.ninja
	@ninja -C build-debug
	@build-debug/tests/test_runner build-debug/folio --stress-gc tests/stress
	@build-debug/tests/test_runner build-debug/folio --leaks --fail-allocations tests/stress

# Every script must end with no live block: the debug build names what is left.
check-refs: build-debug/build.ninja
	@ninja -C build-debug
	@build-debug/tests/test_runner build-debug/folio --leaks tests/lang tests/types tests/array tests/same

# Writes the expected output of tests/same anew, from the reference.
refresh-same:
	@for f in tests/same/*.py; do /usr/bin/python3 $$f >$${f%.py}.out || exit 1; done

# Compares with CPython and NumPy where they are installed.
check-reference: all
	@tools/check-reference $(BUILD)/folio

# What the tests run of the sources, folder by folder; COVERAGE="--functions" or "--lines src/array/npy.c" for what they leave out.
COVERAGE ?=
coverage: build-coverage/build.ninja
	@ninja -C build-coverage
	@find build-coverage -name '*.gcda' -delete
	@tools/check build-coverage
	@tools/coverage build-coverage $(COVERAGE)

bench: all
	@ninja -C $(BUILD) tests/unit/bench_alloc tests/unit/bench_number_text tests/unit/bench_kernels
	@tools/bench $(BUILD)

# PREFIX (where it will lie; /usr/local) and DESTDIR (put before it, for packages)
install: all
	@[ -z "$(PREFIX)" ] || meson configure $(BUILD) --prefix "$(PREFIX)"
	@DESTDIR="$(DESTDIR)" ninja -C $(BUILD) install

# The lines of C that differ from the last commit, as .clang-format says; tables set by hand elsewhere stay as they are.
format:
	@git clang-format --style=file --extensions c,h --force HEAD || test $$? = 1

clean:
	rm -rf $(BUILD) build-asan build-debug build-coverage
