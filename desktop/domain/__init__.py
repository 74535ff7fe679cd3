# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an invoice is and which rules hold for it: plain Python, no Qt, SQL, network or PDF."""
