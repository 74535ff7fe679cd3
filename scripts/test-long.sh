#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# The soaks: what takes too long for every change.
set -euo pipefail
cd "$(dirname "$0")/.."
unset DISPLAY WAYLAND_DISPLAY
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
env HOME="$home" xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" \
    scripts/with-openbox.sh .venv/bin/python -m pytest -q -m "xvfb and long" --timeout 3600 "$@"
env HOME="$home" .venv/bin/python -m pytest -q -m "long and not xvfb" --timeout 3600 "$@"
