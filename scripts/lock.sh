#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Pins every dependency by version and hash. UPGRADE=1 takes newer versions within pyproject's limits.
# The files name no index host: which one is used is the business of whoever installs.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() { # OUTPUT ARGUMENT...
    local output=$1 temporary
    shift
    temporary=$(mktemp)
    trap 'rm -f "$temporary"' RETURN
    [ ! -f "$output" ] || cp "$output" "$temporary"
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate --only-binary :all: \
        ${UPGRADE:+--upgrade} --output-file "$temporary" "$@" >/dev/null
    { echo "# Written by \`make lock\` from pyproject.toml; not to be edited."; cat "$temporary"; } >"$output"
}

mkdir -p requirements
compile requirements/runtime.lock pyproject.toml
compile requirements/dev.lock --constraint requirements/runtime.lock --group dev pyproject.toml
