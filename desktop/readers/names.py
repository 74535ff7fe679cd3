# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names of companies and people: what can be one, and whether two are the same."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from desktop.domain.dates import fold
from desktop.readers.addresses import COUNTRIES, country_of, looks_like_street, postal_place
from desktop.readers.labels import Label, label_book, squash
from desktop.readers.languages import US_STATES
from desktop.readers.sheet import Line, Piece

LEGAL_FORM = re.compile(
    r"(?<![\w])(?:gmbh(?:\s?&\s?co\.?\s?(?:kg|ohg))?|mbh|ag|kg|kgaa|ohg|ug|e\.\s?k\.?|e\.\s?v\.?|a\.\s?g\.|gbr|se|stiftung"
    r"|ltd\.?|limited|llc|l\.l\.c\.|llp|inc\.?|incorporated|corp\.?|corporation|plc|pvt\.?|pty\.?|company"
    r"|s\.?a\.?r\.?l\.?|s\.?a\.?s\.?u?\.?|s\.a\.|sa|eurl|e\.u\.r\.l\.|snc|sci|scop|sprl|srl|b\.?v\.?b\.?a\.?"
    r"|b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|c\.?v\.?|s\.?\s?l\.?\s?u?\.?|s\.?p\.?a\.?"
    r"|co\.|s\.?r\.?l\.?s?\.?|s\.?n\.?c\.?"
    r"|sp\.?\s?z\s?o\.?\s?o\.?"
    r"|oy|oyj|ab|aps|a/s|s/a|as|s\.a\.u\.|lda\.?|ltda\.?|unipessoal|a\.ş\.?|ltd\.?\sşti\.?"
    r"|anonim şirketi|mbb|partg(?:\s?mbb)?|sdn\.?\s?bhd\.?|bhd|s/b|pte\.?|kft\.?|zrt\.?"
    r"|d\.?o\.?o\.?|s\.r\.o\.?|a\.s\.)(?![\w])",
    re.IGNORECASE,
)
_LEGAL_WORDS = frozenset(
    "gmbh co kg ag ug ohg kgaa mbh ek ev gbr se ltd limited llc llp inc corp corporation company "
    "plc sarl sas sa sasu eurl snc sprl bv nv vof spa srl oy ab as aps sp z o oo pty pvt private "
    "sdn bhd sl slu lda ltda e k v b s r l p a n c und and et the".split()
)
_SENTENCE = re.compile(
    r"[a-zà-ÿ]{5,}[.!?]\s+\w|(?i:\b(?:wir|bitte|please|thank|merci|veuillez|gracias|grazie|bedankt)\b)"
)
# "Menuiserie Valcourt SARL au capital de ...", "Kraxi Ltd. Registered in England ..."
_AFTER_LEGAL_FORM = re.compile(
    r"(?<=[\w.)])[\s,;.–-]+(?:au capital|mit sitz|sitz\b|registered|regist|capital|rcs\b|siret"
    r"|siren|company no|company reg|is registered|inscrita|cap\. soc|handelsreg|amtsgericht|kvk\b"
    r"|vat no|vat reg|hrb\b|trading as|t/a\b|société (?:par|à|anonyme)|a company)",
    re.IGNORECASE,
)
# Amounts, shares and capital stand in footers and tables, not in names.
_NO_NAME = re.compile(r"[%€$£₹]|\d[.,]\d{2}\b|\bcapital(?:e| social| de)\b", re.IGNORECASE)
_PERSON_PREFIX = re.compile(
    r"^(?:attn\.?|attention|att\.?|a l'attention de|à l'attention de|z\.?\s?hd\.?|z\. ?h\."
    r"|t\.a\.v\.?|c/o|c\.a\."
    r"|firma|fa\.|company|for|für|pour|messrs\.?|m/s\.?|to|an|herrn|spett\.?(?:\s?le)?|egr\.?|gent\.?mo|sayın|sayin|sn\.)"
    r"(?:\s*[:.]\s*|\s+)",
    re.IGNORECASE,
)
HONORIFIC = re.compile(
    r"^(?:herrn?|frau|mrs?|ms|miss|dr|dhr|de heer|mevr?|mevrouw|m|mme|mlle|monsieur|madame|sig"
    r"|sig\.ra|sra?|srta|don|doña|pan|pani|sayın|bay|bayan|encik|puan|cik)\b[.]?\s+\w",
    re.IGNORECASE,
)
_STREET_FIRST = re.compile(
    r"(?:via|viale|piazza|corso|rue|avenue|av\.|bd|boulevard|chemin|calle|c/|avda|plaza|paseo|rua|praça"
    r"|ul\.|al\.|(?:off )?(?:jalan|jln|lorong)|p\.?\s?o\.? box|postfach|unit|suite|floor)\b",
    re.IGNORECASE,
)
_STREET_LAST = re.compile(
    r"\b(?:road|rd|street|lane|avenue|ave|drive|way|close|crescent|terrace|square|row|quay|wharf"
    r"|mews|grove|boulevard|parade|\w*(?:strasse|straat|weg|platz|gasse|allee|laan|plein|kade))\.?$"
)
_COUNTRY_CODES = frozenset(COUNTRIES.values())
_LONGEST_LEAD = 70
_MOST_LEADING_WORDS = 9
_PARTICLES = frozenset(
    "de du des la le les et of the and und von der den del della di da do dos el en van het y e i "
    "für for aux au à a al zu zum sur".split()
)
_NOT_NAMES = frozenset(
    "invoice rechnung facture factura fattura factuur fatura tel fax page seite original copy "
    "kopie details information paid date total summary nein ja yes no n/a bemerkungen deutschland "
    "reference notes remarks logo tax vat payment delivery shipping terms contact description "
    "item firma frau herrn herr mr mrs ms miss madame monsieur mme mlle mevrouw signora signor pan "
    "pani eheleute familie sayin spettabile spett items account bank address email "
    "iban bic customer supplier seller buyer".split()
)
_OTHER_LABELS = (
    Label.EMAIL,
    Label.PHONE,
    Label.FAX,
    Label.VAT_ID,
    Label.BUYER_VAT_ID,
    Label.TAX_NUMBER,
    Label.LEGAL_ID,
    Label.IBAN,
    Label.BIC,
    Label.ACCOUNT,
    Label.NUMBER,
    Label.OTHER_NUMBER,
    Label.DATE,
    Label.OTHER_DATE,
    Label.DUE_DATE,
    Label.ORDER,
    Label.TERMS,
    Label.TOTAL,
    Label.SUBTOTAL,
    Label.TAX,
    Label.DUE,
    Label.CURRENCY,
    Label.ADDRESS,
    Label.PAYMENT_REFERENCE,
)
_TITLES = (
    Label.TITLE_INVOICE,
    Label.TITLE_CREDIT,
    Label.TITLE_RECEIPT,
    Label.TITLE_REMINDER,
    Label.TITLE_PRO_FORMA,
    Label.TITLE_OTHER,
    Label.COLUMN,
    Label.BUYER,
    Label.SUPPLIER,
    Label.SHIP_TO,
    Label.NAME,
    Label.BANK,
)
SEPARATORS = re.compile(r"\s+[·•|∙*●▪]\s*|\s*[·•|∙●▪]\s+|\s+[-–—]\s+|[;]|,\s+|\s{3,}|\s[.]\s")


