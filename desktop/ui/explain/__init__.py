# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a field has its value, and what else it could be."""
