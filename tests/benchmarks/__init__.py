# SPDX-License-Identifier: AGPL-3.0-or-later
"""The benchmarks run; their figures are not judged here."""
