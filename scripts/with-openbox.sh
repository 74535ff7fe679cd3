#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Runs a command on the current X display beside a window manager: without one no window becomes active.
set -euo pipefail
ready=$(mktemp -u)
mkfifo "$ready"
# openbox runs the start-up command once it manages the display.
openbox --sm-disable --startup "sh -c 'echo ready >$ready'" >/dev/null 2>&1 &
manager=$!
trap 'rm -f "$ready"; kill "$manager" 2>/dev/null || true; wait "$manager" 2>/dev/null || true' EXIT
timeout 30 cat "$ready" >/dev/null
QT_QPA_PLATFORM=xcb "$@"
