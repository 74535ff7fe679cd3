# SPDX-License-Identifier: AGPL-3.0-or-later
"""PNG, JPEG and TIFF as documents: pages, sizes, the right way up."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.domain.errors import DamagedDocument, DocumentTooLarge
from desktop.domain.page import WordsSource
from desktop.worker import media
from desktop.worker.document import open_document
from desktop.worker.pictures import PictureDocument


def _two_colors(width: int = 300, height: int = 400) -> Image.Image:
    """Red with a blue upper quarter."""
    picture = Image.new("RGB", (width, height), (255, 0, 0))
    picture.paste((0, 0, 255), (0, 0, width, height // 4))
    return picture


def _at(path: Path, x: float, y: float, page: int = 1) -> str:
    """The colour at a share of the page's width and height."""
    raster = open_document(path, None).render(page, 1.0, 0)
    column, row = int(x * (raster.width - 1)), int(y * (raster.height - 1))
    at = row * raster.stride + 3 * column
    red, green, blue = bytes(raster.data[at : at + 3])
    if min(red, green, blue) > 200:
        return "white"
    return "blue" if blue > red else "red"


def test_a_tiff_has_a_page_for_each_frame(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    first, second = _two_colors(), Image.new("L", (800, 300), 255)
    first.save(path, save_all=True, append_images=[second], dpi=(150, 150), compression="tiff_lzw")
    document = open_document(path, None)
    assert document.media_type == "image/tiff"
    assert [(s.width, s.height) for s in document.sizes] == [(144, 192), (384, 144)]
    assert _at(path, 0.5, 0.05) == "blue"
    assert _at(path, 0.5, 0.5, page=2) == "white"
    with pytest.raises(DamagedDocument):
        document.page_text(3)


def test_a_fax_with_oblong_pixels_has_its_true_shape(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    Image.new("1", (1728, 1100), 1).save(path, dpi=(204, 98), compression="group4")
    (size,) = open_document(path, None).sizes
    assert size.width == pytest.approx(610, abs=1)
    assert size.height == pytest.approx(808, abs=1)
    raster, scale = open_document(path, None).raster_for_ocr(1)
    assert raster.height / raster.width == pytest.approx(808 / 610, abs=0.01)
    assert raster.width == pytest.approx(size.width * scale, abs=1)


@pytest.mark.parametrize(("orientation", "blue_at"), [(6, "right"), (3, "bottom"), (8, "left")])
def test_a_photo_is_shown_upright(orientation: int, blue_at: str, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x0112] = orientation
    _two_colors(3000, 4000).save(path, exif=exif)
    (size,) = open_document(path, None).sizes
    sideways = blue_at in {"left", "right"}
    assert (size.width > size.height) == sideways
    # no paper is a metre wide: a photo without a resolution is taken for an A4 sheet
    assert max(size.width, size.height) == pytest.approx(842, abs=1)
    places = {"right": (0.95, 0.5), "bottom": (0.5, 0.95), "left": (0.05, 0.5)}
    assert {place: _at(path, *at) for place, at in places.items()} == {
        place: "blue" if place == blue_at else "red" for place in places
    }


def test_a_picture_has_no_words_of_its_own_and_wants_ocr(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    _two_colors().save(path)
    document = open_document(path, None)
    text = document.page_text(1)
    assert text.source is WordsSource.NONE
    assert document.wants_ocr(1, text)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_every_kind_of_pixel_is_drawn_on_white(mode: str, tmp_path: Path) -> None:
    path = tmp_path / ("a.tif" if mode == "CMYK" else "a.png")
    if mode == "I;16":
        Image.new("I;16", (90, 90), 65535).save(path)
    elif mode in {"RGBA", "LA"}:
        Image.new("RGBA", (90, 90), (0, 0, 0, 0)).convert(mode).save(path)
    else:
        Image.new("RGB", (90, 90), "white").convert(mode).save(path)
    assert _at(path, 0.5, 0.5) == "white"


def test_a_picture_of_absurd_size_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    Image.new("1", (20_000, 20_000), 1).save(path)
    with pytest.raises(DocumentTooLarge, match="pixels"):
        open_document(path, None)


def test_a_cameras_largest_pictures_take_no_more_than_others(tmp_path: Path) -> None:
    """Decoded at half their size, they keep the paper's and their orientation."""
    wide, high = 6400, 4800
    picture = Image.new("RGB", (wide, high), "white")
    picture.paste((20, 30, 40), (0, 0, wide // 2, high // 2))
    exif = picture.getexif()
    exif[0x0112] = 6  # to be turned clockwise
    picture.save(tmp_path / "a.jpg", quality=50, exif=exif, dpi=(600, 600))
    document = PictureDocument((tmp_path / "a.jpg").read_bytes(), media.JPEG)
    (size,) = document.sizes
    assert (round(size.width), round(size.height)) == (high * 72 // 600, wide * 72 // 600)
    raster, scale = document.raster_for_ocr(1)
    assert raster.width == round(size.width * scale)
    rows = np.frombuffer(raster.data, np.uint8).reshape(raster.height, raster.width, 3)
    # what was at the top left is at the top right now
    assert rows[10, raster.width - 10].max() < 60
    assert rows[10, 10].min() > 230
    assert document._pixels(1).width * document._pixels(1).height <= wide * high // 4
    document.close()
