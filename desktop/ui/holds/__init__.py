# SPDX-License-Identifier: AGPL-3.0-or-later
"""Confirming bank details that are held."""
