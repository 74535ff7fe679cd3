# SPDX-License-Identifier: AGPL-3.0-or-later
"""The outside world: each module translates foreign errors at its border."""
