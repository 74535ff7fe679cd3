# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page viewer: geometry and text apart from painting, and a presenter for its requests."""
