# SPDX-License-Identifier: AGPL-3.0-or-later
"""What codes printed on an invoice say of its payment: a file a format, weighed by the page."""
