# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dialogs. They are opened without blocking, and hand back plain values by `accepted`."""
