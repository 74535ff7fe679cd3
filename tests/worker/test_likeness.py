# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page looks like its own scan and unlike other pages."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from desktop.domain.likeness import PICTURE_ALIKE
from desktop.worker.document import open_document
from desktop.worker.likeness import DRAWN_SIDE, likeness, small_picture

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


def _likeness(path: Path, turn: int = 0) -> str:
    document = open_document(path, None)
    size = document.sizes[0]
    raster = document.render(1, DRAWN_SIDE / max(size.width, size.height), 0)
    return likeness(small_picture(raster), turn)


def _bits(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _scan(path: Path, target: Path, turn: int = 0) -> Path:
    """The page as a grey, slightly crooked picture with the scanner's margin."""
    raster = open_document(path, None).render(1, 2.0, 0)
    page = Image.frombuffer(
        "RGB", (raster.width, raster.height), bytes(raster.data), "raw", "RGB", raster.stride
    )
    grey = page.convert("L").rotate(0.4, fillcolor=255).point([int(v * 0.85) for v in range(256)])
    paper = Image.new("L", (grey.width + 60, grey.height + 40), 220)
    paper.paste(grey, (40, 15))
    paper.rotate(-turn, expand=True).save(target, quality=60, dpi=(144, 144))
    return target


def test_a_scan_looks_like_the_page_and_other_pages_do_not(tmp_path: Path) -> None:
    names = ("de-gartenbau-mixed-rates.pdf", "us-design-studio.pdf", "es-bodega-factura.pdf")
    pages = [_likeness(SAMPLES / name) for name in names]
    assert all(len(one) == 16 for one in pages)
    for number, name in enumerate(names):
        scan = _likeness(_scan(SAMPLES / name, tmp_path / f"{name}.jpg"))
        distances = [_bits(scan, page) for page in pages]
        assert distances[number] <= PICTURE_ALIKE
        assert all(d > PICTURE_ALIKE for at, d in enumerate(distances) if at != number)


def test_it_is_of_the_page_as_one_reads_it(tmp_path: Path) -> None:
    upright = SAMPLES / "us-design-studio.pdf"
    turned = _scan(upright, tmp_path / "turned.jpg", turn=90)
    assert _bits(_likeness(turned, 270), _likeness(upright)) <= PICTURE_ALIKE


def test_an_empty_page_looks_like_nothing(tmp_path: Path) -> None:
    Image.new("L", (600, 800), 250).save(tmp_path / "empty.png")
    assert _likeness(tmp_path / "empty.png") == ""
