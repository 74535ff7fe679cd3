# SPDX-License-Identifier: AGPL-3.0-or-later
"""The suite; it mirrors the tree of desktop/."""
