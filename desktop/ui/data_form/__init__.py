# SPDX-License-Identifier: AGPL-3.0-or-later
"""The data form: every field of the record with its mark, the rows, remarks and attachments."""
