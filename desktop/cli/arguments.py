# SPDX-License-Identifier: AGPL-3.0-or-later
"""The commands and their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from desktop.cli.argument_types import between, day, path, sort
from desktop.cli.review_arguments import (
    add_approve,
    add_confirm,
    add_duplicates,
    add_history,
    add_holds,
    add_join,
    add_split,
    add_undo,
)
from desktop.cli.spending_arguments import add_caps, add_estimate, add_usage
from desktop.domain.company import Given
from desktop.domain.listing import SortColumn
from desktop.domain.money import DecimalMark
from desktop.domain.spending import Tier
from desktop.domain.status import InvoiceState, JobStatus
from desktop.workflows.typed import canonical

MAX_SECONDS = 3600.0
MAX_OCR_PAGES = 1000


def build_parser() -> argparse.ArgumentParser:
    """The whole grammar; wrong usage ends with exit code 2."""
    from desktop.diagnostics import own_version

    parser = argparse.ArgumentParser(
        prog="vouch",
        description="Turns supplier invoices into trusted ledger data. "
        "Without a command the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"vouch {own_version()}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _extract(commands)
    _estimate(commands)
    _import(commands)
    _list(commands)
    _show(commands)
    _verify(commands)
    add_duplicates(_add(commands, "duplicates", "List invoices that look like one, or decide."))
    add_holds(_add(commands, "holds", "List held bank details, or confirm them with a reason."))
    add_confirm(_add(commands, "confirm", "List or verify invoices in which nothing is in doubt."))
    add_approve(_add(commands, "approve", "Approve what a second person has to look at."))
    add_history(_add(commands, "history", "Print who did what to an invoice."))
    add_undo(_add(commands, "undo", "Take back what was last done, or make it again."))
    _split(commands)
    _export(commands)
    _read_again(commands)
    _usage(commands)
    _caps(commands)
    _batches(commands)
    _company(commands)
    _fields(commands)
    _layouts(commands)
    _workspaces(commands)
    _key(commands)
    _doctor(commands)
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add(commands: Commands, name: str, text: str, formats: bool = True) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=text, description=text, allow_abbrev=False
    )
    command.add_argument(
        "--workspace", metavar="NAME", help="the company's books (default: the last one opened)"
    )
    if formats:
        command.add_argument(
            "--format",
            choices=("table", "json", "csv"),
            help="json prints one object a line (default: a table on a terminal, else json)",
        )
    return command


def _password(command: argparse.ArgumentParser) -> None:
    group = command.add_mutually_exclusive_group()
    group.add_argument(
        "--password",
        choices=("-",),
        metavar="-",
        help="read the password of encrypted PDFs from the first line of standard input",
    )
    group.add_argument(
        "--password-file", metavar="FILE", type=Path, help="read it from the first line of FILE"
    )


def _files(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="FILE|FOLDER", type=path)


def _processes(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--processes",
        type=between(1, 64),
        metavar="N",
        help="how many files to read at once (default: as many as processor cores)",
    )


def _extract(commands: Commands) -> None:
    command = _add(
        commands,
        "extract",
        "Read documents and print the canonical record of each; books nothing.",
    )
    _files(command)
    command.add_argument(
        "--reader",
        choices=("auto", "offline", "gemini", "vertex"),
        default="auto",
        help="offline: every free reader; auto: a paid one too where the settings allow it; "
        "naming a paid reader is consent for this call",
    )
    _password(command)
    _processes(command)
    command.add_argument(
        "--seconds",
        type=between(1, MAX_SECONDS, float),
        default=60.0,
        metavar="N",
        help="time for each document (default 60); past it the line says partly read",
    )
    command.add_argument(
        "--ocr-pages",
        type=between(0, MAX_OCR_PAGES),
        default=20,
        metavar="N",
        help="pages of OCR for each document (default 20)",
    )
    command.add_argument(
        "--explain",
        action="store_true",
        help="tell for each field why it has its value, and what else it could have been",
    )


def _tier(command: argparse.ArgumentParser, usual: str) -> None:
    command.add_argument(
        "--tier",
        choices=[tier.value for tier in Tier],
        help="how a paid service is asked: at once; flex, for half the price when it has room; "
        f"or by batch, for half the price within a day ({usual})",
    )


def _batches(commands: Commands) -> None:
    command = _add(
        commands, "batches", "Print the batches that were sent to a paid service, newest first."
    )
    command.add_argument(
        "--collect", action="store_true", help="look now, and take in the answers that are there"
    )
    command.add_argument(
        "--wait", action="store_true", help="wait for all batches and take their answers in"
    )
    command.add_argument(
        "--cancel", metavar="ID", help="stop a batch; what was answered before is kept"
    )
    _processes(command)


def _import(commands: Commands) -> None:
    command = _add(
        commands,
        "import",
        "Book documents and read them. Run again on the same files it books nothing twice "
        "and finishes what was left.",
    )
    _files(command)
    command.add_argument("--no-wait", action="store_true", help="only book; read later")
    _tier(command, "default: as the settings say")
    command.add_argument("--supplier", metavar="NAME", help="who it is from")
    command.add_argument("--tax-id", metavar="ID", help="the supplier's tax id")
    command.add_argument("--number", metavar="NUMBER", help="the invoice number")
    command.add_argument("--date", metavar="YYYY-MM-DD", help="the issue date")
    command.add_argument("--amount", metavar="AMOUNT", help="the total, like 1234.50")
    command.add_argument("--remarks", metavar="TEXT")
    command.add_argument(
        "--attach",
        action="append",
        default=[],
        metavar="FILE",
        type=Path,
        help="a supporting document of any type, kept with each invoice; may be given again",
    )
    _password(command)
    _processes(command)


def _list(commands: Commands) -> None:
    command = _add(commands, "list", "Print the invoices, one a line.")
    command.add_argument("--status", action="append", choices=[s.value for s in JobStatus])
    command.add_argument("--state", action="append", choices=[s.value for s in InvoiceState])
    command.add_argument("--held", action="store_true", help="those whose bank details are held")
    command.add_argument("--supplier", metavar="TEXT", help="a part of the supplier's name")
    command.add_argument("--from", dest="issued_from", type=day, metavar="YYYY-MM-DD")
    command.add_argument("--to", dest="issued_to", type=day, metavar="YYYY-MM-DD")
    command.add_argument("--search", metavar="TEXT", help="in number, parties, remarks and pages")
    command.add_argument(
        "--sort",
        type=sort,
        default=(SortColumn.CREATED, True),
        metavar="COLUMN",
        help="one of " + ", ".join(c.value for c in SortColumn) + "; -COLUMN for descending "
        "(default: -created)",
    )
    command.add_argument("--limit", type=between(1, 10_000_000), metavar="N")
    command.add_argument("--after", metavar="ID", help="go on after this invoice")


def _show(commands: Commands) -> None:
    command = _add(commands, "show", "Print one invoice in full.")
    command.add_argument("id", metavar="ID", help="the invoice's id, or its unambiguous beginning")
    command.add_argument(
        "--document", metavar="PATH", type=Path, help="also write the original document to PATH"
    )


def _verify(commands: Commands) -> None:
    command = _add(commands, "verify", "Vouch for an invoice, as a person would.")
    command.add_argument("id", metavar="ID", help="the invoice's id, or its unambiguous beginning")
    command.add_argument(
        "--from",
        dest="record",
        metavar="RECORD.json",
        help="values of the person: a line of 'extract' or its 'invoice'; what it leaves out "
        "stays as read; - for standard input",
    )
    command.add_argument(
        "--reason",
        metavar="TEXT",
        help="why it is verified although a rule is broken; kept in its history "
        "(with --from it may be left out)",
    )


def _export(commands: Commands) -> None:
    command = _add(commands, "export", "Write out verified (or the named) invoices.", False)
    command.add_argument("ids", nargs="*", metavar="ID", help="default: every verified invoice")
    command.add_argument(
        "--drafts",
        action="store_true",
        help="also those that wait for review, each marked as a draft (so are named ones)",
    )
    command.add_argument(
        "--to", metavar="PATH", type=Path, help="a file; without it, standard output"
    )
    command.add_argument(
        "--format",
        choices=("csv", "xlsx", "json"),
        help="default: what PATH ends in, else csv; on standard output json",
    )


def _estimate(commands: Commands) -> None:
    command = _add(
        commands,
        "estimate",
        "Tell what reading documents by a paid service would cost; nothing is sent.",
    )
    add_estimate(command)
    _password(command)


def _usage(commands: Commands) -> None:
    add_usage(
        _add(commands, "usage", "Print what was asked of paid services and what it cost."),
    )


def _caps(commands: Commands) -> None:
    add_caps(
        _add(
            commands,
            "caps",
            "Show or set what paid reading may cost, and the rate of your currency.",
        )
    )


def _read_again(commands: Commands) -> None:
    command = _add(
        commands, "read-again", "Read booked documents anew; what a person entered stays."
    )
    command.add_argument("ids", nargs="+", metavar="ID")
    command.add_argument(
        "--reader",
        choices=("auto", "offline", "gemini", "vertex"),
        help="default: the one it had; naming a paid reader is consent for this call",
    )
    _tier(command, "default: as it was asked before")
    command.add_argument("--no-wait", action="store_true", help="only queue it")
    _processes(command)


def _split(commands: Commands) -> None:
    split = _add(commands, "split", "Make several invoices of one file, or propose where to cut.")
    add_split(split)
    _password(split)
    join = _add(commands, "join", "Make one invoice of several files, such as two photos.")
    add_join(join)
    for command in (split, join):
        _processes(command)


def _company(commands: Commands) -> None:
    command = _add(
        commands, "company", "Show or state whose books these are: never taken for the supplier."
    )
    for flag, what in (("--name", "NAME"), ("--tax-id", "ID"), ("--iban", "IBAN")):
        command.add_argument(
            flag, action="append", metavar=what, help="replaces what was stated; may be given again"
        )


def _fields(commands: Commands) -> None:
    command = _add(
        commands, "fields", "Show or change the workspace's own fields, read with the invoice's."
    )
    what = command.add_mutually_exclusive_group()
    what.add_argument("--add", metavar="NAME", help="a new field, named as documents print it")
    what.add_argument("--change", metavar="NAME", help="give it another type, text or place")
    what.add_argument("--remove", metavar="NAME", help="read it no longer; values stay as they are")
    command.add_argument("--type", choices=("text", "number", "date"), help="default: text")
    command.add_argument(
        "--instruction",
        metavar="TEXT",
        help="what is meant, told to Gemini; words in quotation marks are looked for as labels",
    )
    command.add_argument(
        "--place", type=between(1, 100), metavar="N", help="where it stands among them, from 1"
    )


def _layouts(commands: Commands) -> None:
    command = _add(
        commands,
        "layouts",
        "Print what verified invoices taught of suppliers' papers, or forget one of them.",
    )
    what = command.add_mutually_exclusive_group()
    what.add_argument("--forget", metavar="ID", help="read by this one no longer")
    what.add_argument("--take-back", metavar="ID", help="read by a forgotten one again")


def _workspaces(commands: Commands) -> None:
    command = _add(commands, "workspaces", "Print the workspaces, or make one.")
    command.add_argument("--create", metavar="NAME", help="make a workspace")


def _key(commands: Commands) -> None:
    command = _add(
        commands,
        "key",
        "Show, set, test or remove the key of a paid service. A new key is tested before it "
        "takes the place of the kept one; keys live in the system's key store alone.",
    )
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("show", help="which keys are kept and in use; never the keys themselves")
    words = {
        "set": "keep a key, once it was tested",
        "test": "ask the service with the key in use; costs nothing",
        "remove": "forget a kept key",
    }
    for name, text in words.items():
        action = actions.add_parser(name, help=text, description=text, allow_abbrev=False)
        action.add_argument("service", choices=("gemini", "vertex"))
        action.add_argument(
            "--only-workspace",
            action="store_true",
            help="the workspace's own key; without it the one that all workspaces share",
        )
        if name == "set":
            action.add_argument(
                "--from",
                dest="source",
                metavar="FILE",
                type=Path,
                help="read it from the first line of FILE; - for standard input",
            )
            action.add_argument("--no-test", action="store_true", help="keep it untested")


def _doctor(commands: Commands) -> None:
    _add(commands, "doctor", "Say what works on this computer and what does not.")


def given_of(arguments: argparse.Namespace, mark: DecimalMark) -> Given:
    """What was stated of the documents; InvalidValue when a value isn't of its kind."""
    return Given(
        supplier=arguments.supplier,
        tax_id=arguments.tax_id,
        number=arguments.number,
        date=canonical("issue_date", arguments.date),
        amount=canonical("total_amount", arguments.amount, mark),
    )


def joined_sort(argv: Sequence[str]) -> list[str]:
    """`--sort -date` as one word, or argparse takes the column for an option."""
    words = list(argv)
    for place, (word, following) in enumerate(pairwise(words)):
        if word == "--sort" and following.startswith("-"):
            return [*words[:place], f"{word}={following}", *words[place + 2 :]]
    return words
