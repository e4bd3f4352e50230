# mailhelp: `make` alone says what can be done here.

PREFIX = /usr/local
DESTDIR =
ARGS =

RELEASE = .build/release/mailhelp
SOURCES := Package.swift $(shell find Sources -type f)
MANUALS := $(wildcard man/*.[1-9])

INSTALL = install -m 644
BIN = $(DESTDIR)$(PREFIX)/bin
SHARE = $(DESTDIR)$(PREFIX)/share
BASH_COMPLETION = $(SHARE)/bash-completion/completions/mailhelp
ZSH_COMPLETION = $(SHARE)/zsh/site-functions/_mailhelp
FISH_COMPLETION = $(SHARE)/fish/vendor_completions.d/mailhelp.fish

.DEFAULT_GOAL := help
.PHONY: help run build test knowledge lint docs install uninstall ci clean

help: ## say what can be done here
	@echo "make TARGET [VARIABLE=value]"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' Makefile

# A session that ends unsolved (1) or is interrupted (130) is no fault of make's.
run: ## get what is needed, build, and start the guided session; ARGS="lookup 0x800CCC0E" runs that
	@Scripts/bootstrap
	@Scripts/build
	@.build/debug/mailhelp $(ARGS) || case $$? in 1|130) ;; *) exit 2 ;; esac

build: ## build the program for development
	@Scripts/bootstrap
	@Scripts/build

test: ## get what is needed, run every test, check knowledge, arrows, layout and manual pages
	@Scripts/bootstrap mandoc pkg-config python3 python3-jsonschema python3-yaml
	swift test --disable-xctest
	python3 -m unittest discover -s Tests/ScriptTests
	@$(MAKE) --no-print-directory knowledge lint

knowledge: build ## check the knowledge base and play its examples and cases
	.build/debug/mailhelp kb check
	.build/debug/mailhelp kb test

lint: ## check layout, arrows between rooms, the table of facts and the manual pages
	swift format lint --strict --parallel --recursive Sources Tests Package.swift
	Scripts/check-arrows
	Scripts/knowledge-table --check
	mandoc -T lint -W warning $(MANUALS)

docs: ## write anew what is generated, and check that nothing is left behind
	Scripts/knowledge-table
	Scripts/knowledge-table --check

$(RELEASE): $(SOURCES)
	@Scripts/bootstrap
	@Scripts/build -c release --static-swift-stdlib
	@touch $@

install: $(RELEASE) ## install to PREFIX=/usr/local, below DESTDIR= if that is given
	install -d -m 755 $(BIN) $(SHARE)/mailhelp $(SHARE)/man/man1 $(SHARE)/man/man5
	install -d -m 755 $(dir $(BASH_COMPLETION)) $(dir $(ZSH_COMPLETION)) $(dir $(FISH_COMPLETION))
	install -m 755 -s $(RELEASE) $(BIN)/mailhelp
	rm -rf $(SHARE)/mailhelp/KnowledgeBase $(SHARE)/mailhelp/diagnostics
	find KnowledgeBase -type f -exec $(INSTALL) -D '{}' '$(SHARE)/mailhelp/{}' ';'
	cd docs && find diagnostics -type f -exec $(INSTALL) -D '{}' '$(abspath $(SHARE))/mailhelp/{}' ';'
	$(INSTALL) $(filter %.1,$(MANUALS)) $(SHARE)/man/man1
	$(INSTALL) $(filter %.5,$(MANUALS)) $(SHARE)/man/man5
	$(RELEASE) completions bash >$(BASH_COMPLETION)
	$(RELEASE) completions zsh >$(ZSH_COMPLETION)
	$(RELEASE) completions fish >$(FISH_COMPLETION)
	chmod 644 $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)

uninstall: ## remove what install has put there, given the same PREFIX and DESTDIR
	rm -f $(BIN)/mailhelp $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)
	rm -f $(patsubst man/%.1,$(SHARE)/man/man1/%.1,$(filter %.1,$(MANUALS)))
	rm -f $(patsubst man/%.5,$(SHARE)/man/man5/%.5,$(filter %.5,$(MANUALS)))
	rm -rf $(SHARE)/mailhelp/KnowledgeBase $(SHARE)/mailhelp/diagnostics
	[ ! -d $(SHARE)/mailhelp ] || rmdir --ignore-fail-on-non-empty $(SHARE)/mailhelp

ci: ## what a newcomer does on a bare machine, and no more
	.ci/run

clean: ## remove what was built
	rm -rf .build
