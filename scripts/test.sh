#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# The suite as CI runs it: first the real-window tests on an X server of their own, then everything else
# with no display. Its last line is pytest's summary of what matters most: a failure, if there is one.
set -euo pipefail
cd "$(dirname "$0")/.."
unset DISPLAY WAYLAND_DISPLAY
# Programs that tests start use compiled modules, as an installed one does.
unset PYTHONDONTWRITEBYTECODE
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

window_report=$home/window.txt
window=0
echo "== real windows (Xvfb, openbox)"
env HOME="$home" xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" \
    scripts/with-openbox.sh .venv/bin/python -m pytest -q -m "xvfb and not long" "$@" 2>&1 |
    tee "$window_report" || window=$?

echo "== everything else (offscreen, on all cores up to four)"
rest=0
env HOME="$home" .venv/bin/python -m pytest -q -n auto --maxprocesses 4 --dist worksteal \
    -m "not xvfb and not long" "$@" || rest=$?
# pytest says 5 when it found nothing to run: that is a failure too.
if [ "$rest" != 0 ]; then exit "$rest"; fi
if [ "$window" != 0 ]; then
    echo "== real windows failed, see above:"
    tail -n 1 "$window_report"
    exit "$window"
fi