def core(name: str) -> str:
    """A name without case, accents, punctuation and legal form, to compare."""
    words = re.findall(r"\w+", fold(name))
    kept = [w for w in words if w not in _LEGAL_WORDS]
    return "".join(kept or words)


def same_name(first: str, second: str) -> bool:
    """Whether two printed names are of one party."""
    a, b = core(first), core(second)
    if not a or not b:
        return False
    if a == b or (min(len(a), len(b)) >= 6 and (a.startswith(b) or b.startswith(a))):
        return True
    first_words, second_words = _words(first), _words(second)
    if len(min(a, b, key=len)) >= 8 and (
        first_words <= second_words or second_words <= first_words
    ):
        return True
    return min(len(a), len(b)) >= 5 and fuzz.ratio(a, b) >= 90


def _words(name: str) -> set[str]:
    return {w for w in re.findall(r"\w+", fold(name)) if w not in _LEGAL_WORDS}


def first_part(text: str) -> str:
    """What stands before the first separator; a legal form behind a comma stays with the name."""
    at = 0
    for match in SEPARATORS.finditer(text):
        if match.start() < 3:
            continue
        rest = text[match.end() :]
        form = LEGAL_FORM.match(rest)
        if form is not None and "," in match.group():
            at = match.end() + form.end()
            if at >= len(text.rstrip(" .")):
                return text
            continue
        return text[: match.start()] if match.start() >= at else text[:at]
    return text


