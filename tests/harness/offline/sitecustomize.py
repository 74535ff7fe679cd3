# SPDX-License-Identifier: AGPL-3.0-or-later
"""Imported by Python itself at the start of every child process of the suite."""

import network_guard  # type: ignore[import-not-found]  # its folder is on the child's path

network_guard.install()
