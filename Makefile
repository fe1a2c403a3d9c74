# relocate: build, run, test. Everything here can be run again at any time.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help

# What the system must have: Debian packages, and the header by which each is recognised elsewhere.
PACKAGES := libglpk-dev libssl-dev libminizip-dev libexpat1-dev libxlsxwriter-dev libsqlite3-dev python3
HEADERS := glpk.h openssl/evp.h minizip/unzip.h expat.h xlsxwriter.h sqlite3.h

INSTANCE := Instances/lingyun-2017
PLAN := plans/lingyun-2017
TIME_LIMIT := 30
SWIFT ?= swift
# One optimised build serves the programs and the tests, which look inside the targets.
RELEASE := -c release -Xswiftc -enable-testing

# Only the tests of the page need these: a browser, and a font with Chinese characters.
PAGE_PACKAGES := chromium fonts-noto-cjk
# Other people's programs that write and read workbooks.
OFFICE_PACKAGES := libreoffice-calc fonts-crosextra-carlito fonts-noto-cjk poppler-utils python3 python3-pip
AXE := axe-playwright-python==0.1.8

.PHONY: help run build man dist build-tests test test-dist test-models test-sanitized fuzz test-agree test-tamper test-faults test-rules test-prices test-replan test-broken test-office test-page test-completions docc pictures lint check-imports benchmark system

help:
	@echo "make run            build, plan $(INSTANCE), show the summary"
	echo "make build          release build"
	echo "make man            manual pages and shell completions, into out/"
	echo "make dist           a tar and a Debian package that need no Swift, into out/"
	echo "make test           all tests; FILTER=NAME those of that name"
	echo "make test-dist      the package in a fresh Debian, which plans and verifies there; as root"
	echo "make fuzz           every reader of files under libFuzzer, TIME seconds each"
	echo "make test-agree     both checkers on 1,000 small random cases and 500 larger ones"
	echo "make test-tamper    1,000 random changes of plans, each judged by verify"
	echo "make test-faults    kills, interrupts, full and read-only disks, little memory"
	echo "make test-broken    workbooks and CSV files that are broken, or made to hurt"
	echo "make test-office    workbooks through LibreOffice and openpyxl, which it installs"
	echo "make test-rules     every family of rules on 300 random cases, against trying all plans"
	echo "make test-models    5,000 random models through GLPK, judged by exact means"
	echo "make test-sanitized the tests under the address and the thread sanitizer; half an hour"
	echo "make test-prices    what explain says a move takes, beside full solves; half an hour"
	echo "make test-replan    the fewest moved after a site has lost places, proven; three minutes"
	echo "make test-page      report.html in a headless Chromium, which it installs; the manual's commands; the terminal"
	echo "make test-completions bash, zsh and fish offer what they should"
	echo "make pictures       the manual's pictures, anew"
	echo "make docc           the documentation of the library, into out/docc"
	echo "make lint           swift format, strictly"
	echo "make check-imports  targets import only what Package.swift says"
	echo "make benchmark      beside other solvers, into Benchmarks/RESULTS.md; hours"

run: build
	@status=0
	.build/release/relocate solve $(INSTANCE) --out $(PLAN) --force --time-limit $(TIME_LIMIT) || status=$$?
	# 2 is a plan whose proof did not come to its end: the summary says how far it is proven.
	[ $$status -eq 0 ] || [ $$status -eq 2 ]

build: system
	@echo "Building (release); the first time takes a few minutes …"
	$(SWIFT) build $(RELEASE) --product relocate --quiet

# Manual pages in both languages, and completions for three shells.
man: build
	@$(SWIFT) build $(RELEASE) --product relocate-manual --quiet
	relocate=.build/release/relocate
	$$relocate --experimental-dump-help --language en | .build/release/relocate-manual out/man/man1 en
	$$relocate --experimental-dump-help --language zh | .build/release/relocate-manual out/man/zh_CN/man1 zh
	mkdir -p out/completions
	$$relocate --generate-completion-script bash >out/completions/relocate.bash
	$$relocate --generate-completion-script zsh >out/completions/_relocate
	$$relocate --generate-completion-script fish >out/completions/relocate.fish
	echo "Manual pages are in out/man (man -M out/man relocate), completions in out/completions."

