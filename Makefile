# Every command can be run again at any time: what is done already is left as it is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
.PHONY: help run test test-full demo sizes bench mutants fuzz tidy
MAKEFLAGS += --no-print-directory --no-builtin-rules

export CARGO_TARGET_DIR := $(abspath $(or $(CARGO_TARGET_DIR),target))
STEPS := source .ci/steps

help:
	@cat <<'END'
	make run        build and start Souhlas on http://127.0.0.1:3000, data in ./data
	make test       everything a change must pass
	make test-full  the same with whole matrices and long loops
	make demo       start Souhlas with a made-up Czech organisation of 2,000 contacts
	make sizes      release build of the client and the size of its first load
	make bench      how fast ledger, gate, vault, first sync and drain are, and how large all cryptography is
	make mutants    changes the rules on purpose and counts the tests that notice
	make fuzz       ten minutes of broken input for each reader of foreign bytes
	make tidy       the rules of the workspace only
	END

run:
	@$(STEPS) 6
	step "Rust and its browser target" rust
	step "build tools" build_tools
	step "npm packages" npm_packages
	step "the server" server
	step "the client" client
	step "start on http://127.0.0.1:3000, data in ./data" serve

test:
	@$(STEPS) 12
	rm -rf "$$logs"
	trap totals EXIT
	step "Rust and its browser target" rust
	step "build tools" build_tools
	step "npm packages" npm_packages
	step "Chromium and its driver" browser_tools
	step "formatting" formatting
	step "lints: host" lint_host
	step "lints: browser" lint_browser
	step "build: host" build_host
	step "unit and integration tests" test_host
	step "tests in the browser" test_browser
	step "the client" client
	step "end to end in Chromium" end_to_end

test-full:
	@SOUHLAS_FULL=1 SOUHLAS_WRITES=1000000 PROPTEST_CASES=2000 NEXTEST_PROFILE=full $(MAKE) test

demo:
	@$(STEPS) 6
	step "Rust and its browser target" rust
	step "build tools" build_tools
	step "npm packages" npm_packages
	step "the server and the fleet" server
	step "the client" client
	step "start with $${CONTACTS:-2000} made-up contacts" demo

sizes:
	@$(STEPS) 4
	step "Rust and its browser target" rust
	step "build tools" build_tools
	step "npm packages" npm_packages
	step "release build of the client" sizes

bench:
	@$(STEPS) 10
	step "Rust and its browser target" rust
	step "build tools" build_tools
	step "npm packages" npm_packages
	step "Chromium and its driver" browser_tools
	step "benchmarks" benchmarks
	step "benchmarks in Chromium" benchmarks_browser
	step "the server and the fleet" server
	step "release build of the client" sizes
	step "packages of the peers" peer_packages
	step "first sync and drain beside PouchDB and RxDB" benchmarks_peers

mutants:
	@$(STEPS) 2
	step "cargo-mutants" mutants_tool
	step "mutants of ledger, deadlines and access" mutants

fuzz:
	@$(STEPS) 2
	step "cargo-fuzz" fuzz_tool
	step "$${SECONDS_EACH:-600} s of broken input for each reader" fuzz

tidy:
	@cargo test -p tidy
