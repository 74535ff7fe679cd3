# SPDX-License-Identifier: AGPL-3.0-or-later
"""Vouch: supplier invoices in, trusted ledger data out."""
