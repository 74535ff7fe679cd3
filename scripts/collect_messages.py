# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes resources/i18n/messages.txt: what the layers below the window say to a person.

Errors and findings are worded where they arise, in English, with values set in. The window matches
them with these templates, one a line, to show them in the person's language. A second file, in
build/, is the same for Qt Linguist's lupdate, together with what the window says by functions of
its own that lupdate doesn't know. `--check` only says whether the first is up to date.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "resources" / "i18n" / "messages.txt"
FOR_LUPDATE = ROOT / "build" / "i18n" / "messages.py"
LAYERS = ("domain", "readers", "services", "store", "worker", "workflows", "background")
WORDED = {"Finding", "CodeDifference", "InBatch", "Hold", "HoldReason"}
SETTLED = {"default_title", "default_advice"}
SENTENCES = ("sentence", "LEADS_ON")
"""Such variables hold whole sentences, as do dicts whose names end with SENTENCES."""


def main(arguments: list[str]) -> int:
    """Write or check; 1 when the file is out of date."""
    templates = sorted(one for one in _templates() if "\n" not in one)
    text = "".join(f"{one}\n" for one in templates)
    if "--check" in arguments:
        return 0 if TARGET.exists() and TARGET.read_text("utf-8") == text else 1
    TARGET.write_text(text, "utf-8")
    FOR_LUPDATE.parent.mkdir(parents=True, exist_ok=True)
    said = [("messages", one) for one in templates] + sorted(set(_own_functions()))
    lines = (f"QCoreApplication.translate({context!r}, {one!r})\n" for context, one in said)
    FOR_LUPDATE.write_text("".join(lines), "utf-8")
    return 0


def _templates() -> set[str]:
    trees = [
        ast.parse(path.read_text("utf-8"))
        for layer in LAYERS
        for path in sorted((ROOT / "desktop" / layer).rglob("*.py"))
    ]
    names = WORDED | {name for tree in trees for name in _error_classes(tree)}
    return {said for tree in trees for said in _said(tree, names) if _is_sentence(said)}


def _own_functions() -> Iterator[tuple[str, str]]:
    """What modules of the window hand to a `_tr` of theirs, with the context that it names."""
    for path in sorted((ROOT / "desktop" / "ui").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        contexts = [
            call.args[0].value
            for one in tree.body
            if isinstance(one, ast.FunctionDef) and one.name == "_tr"
            for call in ast.walk(one)
            if isinstance(call, ast.Call)
            and _called(call) == "translate"
            and isinstance(call.args[0], ast.Constant)
        ]
        for node in ast.walk(tree):
            if contexts and isinstance(node, ast.Call) and _called(node) == "_tr":
                told = node.args[0]
                if isinstance(told, ast.Constant) and isinstance(told.value, str):
                    yield str(contexts[0]), told.value


def _error_classes(tree: ast.AST) -> Iterator[str]:
    """Classes that are named like errors, or end as one."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ClassDef)
            and any(
                isinstance(one, ast.Assign) and _assigned(one) & (SETTLED | {"code"})
                for one in node.body
            )
        ) or (isinstance(node, ast.ClassDef) and node.name.endswith("Error")):
            yield node.name


def _said(tree: ast.AST, names: set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and (
            _assigned(node) & {*SETTLED, *SENTENCES}
            or any(name.endswith("SENTENCES") for name in _assigned(node))
        ):
            yield from _texts(node.value)
        elif isinstance(node, ast.Call) and _called(node) in names:
            for value in (*node.args, *(k.value for k in node.keywords)):
                yield from _texts(value)


def _assigned(node: ast.Assign) -> set[str]:
    return {one.id for one in node.targets if isinstance(one, ast.Name)}


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _texts(value: ast.expr) -> Iterator[str]:
    """The templates that an expression can come to."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value.replace("{", "{{").replace("}", "}}")
    elif isinstance(value, ast.JoinedStr):
        yield _joined(value)
    elif isinstance(value, ast.Dict):
        for one in value.values:
            yield from _texts(one)
    elif isinstance(value, ast.IfExp):
        yield from _texts(value.body)
        yield from _texts(value.orelse)
    elif isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        for left in list(_texts(value.left)) or [""]:
            for right in list(_texts(value.right)) or [""]:
                yield _renumbered(left, right)


def _joined(value: ast.JoinedStr) -> str:
    parts: list[str] = []
    places = 0
    for one in value.values:
        if isinstance(one, ast.Constant):
            parts.append(str(one.value).replace("{", "{{").replace("}", "}}"))
        else:
            parts.append(f"{{{places}}}")
            places += 1
    return "".join(parts)


def _renumbered(left: str, right: str) -> str:
    places = left.count("{") - 2 * left.count("{{")
    for number in range(9, -1, -1):
        right = right.replace(f"{{{number}}}", f"{{{number + places}}}")
    return left + right


def _is_sentence(text: str) -> bool:
    return " " in text.strip() and any(c.isalpha() for c in text) and len(text) < 600


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
