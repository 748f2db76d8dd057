# make run    builds Retort and opens it on the bundled sample workspace
# make test   builds and runs every test
# make bench  measures what docs/performance.md speaks of
#
# Each installs the Debian packages that it needs and that are missing (packaging/debian-packages.txt), and says so.

SHELL := /bin/sh
JOBS ?= $(shell nproc)
.PHONY: run test bench
.NOTPARALLEL:

define build
	cmake --preset $(1) >build/$(1).configure.log 2>&1 || { cat build/$(1).configure.log; exit 1; }
	cmake --build --preset $(1) --parallel $(JOBS)
endef

run: | build
	@packaging/install-packages build run
	$(call build,release)
	@packaging/run-sample build/release/bin

test: | build
	@packaging/install-packages build run test
	$(call build,ci)
	ctest --preset ci --parallel $(JOBS)

bench: | build
	@packaging/install-packages build bench
	$(call build,bench)
	build/bench/bin/logic_benchmark
	build/bench/bin/analyse_benchmark
	build/bench/bin/lint_benchmark
	build/bench/bin/twig_benchmark
	build/bench/bin/run_benchmark
	build/bench/bin/window_benchmark

build:
	@mkdir -p $@
