# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invoices that look like one, side by side."""
