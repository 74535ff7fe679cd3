# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bringing invoices in: the panel that tells what became of each file, and its presenter."""
