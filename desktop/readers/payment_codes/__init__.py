# SPDX-License-Identifier: AGPL-3.0-or-later
"""What codes printed on an invoice say of its payment, one file a format, and weighed by the page."""
