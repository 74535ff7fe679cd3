# SPDX-License-Identifier: AGPL-3.0-or-later
"""Widgets: presenters hold behaviour, views hold layout."""
