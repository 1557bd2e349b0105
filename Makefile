# Every command makes what it needs first (environment, packages, web assets); what is already there takes no time.
# ARGS goes on to the program behind the command, and PYTHON chooses the Python that the environment is made of.
PYTHON ?= $(or $(shell command -v python3 || command -v python3.13 || command -v python3.12 || command -v python3.11),\
	$(error Python saknas: installera Python 3.11 eller nyare, på Debian ”sudo apt-get install python3”))
ARGS ?=
.DEFAULT_GOAL := help

.PHONY: help run demo manage test test-fast lint format lock benchmark

help: ## visar den här listan
	@echo "Samverka: överenskommelser, medborgarlöften och uppföljning för kommuner och polis"
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: ## startar Samverka med ett påhittat år att klicka i (PORT=9000 väljer en annan port än 8000)
	@$(PYTHON) -m tools.run

demo: ## gör om databasen från början med ett nytt påhittat år
	@$(PYTHON) -m tools.demo

manage: ## kör ett kommando: make -s manage ARGS="import_paper FIL --owner KOMMUN"
	@$(PYTHON) -m tools.manage $(ARGS)

test: ## alla prov, på SQLite och PostgreSQL, även i webbläsaren (ARGS går till pytest)
	@$(PYTHON) -m tools.test $(ARGS)

test-fast: ## proven utan webbläsare och Java, på SQLite, medan man arbetar (ARGS går till pytest)
	@$(PYTHON) -m tools.setup --development
	@SAMVERKA_LOCAL=true .venv/bin/python -m pytest -m "not browser and not java" $(ARGS)

lint: ## stil, migreringar och säkerhetsinställningar
	@$(PYTHON) -m tools.lint

format: ## rättar stilen där det kan göras automatiskt
	@$(PYTHON) -m tools.setup --development
	@.venv/bin/python -m ruff check --fix --quiet . ; .venv/bin/python -m ruff format --quiet .

lock: ## skriver låsfilerna på nytt (ARGS=--upgrade tar de nyaste versionerna)
	@$(PYTHON) -m tools.lock $(ARGS)

benchmark: ## mäter utskrifter och sidor mot varandra
	@$(PYTHON) -m tools.setup --development
	@.venv/bin/python -m benchmarks $(ARGS)