def clean_name(text: str) -> str:
    """A name without what only leads to it ("Attn:", "Firma") and without loose punctuation."""
    name = _behind_label(text.strip(" ,;:·•|-–*\t"))
    for _ in range(2):
        shorter = _PERSON_PREFIX.sub("", name).strip(" ,;:·•|-–*")
        if shorter == name or len(shorter) < 2:
            break
        name = shorter
    told = _AFTER_LEGAL_FORM.search(name)
    return name[: told.start()].rstrip(" ,;–-") if told is not None else name


_NAMING = frozenset({Label.NAME, Label.SUPPLIER, Label.BUYER, Label.ACCOUNT_HOLDER})


def _behind_label(text: str) -> str:
    """What stands behind "Name:" and its like; the text itself without such a label."""
    head, mark, rest = text.partition(":")
    if not mark or len(head) > 40 or not rest.strip():
        return text
    meanings = label_book().phrases.get(squash(head), ())
    return rest.strip() if any(m.label in _NAMING for m in meanings) else text


def _is_labelled(name: str) -> bool:
    """Whether another value's label leads ("Bank: Sparkasse AG", "Versicherer: ...")."""
    head, mark, _ = name.partition(":")
    return bool(mark) and squash(head) in label_book().phrases


# Words in small letters that speak to the reader; "Your Move Ltd" is a name.
_ADDRESSED = re.compile(
    r"(your|our|this|ihre?|unsere?|diese|votre|notre|cette|su|nuestra?|vostr[oa]|nostr[oa]|uw|onze)"
    r" [a-zà-ÿ]"
)


def can_be_name(
    text: str, line: Line | None = None, piece: Piece | None = None, *, numbered: bool = False
) -> bool:
    """Whether a stretch of text can be a party's name.

    `numbered`: it may end in a number as a street does ("Stockwerkeigentum Seeweg 9").
    """
    name = clean_name(text)
    letters = sum(c.isalpha() for c in name)
    if letters == 2 and name in _COUNTRY_CODES:
        return False
    if letters < 2 or len(name) > 90 or letters < 0.45 * len(name.replace(" ", "")):
        return False
    folded = fold(name)
    ends = name.endswith(".") and re.search(r"\b[A-Z]\.$", name) is None
    if ends and len(name.split()) >= 4 and not has_legal_form(name):
        return False
    if all(word in _LEGAL_WORDS for word in re.findall(r"\w+", folded)):
        return False
    if folded.startswith(("iban", "bic ")) or _is_city_and_state(name):
        return False
    if re.fullmatch(r"[A-Za-z]{2,8}[-/]\d[\w/-]*", name):
        return False  # a number with its prefix, "INV-1"
    if _ADDRESSED.match(name) and not has_legal_form(name):
        return False  # "your order"
    if "@" in name or "www." in folded or "http" in folded or folded in _NOT_NAMES:
        return False
    if (
        _NO_NAME.search(name)
        or _SENTENCE.search(name)
        or len(name.split()) > 11
        or name.endswith((":", "?", "!"))
    ):
        return False
    small = [w for w in name.split() if w[0].islower()]
    if len(small) >= 5 and len(small) > 0.7 * len(name.split()):
        return False  # a sentence, though it may speak of a "company"
    legal = has_legal_form(name)
    if legal and (_is_labelled(name) or re.search(r":\s.*[·•|;]", name)):
        return False
    if not legal:
        if re.match(r"[^:]{2,34}\s?:\s?\S", name):
            return False  # a key and its value
        words = [w for w in name.split() if w[0].isalnum() and w not in _PARTICLES]
        low = sum(1 for w in words if w[0].islower())
        if len(words) >= 4 and low > 0.5 * len(words):
            return False
    if not legal and (country_of(name) or _STREET_FIRST.match(name)):
        return False
    if not legal and not numbered and (postal_place(name) or looks_like_street(name)):
        return False
    if line is not None and piece is not None:
        heads = [
            h for h in line.labels if h.piece is piece and h.any_of((Label.COLUMN, *_OTHER_LABELS))
        ]
        if len(heads) >= 2 and sum(h.end - h.start for h in heads) > 0.45 * len(piece.text):
            return False  # the heading of a table
        for hit in line.labels:
            if hit.piece is not piece or not hit.opens:
                continue
            share = (hit.end - hit.start) / max(1, len(piece.text.strip(" .:")))
            if hit.any_of(_OTHER_LABELS) and (hit.closed or share > 0.7) and not legal:
                return False
            if hit.any_of(_TITLES) and share > 0.85:
                return False
    return True