# Swift's own libraries are linked in; those of the system are what the package depends on.
dist: man
	@$(MAKE) --no-print-directory system PACKAGES="dpkg-dev binutils git" HEADERS=
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path .build/dist --product relocate --quiet
	Packaging/dist.sh .build/dist/release/relocate .build/dist/checkouts

test-dist: dist
	@$(MAKE) --no-print-directory system PACKAGES=debootstrap HEADERS=
	Packaging/test-dist.sh out/relocate_*_"$$(dpkg --print-architecture)".deb

test: build-tests
	@$(SWIFT) test -c release --skip-build --disable-xctest $(if $(FILTER),--filter '$(FILTER)')

build-tests: system
	@echo "Building the tests; the first time takes some ten minutes …"
	$(SWIFT) build $(RELEASE) --build-tests --quiet

# Small numbers of these four are part of make test.
test-agree: build
	@python3 -B Tests/Audit/agree.py .build/release/relocate $(or $(COUNT),1000) $(or $(SEED),1)

test-tamper: build
	@python3 -B Tests/Audit/tamper.py .build/release/relocate $(or $(COUNT),1000) $(or $(SEED),1)

test-faults: build
	@python3 -B Tests/Audit/faults.py .build/release/relocate $(or $(COUNT),200) $(or $(SEED),1)

test-broken: build
	@python3 -B Tests/Audit/broken.py .build/release/relocate $(or $(COUNT),500) $(or $(SEED),1)

# openpyxl goes into a folder of its own.
test-office: build
	@$(MAKE) --no-print-directory system PACKAGES="$(OFFICE_PACKAGES)" HEADERS=
	work=$$(mktemp -d)
	trap 'rm -rf "$$work"' EXIT
	python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$$work" openpyxl
	PYTHONPATH="$$work" python3 -B Tests/Audit/office.py .build/release/relocate

# The tests of make test, on as many cases as the audits tell of.
test-rules: build-tests
	@RELOCATE_RULE_CASES=$(or $(COUNT),300) $(SWIFT) test -c release --skip-build --disable-xctest \
	  --filter 'RuleFamilyTests|RepairTests|ShareLimitTests'

test-models: build-tests
	@RELOCATE_MODEL_CASES=$(or $(COUNT),5000) $(SWIFT) test -c release --skip-build --disable-xctest --filter RandomModelTests

# The tests of what exercises C code and threads; SUITES=. takes all, for hours. What limits memory cannot run so.
SANITIZERS := address thread
SANITIZED := WorkSharingTests|GLPKSolverTests|PlanningTests|InstanceFilesTests|InterpretationTests|ReportingTests|RunHistoryTests|FormulationTests|LinearModelTests|RelocationTests
test-sanitized: system
	@for sanitizer in $(SANITIZERS); do
	  ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=0:exitcode=66:suppressions=$(CURDIR)/Tests/Audit/thread-sanitizer.txt \
	    $(SWIFT) test --disable-xctest --sanitize=$$sanitizer --scratch-path .build/$$sanitizer \
	      --filter '$(or $(SUITES),$(SANITIZED))' --skip AuditTests
	done

test-prices: build
	@python3 -B Tests/Audit/prices.py .build/release/relocate $(INSTANCE) $(or $(COUNT),20) $(or $(SEED),1) 1 $(or $(SECONDS),60)

test-replan: build
	@python3 -B Tests/Audit/replan.py .build/release/relocate $(INSTANCE) $(or $(PLACES),400) $(or $(SECONDS),60)

FUZZ_READERS := csv workbook sheet scenario plan certificate assignments

# What it finds stays in out/fuzz; inputs that reach something new, in out/fuzz/corpus. The kept corpus is Fuzzing/corpus.
fuzz: build
	@TIME=$(or $(TIME),60) SWIFT=$(SWIFT) Fuzzing/run.sh $(or $(READER),$(FUZZ_READERS))

