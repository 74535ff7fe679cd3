# SPDX-License-Identifier: AGPL-3.0-or-later
"""Verifying together, a second person's approval, and the history of an invoice."""
