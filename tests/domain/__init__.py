# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules of the domain, without any toolkit."""
