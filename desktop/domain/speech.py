# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sentences in a document that speak to whoever reads it by machine, in the main languages.

An invoice states; it does not tell its reader what to read. Each pattern needs what an order to a
reader is made of, so that "please use the following reference" stays what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LONGEST = 300
_LONGEST_LINE = 2_000

# "the above", "previous instructions" and their kin
_TOLD = (
    r"(?:instruction|prompt|command|rule|direction|guideline|context"
    r"|anweisung|vorgabe|befehl|eingabe"
    r"|consigne|directive"
    r"|istruzion|comand[oi]"
    r"|instruccion|indicacion|orden(?:es)?\b"
    r"|instruco|comandos?\b"
    r"|instructie|opdracht|aanwijzing"
    r"|polecen|instrukcj"
    r"|talimat|komut"
    r"|arahan|perintah)"
)
_FORGET = (
    r"(?:ignore|disregard|forget|override|bypass|overlook"
    r"|ignorier\w*|missachte\w*|vergiss|vergessen sie"
    r"|ignore[zs]|oublie[zs]?"
    r"|ignora\w*|dimentica\w*|trascura\w*"
    r"|olvid[ae]\w*|omit[ae]\w*|haga caso omiso"
    r"|esquec[ae]\w*|desconsider[ae]\w*"
    r"|negeer|vergeet"
    r"|zignoruj|ignoruj|pomin"
    r"|gormezden gel|yok say|dikkate alma"
    r"|abaikan|lupakan)"
)
_FIELD = (
    r"(?:total|amount|sum|iban|bic|account|supplier|vendor|seller|invoice number|number|date"
    r"|currency|price|value|field|tax|vat"
    r"|betrag|summe|gesamt\w*|konto\w*|lieferant\w*|rechnungsnummer|datum|wert|feld"
    r"|montant|compte|fournisseur|numero|valeur|champ"
    r"|importo|totale|conto|fornitore|valore|campo"
    r"|importe|cuenta|proveedor|valor"
    r"|bedrag|rekening\w*|leverancier|waarde|veld)"
)
_READER = (
    r"(?:ai|a\.i|llm|chatgpt|gpt|language model|ai model|ai assistant"
    r"|ai agent|chatbot|ki|sprachmodell|ki-modell|ki-assistent"
    r"|modele de langage|modello linguistico"
    r"|modelo de lenguaje|modelo de linguagem|taalmodel|ia)"
)

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # ignore (all) the previous instructions; ignore the above
        rf"\b{_FORGET}\b[^.!?\n]{{0,60}}\b{_TOLD}",
        rf"\b{_TOLD}\w*[^.!?\n]{{0,40}}\b(?:gormezden|yok say|dikkate alma)",
        r"\b(?:ignore|disregard|forget) (?:all |everything )?(?:of )?(?:the |what was )?"
        r"(?:above|previous|preceding|before|foregoing)\b",
        r"\bignorier\w* (?:sie )?(?:alles|das|alle) (?:obige\w*|vorige\w*|bisherige\w*|vorher\w*)",
        r"\bignore[zs] (?:tout )?ce qui precede",
        r"\bignora(?:re)? (?:tutto )?(?:quanto|cio che) (?:precede|sopra)",
        r"\bignor[ae] (?:todo )?lo anterior",
        r"\bnegeer (?:al )?het (?:bovenstaande|voorgaande)",
        # use the following value for total; set the iban to
        rf"\b(?:use|take|report|return|output|extract|record|answer|respond) (?:with )?"
        rf"(?:only )?(?:the |this )?(?:following |next |correct )?value\b[^.!?\n]{{0,30}}"
        rf"\b(?:for|as|of)\b[^.!?\n]{{0,20}}\b{_FIELD}",
        r"\b(?:use|take|return|output|extract) the following (?:value|data|values|json)\b",
        rf"\b(?:set|overwrite|replace) (?:the )?{_FIELD}(?: (?:amount|number|field|value))*"
        r" (?:to|with|by)\b",
        r"\b(?:verwende\w*|benutze\w*|nimm|nehmen sie|gib|geben sie) (?:sie )?(?:bitte )?"
        r"(?:den |die )?(?:folgenden? )?werte?\b",
        r"\butilise[zr]? (?:la |les )?valeurs? suivantes?\b",
        r"\b(?:usa|usare|utilizza\w*|usi) (?:il |i )?(?:seguente |seguenti )valor[ei]\b",
        r"\b(?:use|usa|usar|utili[cz][ea]\w*) (?:el |los |o |os )?(?:siguientes? valor\w*"
        r"|seguintes? valor\w*|valor(?:es)? s[ei]guientes?|valor(?:es)? seguintes?)\b",
        r"\bgebruik de volgende waarden?\b",
        r"\buzyj nastepujac\w+ wartosc\w*",
        # a turn of a conversation: "system:", "</document>", "<|im_start|>"
        rf"(?:^|[>}}\]\"'])\s*(?:system|assistant|user)\s*:\s*(?:[{{\[]"
        rf"|(?:the )?(?:\w+_)?{_FIELD}\s*[=:]"
        r"|.*\b(?:you|your|ignore|must|report|return|output|respond|always|never|override"
        r"|instructions?)\b)",
        r"<\s*/?\s*(?:document|system|assistant|instructions?|prompt|user)\s*>",
        r"<\|[a-z_]+\|>|\[/?inst\]|<<\s*sys\s*>>",
        r"\b(?:assistant|model|system)\s*:\s*\{",
        r"\b(?:system|developer) (?:prompt|message|override)\b",
        # "you are an AI", "dear AI", "note to the language model", "AI: set ..."
        rf"\b(?:you are|act as|pretend to be|as) (?:an? |the )?(?:helpful )?{_READER}\b"
        r"(?: language model| assistant| model)",
        rf"\b(?:dear|attention|note to|message to|instructions? (?:for|to)|hinweis an|anweisung an"
        rf"|an die|a l'attention de l['’]|nota per|nota para|bericht aan|attn\.?:?)"
        rf" (?:the |any |all |an |die |das |il |la |el |l['’])?{_READER}\b"
        r"(?!,? (?:gmbh|ag|inc|ltd|llc|srl|sarl|bv|oy|ab|sp|kg|ug|se|sas|\w+ (?:gmbh|ltd|inc)))",
        rf"^\s*(?:ai|llm|gpt|chatgpt)\s*:\s*(?:use|set|ignore|read|report|pay|output|return|{_FIELD})\b",
        r"\b(?:ai|language|llm) (?:models?|assistants?|agents?|readers?) (?:must|should|shall"
        r"|please|are to|reading this|processing this)\b",
        r"\bif you are (?:an? )?(?:ai|llm|language model|automated|bot)\b",
    )
)


