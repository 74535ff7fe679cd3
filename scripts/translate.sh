#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Brings resources/i18n/vouch_de.ts up to date with the words in the code; then Qt Linguist, or any
# editor, fills in what is unfinished, and `make setup` compiles it.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python scripts/collect_messages.py
mapfile -t sources < <(git ls-files --cached --others --exclude-standard 'desktop/ui/*.py' 'desktop/background/*.py' desktop/app.py)
.venv/bin/pyside6-lupdate -silent -no-obsolete -locations none -source-language en -target-language de \
    "${sources[@]}" build/i18n/messages.py -ts resources/i18n/vouch_de.ts
grep -c 'type="unfinished"' resources/i18n/vouch_de.ts | sed 's/^/unfinished: /' || true