# axe-core, which judges how accessible the page is, comes out of a package of Python's.
test-page: build
	@$(MAKE) --no-print-directory system PACKAGES="$(PAGE_PACKAGES)" HEADERS=
	python3 -m pip --version >/dev/null 2>&1 || $(MAKE) --no-print-directory system PACKAGES="python3 python3-pip" HEADERS=
	work=$$(mktemp -d)
	trap 'rm -rf "$$work"' EXIT
	python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$$work" $(AXE)
	python3 -m zipfile -e "$$work"/axe_playwright_python-*.whl "$$work"
	AXE="$$work/axe_playwright_python/axe.min.js" RELOCATE="$$PWD/.build/release/relocate" \
	  PYTHONDONTWRITEBYTECODE=1 python3 -m unittest discover --start-directory Tests/Page --pattern 'test_*.py'

# Each shell loads its completions and is asked what it would offer.
test-completions: build
	@$(MAKE) --no-print-directory system PACKAGES="bash zsh fish python3" HEADERS=
	RELOCATE="$$PWD/.build/release/relocate" PYTHONDONTWRITEBYTECODE=1 python3 -m unittest discover --start-directory Tests/Completions

# Without a plugin: the module as it was built, and the compiler's own tools.
docc:
	@$(SWIFT) build $(RELEASE) --target Relocation --quiet
	tools=$$($(SWIFT) -print-target-info | sed -n 's#.*"runtimeResourcePath": "\(.*\)/lib/swift".*#\1/bin#p')
	work=$$(mktemp -d)
	trap 'rm -rf "$$work"' EXIT
	"$$tools/swift-symbolgraph-extract" -module-name Relocation -I "$$($(SWIFT) build $(RELEASE) --show-bin-path)/Modules" \
	  -target "$$($(SWIFT) -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p' | head -n 1)" \
	  -minimum-access-level public -skip-synthesized-members -output-dir "$$work"
	rm -rf out/docc
	mkdir -p out
	"$$tools/docc" convert Sources/Relocation/Relocation.docc --additional-symbol-graph-dir "$$work" --output-path out/docc \
	  --fallback-display-name Relocation --fallback-bundle-identifier relocate.Relocation --warnings-as-errors \
	  --transform-for-static-hosting
	echo "The documentation is in out/docc: python3 -m http.server --directory out/docc, then /documentation/relocation"

# What the manual shows: the terminal and the page, as they are today; the README's page is of the plan that make run made.
pictures: build
	@$(MAKE) --no-print-directory system PACKAGES="$(PAGE_PACKAGES) python3" HEADERS=
	RELOCATE="$$PWD/.build/release/relocate" PYTHONDONTWRITEBYTECODE=1 python3 Tests/Page/manual.py Documentation/pictures

lint: system
	@$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

check-imports: system
	@$(SWIFT) build $(RELEASE) --build-tests --explicit-target-dependency-import-check error --quiet

benchmark: system
	@SWIFT=$(SWIFT) Benchmarks/run.sh --write

# Installs what is missing, on Debian and its kin; elsewhere says what is missing.
system:
	@if ! command -v $(SWIFT) >/dev/null; then
	  echo "Swift 6.3 or later is not on PATH; see the installation page of swift.org." >&2
	  exit 1
	fi
	if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
	  missing=()
	  for package in $(PACKAGES); do
	    dpkg-query -W -f='$${Status}' "$$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$$package")
	  done
	  [ $${#missing[@]} -gt 0 ] || exit 0
	  as_root=()
	  if [ "$$(id -u)" -ne 0 ]; then
	    command -v sudo >/dev/null || { echo "Missing: $${missing[*]}. Install them as root: apt-get install $${missing[*]}" >&2; exit 1; }
	    as_root=(sudo)
	  fi
	  echo "Installing $${missing[*]} …"
	  log=$$(mktemp)
	  trap 'rm -f "$$log"' EXIT
	  install() { "$${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$${missing[@]}"; }
	  install >"$$log" 2>&1 || { "$${as_root[@]}" apt-get update >"$$log" 2>&1 && install >>"$$log" 2>&1; } || { cat "$$log" >&2; exit 1; }
	else
	  for header in $(HEADERS); do
	    found=
	    for folder in /usr/include /usr/local/include /opt/local/include; do
	      [ -e "$$folder/$$header" ] && found=yes
	    done
	    [ -n "$$found" ] || { echo "Missing header $$header: install the development files of GLPK (5.0), OpenSSL (3), minizip, expat and libxlsxwriter with your system's package manager." >&2; exit 1; }
	  done
	fi
