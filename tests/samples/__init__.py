# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shipped sample invoices: invented companies, drawn and written from one record each."""
