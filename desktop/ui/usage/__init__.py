# SPDX-License-Identifier: AGPL-3.0-or-later
"""What paid reading cost: the log, its totals, a chart of them, and what the caps leave."""
