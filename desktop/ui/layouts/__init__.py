# SPDX-License-Identifier: AGPL-3.0-or-later
"""The window's view of what was learned of suppliers' papers."""
