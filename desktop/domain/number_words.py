# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers written out in words, as invoices print their totals beside the figure.

A text counts only when every letter of it is understood, in one way: what OCR garbled, or another
way of putting it, is no number here and raises no alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.match_keys import folded

_MOST_LETTERS = 240
_MOST_STEPS = 4_000
_LARGEST = Decimal(10) ** 13


@dataclass(frozen=True, slots=True)
class _Language:
    """Words without accents: `plain` add up; `times` multiply what stands before them.

    `joins` stand between and mean nothing; `unit_first` says that units go before tens ("five and
    thirty"); `twenties` that sixty and eighty go on to nineteen; `after_ten` is the first unit
    that may follow a ten; `tens_word` and `teen_word` make tens and teens of the unit before them.
    """

    plain: dict[str, int]
    times: dict[str, int]
    joins: tuple[str, ...] = ()
    unit_first: bool = False
    twenties: bool = False
    after_ten: int = 10
    tens_word: str = ""
    teen_word: str = ""


def _numbered(text: str, start: int = 0, step: int = 1) -> dict[str, int]:
    """ "zero one/uno two": values from `start` on, other spellings after a slash."""
    return {
        word: start + step * index
        for index, words in enumerate(text.split())
        for word in words.split("/")
    }


_LANGUAGES: dict[str, _Language] = {
    "en": _Language(
        _numbered("zero/nil one two three four five six seven eight nine ten eleven twelve "
                  "thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
        | _numbered("twenty thirty forty/fourty fifty sixty seventy eighty ninety/ninty", 20, 10),
        {"hundred": 100, "thousand": 1000, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5,
         "lacs": 10**5, "crore": 10**7, "crores": 10**7, "million": 10**6, "billion": 10**9},
        ("and", "a"),
    ),
    "de": _Language(
        _numbered("null ein/eins/eine/einen zwei/zwo drei vier funf/fuenf sechs sieben acht neun "
                  "zehn elf zwolf/zwoelf dreizehn vierzehn funfzehn/fuenfzehn sechzehn siebzehn "
                  "achtzehn neunzehn")
        | _numbered("zwanzig dreissig/dreisig vierzig funfzig/fuenfzig sechzig siebzig achtzig "
                    "neunzig", 20, 10),
        {"hundert": 100, "tausend": 1000, "million": 10**6, "millionen": 10**6},
        ("und",), unit_first=True,
    ),
    "fr": _Language(
        _numbered("zero un/une deux trois quatre cinq six sept huit neuf dix onze douze treize "
                  "quatorze quinze seize")
        | _numbered("vingt trente quarante cinquante soixante septante", 20, 10)
        | {"vingts": 20, "quatrevingt": 80, "quatrevingts": 80, "huitante": 80, "octante": 80,
           "nonante": 90},
        {"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6},
        ("et",), twenties=True, after_ten=7,
    ),
    "es": _Language(
        _numbered("cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce "
                  "trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte")
        | _numbered("veintiun/veintiuno/veintiuna veintidos veintitres veinticuatro veinticinco "
                    "veintiseis veintisiete veintiocho veintinueve", 21)
        | _numbered("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
        | _numbered("cien/ciento doscientos/doscientas trescientos/trescientas "
                    "cuatrocientos/cuatrocientas quinientos/quinientas seiscientos/seiscientas "
                    "setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
                    100, 100),
        {"mil": 1000, "millon": 10**6, "millones": 10**6},
        ("y", "de"),
    ),
    "it": _Language(
        _numbered("zero un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici "
                  "tredici quattordici quindici sedici diciassette diciotto diciannove")
        | _numbered("venti/vent trenta/trent quaranta/quarant cinquanta/cinquant sessanta/sessant "
                    "settanta/settant ottanta/ottant novanta/novant", 20, 10),
        {"cento": 100, "cent": 100, "mille": 1000, "mila": 1000, "milione": 10**6,
         "milioni": 10**6},
        ("e", "di"),
    ),
    "nl": _Language(
        _numbered("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien "
                  "veertien vijftien zestien zeventien achttien negentien")
        | _numbered("twintig dertig veertig vijftig zestig zeventig tachtig negentig", 20, 10),
        {"honderd": 100, "duizend": 1000, "miljoen": 10**6},
        ("en",), unit_first=True,
    ),
    "pt": _Language(
        _numbered("zero um/uma dois/duas tres quatro cinco seis sete oito nove dez onze doze treze "
                  "quatorze/catorze quinze dezasseis/dezesseis dezassete/dezessete dezoito "
                  "dezanove/dezenove")
        | _numbered("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10)
        | _numbered("cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas "
                    "quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas "
                    "oitocentos/oitocentas novecentos/novecentas", 100, 100),
        {"mil": 1000, "milhao": 10**6, "milhoes": 10**6},
        ("e", "de"),
    ),
    "pl": _Language(
        _numbered("zero jeden/jedna/jedno dwa/dwie trzy cztery piec szesc siedem osiem dziewiec "
                  "dziesiec jedenascie dwanascie trzynascie czternascie pietnascie szesnascie "
                  "siedemnascie osiemnascie dziewietnascie")
        | _numbered("dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat "
                    "siedemdziesiat osiemdziesiat dziewiecdziesiat", 20, 10)
        | _numbered("sto dwiescie trzysta czterysta piecset szescset siedemset osiemset "
                    "dziewiecset", 100, 100),
        {"tysiac": 1000, "tysiace": 1000, "tysiecy": 1000, "milion": 10**6, "miliony": 10**6,
         "milionow": 10**6},
        ("i",),
    ),
    "tr": _Language(
        _numbered("sifir bir iki uc dort bes alti yedi sekiz dokuz on")
        | _numbered("yirmi otuz kirk elli altmis yetmis seksen doksan", 20, 10),
        {"yuz": 100, "bin": 1000, "milyon": 10**6},
        ("ve",), after_ten=1,
    ),
    "ms": _Language(
        _numbered("kosong satu dua tiga empat lima enam tujuh lapan/delapan sembilan sepuluh "
                  "sebelas")
        | {"seratus": 100, "seribu": 1000},
        {"ratus": 100, "ribu": 1000, "juta": 10**6},
        ("dan",), tens_word="puluh", teen_word="belas",
    ),
}  # fmt: skip

_MAJOR = frozenset(
    "euro euros eur eurow rupee rupees rs inr usd dollar dollars us gbp pound pounds sterling "
    "ringgit malaysia rm myr lira lirasi turk tl try zloty zlote zlotych pln franc francs franken "
    "chf peso pesos dirham dirhams aed real reais brl dinar dinars rand zar cad aud sgd nzd chf "
    "riyal riyals sar rupiah idr".split()
)
_MINOR = frozenset(
    "cent cents centime centimes centimo centimos centesimo centesimi centavo centavos paise paisa "
    "pence penny sen grosz grosze groszy kurus rappen fils halala halalas eurocent "
    "eurocents".split()
)
_NOTHING = frozenset(
    "only nur sahaja tylko yalniz exactly exact zegge say m n euros ttc htva".split()
)
_HUNDREDTHS = re.compile(r"\b(\d{1,2}|no|xx)\s*/\s*100\b")
_FIGURE_MINOR = re.compile(r"\b(\d{1,2})\s*(?=(?:" + "|".join(sorted(_MINOR)) + r")\b)")


def amount_in_words(text: str, language: str | None = None) -> Decimal | None:
    """The amount that the words say; None unless all of them are understood, in one way.

    `language` (ISO 639-1) is tried first. Hundredths may be words or figures, or not said at all.
    """
    plain = folded(text).replace("ı", "i").replace("ł", "l")
    if len(plain) > _MOST_LETTERS or not plain.strip():
        return None
    fraction = _HUNDREDTHS.search(plain) or _FIGURE_MINOR.search(plain)
    figures: int | None = None
    if fraction is not None:
        figures = int(fraction[1]) if fraction[1].isdigit() else 0
        rest = plain[fraction.end() :]
        plain = plain[: fraction.start()] + " " + rest
    if re.search(r"\d", plain):
        return None
    order = [language] if language in _LANGUAGES else []
    order += [name for name in _LANGUAGES if name not in order]
    values = {
        value
        for name in order
        if (value := _in_language(plain, figures, _LANGUAGES[name], name)) is not None
    }
    return values.pop() if len(values) == 1 else None


def _in_language(text: str, figures: int | None, language: _Language, name: str) -> Decimal | None:
    parts: list[list[str]] = [[]]
    marks: list[str] = []
    for word in re.findall(r"[^\W\d_]+", text):
        # French "cent" is a hundred, not a coin
        number = word in language.times or word in language.plain
        if word in _MAJOR and not number:
            marks.append("major")
            parts.append([])
        elif word in _MINOR and not number:
            marks.append("minor")
            parts.append([])
        elif word not in _NOTHING or number:
            parts[-1].append(word)
    spoken = [part for part in parts if any(w not in language.joins for w in part)]
    if not 1 <= len(spoken) <= 2 or (figures is not None and len(spoken) != 1):
        return None
    cents: int | None = figures
    if len(spoken) == 1 and figures is None and "minor" in marks:
        # "INR one hundred and thirty two paise": the last "and" parts them
        joint = max((n for n, w in enumerate(spoken[0]) if w in language.joins), default=-1)
        if joint <= 0:
            return None
        spoken = [spoken[0][:joint], spoken[0][joint + 1 :]]
    whole = _number("".join(spoken[0]), language)
    if whole is None or (len(spoken[0]) == 1 and spoken[0][0] in language.joins):
        return None
    if len(spoken) == 2:
        cents = _number("".join(spoken[1]), language)
        if cents is None or cents > 99:
            return None
    value = Decimal(whole) + Decimal(cents or 0) / 100
    return value if 0 < value < _LARGEST else None


def _number(letters: str, language: _Language) -> int | None:
    """The one number that the letters, without spaces, make; None when none or several."""
    lexicon = [*language.plain, *language.times, *language.joins]
    lexicon += [word for word in (language.tens_word, language.teen_word) if word]
    found: set[int] = set()
    steps = 0
    stack: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while stack:
        steps += 1
        if steps > _MOST_STEPS:
            return None
        at, words = stack.pop()
        if at == len(letters):
            value = _evaluated(words, language)
            if value is not None:
                found.add(value)
            continue
        stack += [
            (at + len(word), (*words, word)) for word in lexicon if letters.startswith(word, at)
        ]
    return found.pop() if len(found) == 1 else None


@dataclass(slots=True)
class _Group:
    """What was said since the last thousand: hundreds, a ten and a unit, each at most once."""

    value: int = 0
    ten: int = 0
    unit: int = 0
    closed: bool = False

    def hundred(self) -> bool:
        """ "two hundred"; a hundred without a number before it is one."""
        if self.value >= 100:
            return False
        self.value = (self.value or 1) * 100
        self.ten = self.unit = 0
        self.closed = False
        return True

    def tens(self) -> bool:
        """Malay "dua puluh": the unit before it is a ten."""
        if not self.unit or self.ten or self.closed:
            return False
        self.value += self.unit * 9
        self.ten, self.unit = self.unit * 10, 0
        return True

    def teens(self) -> bool:
        """Malay "dua belas": ten more than the unit before it."""
        if not self.unit or self.ten or self.closed:
            return False
        self.value += 10
        self.closed = True
        return True

    def plain(self, value: int, language: _Language) -> bool:
        """A word that adds its value, where it may stand."""
        if value >= 100:
            allowed = self.value == 0
        elif self.closed:
            allowed = False
        elif value >= 20:
            allowed = not self.ten and (not self.unit or language.unit_first)
            self.closed = bool(self.unit) or value % 10 != 0
            self.ten = value
        elif value >= 10:
            above = language.twenties and self.ten in (60, 80)
            allowed = not self.unit and (not self.ten or above)
            # French and Turkish go on after ten: seventeen is ten and seven
            self.closed = value != 10 or language.after_ten == 10
            self.ten = 10
        else:
            allowed = not self.unit and (self.ten != 10 or value >= language.after_ten)
            self.unit = value
        self.value += value
        return allowed


def _evaluated(words: tuple[str, ...], language: _Language) -> int | None:
    """The number that these words say one after the other; None when that is no number."""
    total, smallest, said = 0, 10**18, False
    group = _Group()
    for word in words:
        if word in language.joins and word not in language.plain:
            continue
        said = True
        fits = True
        if word in language.times and language.times[word] == 100:
            fits = group.hundred()
        elif word in language.times:
            by = language.times[word]
            if by > smallest:
                total = (total + group.value) * by
            else:
                fits = by < smallest
                total += (group.value or 1) * by
            smallest, group = min(by, smallest), _Group()
        elif word == language.tens_word:
            fits = group.tens()
        elif word == language.teen_word:
            fits = group.teens()
        elif language.plain[word] >= 1000:
            fits = not group.value and smallest > 1000
            total, smallest = total + language.plain[word], 1000
        else:
            fits = group.plain(language.plain[word], language)
        if not fits:
            return None
    return total + group.value if said else None


def languages() -> Iterator[str]:
    """The languages that amounts are understood in (ISO 639-1)."""
    yield from _LANGUAGES
