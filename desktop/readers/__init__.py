# SPDX-License-Identifier: AGPL-3.0-or-later
"""From words, codes and parsed attachments to field readings; pure, no I/O."""
