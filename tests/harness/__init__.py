# SPDX-License-Identifier: AGPL-3.0-or-later
"""What tests stand on: a home of their own, no network, nothing left behind, real services."""
