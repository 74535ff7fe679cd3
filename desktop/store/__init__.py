# SPDX-License-Identifier: AGPL-3.0-or-later
"""SQLite, the document store and migrations; ORM objects never leave it."""
