# SPDX-License-Identifier: AGPL-3.0-or-later
"""The arguments of the commands about confirming, approving, history, undo, and what is held."""

from __future__ import annotations

import argparse

from desktop.cli.argument_types import pages


def add_confirm(command: argparse.ArgumentParser) -> None:
    """Verify what is in no doubt, or state when the program may do it by itself."""
    command.add_argument(
        "--all", action="store_true", help="verify them; without it they are only listed"
    )
    command.add_argument(
        "--by-itself-below",
        metavar="AMOUNT",
        help="from now on verify by itself what is in no doubt and below this total; none for off",
    )
    command.add_argument("--currency", metavar="CODE", help="of that amount (default: EUR)")
    command.add_argument(
        "--surest",
        type=float,
        metavar="0.98",
        help="how sure every main value must be to be verified by itself",
    )


def add_approve(command: argparse.ArgumentParser) -> None:
    """A second person's word, or the rules of what needs it."""
    command.add_argument("ids", nargs="*", metavar="ID", help="without one, what waits is listed")
    command.add_argument("--refuse", action="store_true", help="back to review instead")
    command.add_argument("--reason", default="", metavar="TEXT")
    command.add_argument(
        "--above", metavar="AMOUNT", help="totals above this need a second person; none for no rule"
    )
    command.add_argument(
        "--supplier",
        action="append",
        metavar="NAME",
        help="its invoices need a second person; replaces the list, may be given again",
    )


def add_history(command: argparse.ArgumentParser) -> None:
    """Whose history, and whether the chain is looked over."""
    command.add_argument("id", nargs="?", metavar="ID", help="the invoice (default: the newest)")
    command.add_argument("--field", metavar="PATH", help="of one field, like total_amount")
    command.add_argument(
        "--check", action="store_true", help="look over the whole chain; exit code 1 if broken"
    )
    command.add_argument(
        "--head",
        metavar="HASH",
        help="look over the chain, and whether it once stood at this head, as noted at an export",
    )


def add_split(command: argparse.ArgumentParser) -> None:
    """Which file, and where it is cut."""
    command.add_argument(
        "target",
        nargs="?",
        metavar="FILE|ID",
        help="a file, brought in if it isn't there, or an invoice; without more, cuts are proposed",
    )
    what = command.add_mutually_exclusive_group()
    what.add_argument("--at", type=pages, default=[], metavar="3,5", help="cut before these pages")
    what.add_argument("--proposed", action="store_true", help="cut where it is proposed")
    what.add_argument("--undo", action="store_true", help="the file again, instead of its parts")
    command.add_argument("--drop", type=pages, default=[], metavar="2,4", help="leave pages out")
    command.add_argument(
        "--by-itself",
        choices=("on", "off"),
        help="from now on split what is read by itself, where every cut is sure (default: off)",
    )


def add_join(command: argparse.ArgumentParser) -> None:
    """Which invoices."""
    command.add_argument("ids", nargs="+", metavar="ID", help="in the order of their pages")


def add_undo(command: argparse.ArgumentParser) -> None:
    """Which change."""
    command.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="the last change of this invoice (default: what was last done to whole invoices)",
    )
    command.add_argument("--redo", action="store_true", help="make it again instead")


def add_duplicates(command: argparse.ArgumentParser) -> None:
    """What a person decides of two invoices."""
    what = command.add_mutually_exclusive_group()
    for flag, words in (
        ("--same", "they are one: the first is rejected as a duplicate of the other"),
        ("--different", "they are different: nothing is said of it any more"),
        ("--take-back", "what was decided of them counts no longer"),
    ):
        what.add_argument(flag, nargs=2, metavar="ID", help=words)
    command.add_argument("--reason", metavar="TEXT", help="kept with --different")


def add_holds(command: argparse.ArgumentParser) -> None:
    """Whose account is confirmed, and why."""
    what = command.add_mutually_exclusive_group()
    what.add_argument("--release", metavar="ID", help="confirm the account of this invoice")
    what.add_argument("--hold-again", metavar="ID", help="take the confirmation back")
    command.add_argument("--reason", metavar="TEXT", help="how you made sure; it is kept")
    command.add_argument(
        "--new-suppliers",
        choices=("hold", "pass"),
        help="whether first accounts of new suppliers are held in this workspace (default: hold)",
    )
