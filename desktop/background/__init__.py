# SPDX-License-Identifier: AGPL-3.0-or-later
"""QtCore lanes that run workflows off the GUI thread."""
