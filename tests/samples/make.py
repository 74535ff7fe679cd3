# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write the samples and their truth: `python -m tests.samples.make`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.samples import (
    american,
    belgian_ubl,
    british,
    british_office,
    dutch,
    french,
    german_credit,
    german_garden,
    german_wholesale,
    indian,
    irish,
    italian,
    italian_signed,
    spanish,
    swiss,
)
from tests.samples.record import Json

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
TRUTH = ROOT / "tests" / "data" / "samples"


@dataclass(frozen=True)
class Sample:
    """One shipped invoice: its file, how it is made, what it says."""

    name: str
    suffix: str
    record: Json
    draw: Callable[[], bytes]

    @property
    def file(self) -> str:
        """Its file name."""
        return f"{self.name}.{self.suffix}"


ALL = (
    Sample(german_garden.NAME, "pdf", german_garden.RECORD, german_garden.draw),
    Sample(german_wholesale.NAME, "pdf", german_wholesale.RECORD, german_wholesale.draw),
    Sample(german_credit.NAME, "pdf", german_credit.RECORD, german_credit.draw),
    Sample(french.NAME, "pdf", french.RECORD, french.draw),
    Sample(american.NAME, "pdf", american.RECORD, american.draw),
    Sample(british.NAME, "pdf", british.RECORD, british.draw),
    Sample(british_office.NAME, "pdf", british_office.RECORD, british_office.draw),
    Sample(indian.NAME, "pdf", indian.RECORD, indian.draw),
    Sample(swiss.NAME, "pdf", swiss.RECORD, swiss.draw),
    Sample(italian.NAME, "pdf", italian.RECORD, italian.draw),
    Sample(spanish.NAME, "pdf", spanish.RECORD, spanish.draw),
    Sample(dutch.NAME, "pdf", dutch.RECORD, dutch.draw),
    Sample(irish.NAME, "jpg", irish.RECORD, irish.draw),
    Sample(belgian_ubl.NAME, "xml", belgian_ubl.RECORD, belgian_ubl.draw),
    Sample(italian_signed.NAME, "p7m", italian_signed.RECORD, italian_signed.draw),
)


def truth_text(record: Json) -> str:
    """The record as it stands in its truth file."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def make(samples: Path, truth: Path) -> None:
    """Write all of them, each beside its truth."""
    samples.mkdir(parents=True, exist_ok=True)
    truth.mkdir(parents=True, exist_ok=True)
    for sample in ALL:
        (samples / sample.file).write_bytes(sample.draw())
        (truth / f"{sample.name}.json").write_text(truth_text(sample.record), encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write the sample invoices and their truth.")
    parser.add_argument("--out", type=Path, default=SAMPLES)
    parser.add_argument("--truth", type=Path, default=TRUTH)
    given = parser.parse_args()
    make(given.out, given.truth)


if __name__ == "__main__":
    main()
