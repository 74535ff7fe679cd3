# SPDX-License-Identifier: AGPL-3.0-or-later
"""Splitting a file into invoices and joining files to one: thumbnails, cuts and keys."""
