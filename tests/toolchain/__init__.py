# SPDX-License-Identifier: AGPL-3.0-or-later
"""The harness itself, the rules of the tree and the make targets."""
