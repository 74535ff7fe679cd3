# SPDX-License-Identifier: AGPL-3.0-or-later
"""The whole program, driven from outside as a user drives it."""
