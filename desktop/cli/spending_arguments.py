# SPDX-License-Identifier: AGPL-3.0-or-later
"""The arguments of the commands about money: estimate, usage and caps."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.argument_types import between, day, path


def add_estimate(command: argparse.ArgumentParser) -> None:
    """What would be read: files, or invoices that are in the books."""
    command.add_argument("paths", nargs="*", metavar="FILE|FOLDER", type=path)
    command.add_argument(
        "--invoice",
        action="append",
        default=[],
        metavar="ID",
        help="an invoice in the books instead of a file; may be given again",
    )
    command.add_argument(
        "--reader", choices=("gemini", "vertex"), help="default: the service of the settings"
    )
    command.add_argument(
        "--tier",
        choices=("standard", "flex", "batch"),
        help="at once, when the service has time, or by its batch, both at half price "
        "(default: as in the settings)",
    )


def add_usage(command: argparse.ArgumentParser) -> None:
    """Which lines of the usage log, and how they are added up."""
    command.add_argument("--from", dest="since", type=day, metavar="YYYY-MM-DD")
    command.add_argument("--to", dest="until", type=day, metavar="YYYY-MM-DD")
    command.add_argument(
        "--by",
        choices=("day", "month", "model", "supplier", "outcome", "total"),
        help="print totals instead of single requests",
    )
    command.add_argument("--reader", default="", metavar="NAME", help="gemini or vertex")
    command.add_argument("--model", default="", metavar="NAME")
    command.add_argument(
        "--supplier", default="", metavar="TEXT", help="a part of the supplier's name"
    )
    command.add_argument(
        "--outcome", default="", metavar="NAME", help="answered, unknown, or an error's code"
    )
    command.add_argument(
        "--search", default="", metavar="TEXT", help="in supplier, number, file, model and ids"
    )
    command.add_argument("--limit", type=between(1, 10_000_000), metavar="N")
    command.add_argument("--after", metavar="ID", help="go on after this line of the log")
    command.add_argument(
        "--export",
        metavar="PATH",
        type=Path,
        help="write the requests to a file: CSV, XLSX or JSON Lines, by what PATH ends in",
    )


def add_caps(command: argparse.ArgumentParser) -> None:
    """Caps, currency and rate; what isn't named stays."""
    for flag, what in (
        ("--daily-money", "a day may cost so much of your currency"),
        ("--monthly-money", "the same for a month"),
    ):
        command.add_argument(flag, metavar="AMOUNT", help=f"{what}; none for no cap")
    for flag, what in (
        ("--daily-documents", "so many documents may be sent on a day"),
        ("--monthly-documents", "the same in a month"),
    ):
        command.add_argument(flag, metavar="N", help=f"{what}; none for no cap")
    command.add_argument(
        "--currency",
        metavar="CODE",
        help="your currency, like EUR; caps that are not named too are converted",
    )
    command.add_argument("--rate", metavar="N", help="how much of it one US dollar is worth")
    command.add_argument(
        "--rate-of", type=day, metavar="YYYY-MM-DD", help="the day of the rate (default: today)"
    )