def speaking(text: str) -> Iterator[str]:
    """The passages of a text that speak to a machine reading it, as printed, one a line."""
    told: set[int] = set()
    lines = text.splitlines() or [text]
    folded = [_folded(line[:_LONGEST_LINE]) for line in lines]
    for number, line in enumerate(folded):
        if _speaks(line):
            told.add(number)
            continue
        # a sentence may run over the end of a line
        after = folded[number + 1] if number + 1 < len(folded) else ""
        if line and after and not _speaks(after) and _speaks(f"{line} {after}"):
            told.update((number, number + 1))
    run: list[str] = []
    for number, line in enumerate(lines):
        if number in told:
            run.append(line.strip())
        elif run:
            yield " ".join(run)[:_LONGEST]
            run = []
    if run:
        yield " ".join(run)[:_LONGEST]


def speaks(text: str) -> bool:
    """Whether any passage speaks to a machine reading it."""
    return next(speaking(text), None) is not None


def _speaks(line: str) -> bool:
    return any(pattern.search(line) for pattern in _PATTERNS)


def _folded(text: str) -> str:
    """Lower case without accents, other spaces and marks as the usual ones."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(
            c for c in parts if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
        )
        text = text.replace("ł", "l").replace("Ł", "L").replace("ı", "i")
    return re.sub(r"[ \t\xa0]+", " ", text).strip().lower()
