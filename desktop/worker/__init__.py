# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs in the child processes: pages, OCR, codes and whole-document reading."""
