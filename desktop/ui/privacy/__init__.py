# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leaves this computer, shown before it does, and what a person should know of it."""
