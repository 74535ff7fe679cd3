# SPDX-License-Identifier: AGPL-3.0-or-later
"""Migrations of a workspace's database; loaded only when one is older than this program."""
