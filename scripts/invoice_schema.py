# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes resources/invoice.schema.json from the canonical record; --check only compares."""

import json
import sys
from pathlib import Path

from desktop.domain.record import json_schema

TARGET = Path(__file__).resolve().parents[1] / "resources" / "invoice.schema.json"


def text() -> str:
    """The file's content as it has to be."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """0 when the file is (now) as it has to be."""
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.exists() and TARGET.read_text("utf-8") == text() else 1
    TARGET.write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