def _is_city_and_state(name: str) -> bool:
    """Whether it is a city of the United States ("Reno, NV")."""
    city, _, state = name.rpartition(", ")
    return bool(city) and "," not in city and state in US_STATES and len(city.split()) <= 3


def has_legal_form(text: str) -> bool:
    """Whether a legal form (GmbH, Ltd, SARL ...) is part of the text, not all of it."""
    match = LEGAL_FORM.search(text)
    if match is None or match.start() == 0:
        return False
    form = match.group()
    if len(form) == 2 and re.match(r"\s\d{4,5}\b", text[match.end() :]):
        return False  # "Reno, NV 89502"
    if form == "AG" and re.match(r"\s+[\w. ]+?\s+HR[AB]\b", text[match.end() :]):
        return False  # a court of registration
    if form == "AS" and text.isupper() and text[match.end() :].strip(" .,;"):
        return False  # "OFFICE AS ABOVE"
    # "as", "se", "sa", "co" are words too; as a legal form they are capitals
    return len(form.strip(".")) > 2 or (
        form[0].isupper() and (form.isupper() or "." in form or form == "Oy")
    )


def leading_company(text: str) -> str | None:
    """The company that a long line begins with ("Kraxi GmbH, Sitz Papierfeld, HRB 1234 ...")."""
    end = 0
    for match in LEGAL_FORM.finditer(text):
        gap = text[end : match.start()]
        if match.start() > _LONGEST_LEAD or (end and gap.strip(" &,.") not in ("", "Co")):
            break
        if has_legal_form(text[: match.end()]):
            end = match.end()
    name = text[:end].strip(" ,;–-")
    if not end or not text[:1].isupper() or len(name.split()) > _MOST_LEADING_WORDS:
        return None
    return name if can_be_name(name) and first_part(name) == name else None


def is_street_name(text: str) -> bool:
    """Whether text is a street without a number ("Dock Road"), as sites in a trade park have."""
    words = text.split()
    return (
        1 < len(words) <= 4
        and not has_legal_form(text)
        and (_STREET_LAST.search(fold(text)) or _STREET_FIRST.match(text)) is not None
    )


def is_legal_form(text: str) -> bool:
    """Whether the whole text is a legal form spelled out, or with its dots ("Limited", "S.L.")."""
    bare = text.strip(" ,;")
    return len(bare.strip(".")) > 2 and LEGAL_FORM.fullmatch(bare) is not None


def ends_in_legal_form(text: str) -> bool:
    """Whether nothing follows the legal form."""
    ends = [m.end() for m in LEGAL_FORM.finditer(text)]
    return bool(ends) and ends[-1] >= len(text.rstrip(" ."))


def fits_domain(name: str, domain: str) -> float:
    """How well an e-mail or web domain is named after a party: 1 wholly, 0.5 by a word, 0 not."""
    host = domain.rsplit("@", maxsplit=1)[-1].removeprefix("www.").rsplit(".", 1)[0]
    label = re.sub(r"[^a-z0-9]", "", fold(host))
    label = re.sub(r"(?:com|co|org)$", "", label) or label
    whole = core(name)
    if len(label) < 4 or not whole:
        return 0.0
    if label in whole or (len(whole) >= 4 and whole in label) or fuzz.ratio(label, whole) >= 85:
        return 1.0
    words = [w for w in re.findall(r"\w+", fold(name)) if len(w) >= 5 and w not in _LEGAL_WORDS]
    return 0.5 if any(w in label for w in words) else 0.0
