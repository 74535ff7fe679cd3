# SPDX-License-Identifier: AGPL-3.0-or-later
"""The invoice list: a model that reads by windows, its view, and the presenter between them."""
