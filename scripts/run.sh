#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Starts the window; where there is no display, reads the shipped samples and prints the table (books nothing).
set -euo pipefail
cd "$(dirname "$0")/.."
case $(uname -s) in
Linux | *BSD) shown=${DISPLAY:-}${WAYLAND_DISPLAY:-} ;;
*) shown=yes ;;
esac
if [ -n "$shown" ]; then
    exec .venv/bin/python -m desktop
fi
echo "No display here: reading the shipped samples without a window." >&2
exec .venv/bin/python -m desktop extract resources/samples --format table
