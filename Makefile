# What one types: `make demo` to see it, `make test` to check it, `make help` for the rest.

# Where the demo listens.
PORT ?= 8080
# What `make bench` is asked for, such as BENCH="tile --help".
BENCH ?=
# More for `swift test`, such as TEST="--filter DrawingTests".
TEST ?=

sources := Sources Tests $(wildcard Benchmarks) Package.swift
# Tests are built with testability, which would build everything anew each time it changes: they have a folder of their own.
test_flags := -c release -Xswiftc -enable-testing --scratch-path .build/tests

.DEFAULT_GOAL := help
.PHONY: help demo build test bench format lint clean packages packages-test swift

help: ## says what there is
	@echo "make TARGET, where TARGET is one of:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

demo: packages swift ## builds Isopark and serves the demo park with live data at http://127.0.0.1:PORT (8080)
	@echo "Building Isopark; the first time takes some minutes."
	@swift build -c release --product isopark
	@exec .build/release/isopark demo --port $(PORT)

build: packages swift ## builds all products, optimised, into .build/release
	swift build -c release

test: packages-test swift ## checks the formatting and runs all tests
	@$(MAKE) --no-print-directory lint
	@echo "Building the tests, optimised, and running them; the first time takes several minutes."
	@swift test $(test_flags) --disable-xctest $(TEST)

bench: packages swift ## measures how fast it is; what exactly is chosen by BENCH
	@echo "Building the benchmarks; the first time takes some minutes."
	@swift build -c release --product isopark
	@swift build -c release --product isopark-bench
	@.build/release/isopark-bench $(BENCH)

format: swift ## formats all Swift sources in place
	@swift format format --in-place --parallel --recursive --configuration .swift-format $(sources)

lint: swift ## fails on unformatted or undocumented code
	@echo "Checking the formatting."
	@swift format lint --strict --parallel --recursive --configuration .swift-format $(sources)

packages: ## installs what building and running need
	@.ci/packages

packages-test:
	@.ci/packages test

clean: ## removes what was built
	rm -rf .build

swift:
	@command -v swift >/dev/null || { echo "Isopark is built with Swift 6.3: https://www.swift.org/install/linux/" >&2; exit 1; }
