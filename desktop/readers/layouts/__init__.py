# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading a document by what an earlier invoice of the same layout taught."""
