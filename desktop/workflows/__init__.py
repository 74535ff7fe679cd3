# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a bookkeeper asks for, in terms of store, readers and ports."""
