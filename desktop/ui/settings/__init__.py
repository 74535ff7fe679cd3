# SPDX-License-Identifier: AGPL-3.0-or-later
"""The settings, page by page."""
