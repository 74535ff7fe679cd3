# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words over an item table's columns, and those that begin sums, carries and surcharges.

English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Turkish, Malay, Nordic, and
the columns of an Indian GST invoice. All words are folded (lower case, no accents).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from desktop.domain.dates import fold
from desktop.readers.labels import Label, label_book, squash


class Role(StrEnum):
    """What a column of an item table holds."""

    POSITION = "position"
    REFERENCE = "reference"
    DESCRIPTION = "description"
    QUANTITY = "quantity"
    UNIT = "unit"
    PRICE = "price"
    DISCOUNT = "discount"
    TAX = "tax"  # a rate or an amount: the cells decide
    TAX_RATE = "tax_rate"
    TAX_AMOUNT = "tax_amount"
    NET = "net"  # a line's amount without tax, by its words
    AMOUNT = "amount"  # a line's amount, with or without tax
    GROSS = "gross"
    DATE = "date"
    BASE = "base"  # what a tax or an allowance is computed from: such a table lists no items


_PHRASES: dict[Role, str] = {
    Role.POSITION: """
        # | pos | position | posit | item no | item # | item | line | line # | line no | ln | no
        | nr | lp | s no | sr | sr no | si no | sl | sl no | sno | lfd nr | ligne | # ligne
        | ligne fact | n | num | nro | rigo | regel | poz | l p | sira | sira no | bil | rad
        | rivi
        """,
    Role.REFERENCE: """
        art | article no | article number | art nr | art no | artikelnr | artikel nr
        | artikelnummer | artikelcode | material | materialnummer | bestellnummer | sku | code
        | item code | product code | product no | part no | part number | stock code | model
        | ean | gtin | isbn | isbn ean | upc | ref | reference | referentie | referenz
        | referenzen | art code | code article | code produit | reference article | codigo | cod
        | cod articolo | codice | codice articolo | referencia | ordernummer | order no
        | po line | hsn | hsn sac | sac | hsn code | sac code | hsn sac code | ncm | sh | indeks
        | symbol | kod | stok kodu | urun kodu | art nr kunde | art nr lief | art nr lieferant
        | artikel no | varenr | artikelkod | kunde | lief | ligne bc | # ligne bc | pkwiu | cn
        | kod produk | item id
        """,
    Role.DESCRIPTION: """
        description | item description | product description | description of goods
        | description of goods and services | description of services | description of service
        | particulars | product | products | item name | product name | items | item details
        | details | service | services | name | title | work | task | activity
        | item and description | goods | article | articles | artikel | bezeichnung
        | beschreibung | leistung | leistungen | artikelbezeichnung | artikelbeschreibung
        | produkt | produktbezeichnung | text | ware | gegenstand | leistungsbeschreibung
        | tatigkeit | designation | libelle | descriptif | prestation | prestations | produit
        | produits | produit service | nom designation | nom | intitule | objet | descripcion
        | concepto | articulo | articulos | producto | productos | detalle | servicio
        | descrizione | prodotto | articolo | causale | servizio | omschrijving
        | artikelomschrijving | product omschrijving | dienst | descricao | produto | artigo
        | designacao | discriminacao | nazwa | nazwa towaru | nazwa uslugi | opis | towar
        | nazwa towaru lub uslugi | aciklama | mal hizmet | urun | urun adi | mal hizmet cinsi
        | keterangan | perkara | butiran | beskrivelse | beskrivning | benamning
        | course | courses | popis | oznaceni | nazev | polozka | megnevezes | sendung | strecke
        | treatment | tatigkeiten | prestation de service | detalles | hizmet
        | varebeskrivelse | kuvaus | tuote | nimike | merk | beschreibung preis
        """,
    Role.QUANTITY: """
        quantity | qty | quant | qnty | quantities | qty hrs | hrs qty | hours | hrs | hrs units
        | units | pcs | nos | no of units | billed qty | menge | anzahl | stuck | stk | stunden
        | std | quantite | qte | nombre | nb | heures | cantidad | cant | uds | unidades | horas
        | quantita | qta | q ta | ore | aantal | hoeveelheid | uren | quantidade | qtd | qtde
        | ilosc | liczba | miktar | adet | kuantiti | kuantitas | jumlah unit | antal | antall
        | maara | kpl | days | nights | persons | tage | jours | shipped | rooms | qty shipped
        """,
    Role.UNIT: """
        unit | uom | unit of measure | u m | um | per | einheit | einh | me | mengeneinheit
        | unite | unit for p u | unite pour p u | u | unidad | ud | unita | u d m | udm
        | eenheid | unidade | un | jednostka | jm | j m | jedn | birim | enhet | enhed | yksikko
        | basis | pack | pe | vke geb | uqc
        """,
    Role.PRICE: """
        price | unit price | price unit | price per unit | rate | unit cost | cost | each
        | price each | unit rate | net price | list price | unit net price | item price
        | rate hr | hourly rate | price item | rate per unit | unit amount | cost per unit
        | selling price | preis | einzelpreis | e preis | einheitspreis | ep | stuckpreis
        | preis einheit | preis st | nettopreis | netto preis | einzel | satz eur | vk preis
        | listenpreis | grundpreis | preis pro einheit | prix | prix unitaire | prix unit | pu
        | p u | pu ht | p u ht | prix unitaire ht | prix u | prix u ht | tarif | px unitaire
        | precio | precio unitario | precio unidad | precio ud | p unitario | p unit
        | importe unitario | tarifa | prezzo | prezzo unitario | prezzo un | prijs
        | prijs per stuk | stuksprijs | eenheidsprijs | prijs st | prijs per eenheid | tarief
        | preco | preco unitario | preco unit | valor unitario | valor unit | vl unit | cena
        | cena jednostkowa | cena jedn | cena netto | cena j netto | cena jedn netto
        | birim fiyat | birim fiyati | fiyat | harga | harga unit | harga seunit | harga satuan
        | pris | enhetspris | enhedspris | pris pr stk | stykpris | a pris | yksikkohinta
        | hinta | mrp | net unit price | unit price excl vat | pu ttc
        """,
    Role.DISCOUNT: """
        discount | disc | disc % | % disc | discount % | discounts | less | rabatt | rabatt %
        | nachlass | allowance | allowances | allowances charges | remise | rem | remise %
        | % remise | reduction | rabais | descuento | dto | % dto | dto % | desc | desc %
        | sconto | sc | sconto % | korting | korting % | desconto | rabat | upust | iskonto
        | indirim | diskaun | rabattbetrag | remise charge | scont | abzug | promo
        """,
    Role.TAX_RATE: """
        tax rate | vat rate | vat % | tax % | % vat | gst % | gst rate | % tax | igst % | cgst %
        | sgst % | ust % | mwst % | ust satz | mwst satz | steuersatz | steuer % | taux tva
        | taux de tva | tva % | % tva | taux | tipo iva | % iva | iva % | tipo | aliquota
        | aliquota iva | aliq | btw % | % btw | btw tarief | taxa iva | stawka vat | stawka
        | vat stawka | kdv % | kdv orani | moms % | alv % | % | tax code | vat code | tva code
        | steuerschlussel
        """,
    Role.TAX: """
        tax | vat | gst | taxes | sales tax | ust | mwst | mehrwertsteuer | umsatzsteuer
        | steuer | tva | taxe | iva | impuesto | impuestos | igic | imposta | btw | imposto
        | icms | podatek | kdv | cukai | sst | moms | alv | igst | cgst | sgst | utgst | cess
        """,
    Role.TAX_AMOUNT: """
        tax amount | vat amount | gst amount | tax amt | igst amount | cgst amount | sgst amount
        | amount of vat | steuerbetrag | mwst betrag | ust betrag | montant tva | montant de tva
        | cuota iva | cuota | importe iva | imposta iva | btw bedrag | bedrag btw | valor iva
        | kwota vat | kdv tutari | momsbelop | vat value | total tax | total vat | tax value
        """,
    Role.NET: """
        net amount | net value | net total | net worth | net | netto | taxable | taxable value
        | taxable amount | amount excl vat | amount excl tax | amount ex vat | amount excl gst
        | total excl vat | total excl tax | total ex vat | total excl | amount before tax
        | price w o tax | amount w o tax | total w o tax | amount without tax | total net
        | nettobetrag | nettowert | netto betrag | gesamt netto | netto gesamt | betrag netto
        | gesamtpreis netto | nettosumme | summe netto | montant ht | total ht | prix ht
        | montant total ht | prix total ht | montant hors taxe | total hors taxe | ht | mt ht
        | tot ht | base imponible | importe neto | neto | imponibile | totale imponibile
        | importo netto | bedrag excl btw | totaal excl btw | bedrag excl | netto bedrag
        | totaal excl | valor liquido | total liquido | wartosc netto | kwota netto
        | wartosc bez vat | net tutar | belop eks mva | belopp exkl moms | line net
        | line total excl vat | ext price | extended price | amount net | taxable amt
        | mal hizmet tutari | excl total | total exclusive | amount ex gst | net price total
        | total exc vat | montant htva | total htva | importe sin iva | bedrag ex btw | total s iva
        """,
    Role.AMOUNT: """
        amount | total | line total | total price | amt | amount due | sum | value
        | total amount | line amount | item total | sub total | subtotal | extended | extension
        | ext amount | total value | price total | amount usd | amount eur | amount gbp
        | amount inr | amount rs | total cost | betrag | gesamt | gesamtpreis | gesamtbetrag
        | summe | wert | preis gesamt | gesamtsumme | positionsbetrag | pos betrag | endpreis
        | warenwert | g preis | gp | entgelt | gesamtwert | positionssumme | montant
        | prix total | total ligne | somme | mt | valeur | importe | total linea | importe total
        | precio total | valor | importo | totale | tot | prezzo totale | totale riga | bedrag
        | totaal | totaalprijs | regeltotaal | totaalbedrag | valor total | total geral
        | preco total | vl total | wartosc | kwota | razem | tutar | toplam | toplam tutar
        | fracht | honorar | gebuhr | tarif total | vrednost | celkem | line value | value gbp
        | value eur | celkova cena | castka | osszeg | montant eur | montant chf | betrag chf
        | jumlah | amaun | harga jumlah | belop | belob | belopp | summa | yhteensa | total rs
        | amount in rs | charges | fee | fees
        """,
    Role.GROSS: """
        gross amount | gross total | gross value | gross worth | gross | total incl vat
        | total incl tax | amount incl vat | amount incl tax | total inc vat | total inc gst
        | amount incl gst | total with tax | total including tax | brutto | bruttobetrag
        | betrag brutto | gesamt brutto | brutto betrag | total ttc | montant ttc | ttc
        | prix ttc | importe total con iva | total con iva | total iva incl | totale ivato
        | bedrag incl btw | totaal incl btw | incl btw | bedrag incl | valor com iva
        | wartosc brutto | kwota brutto | belop inkl mva | prezzo ivato | totaal incl
        """,
    Role.DATE: """
        date | service date | datum | von | bis | from | to | period | zeitraum | leistungsdatum
        | date de prestation | periode | fecha | data | leverdatum | leistungszeitraum | start
        | end | lieferdatum | delivery date | tarih | tarikh | dato | check in | check out
        """,
    Role.BASE: """
        basisbetrag | bemessungsgrundlage | tax base | base tva | base ht | base taxable
        | base amount | tax basis | grondslag | grondslag btw | art kategorie | kategorie
        | basismenge | prozent | percentage | detail tva | code motif | steuerart | exemption
        | tax type | tax name | tax summary | vat summary | vat analysis | dateiname | typcode
        | dateityp | falligkeit | teilzahlung | due date | payment | nettobetrag je steuersatz
        | ust betrag | faelligkeit | innerhalb | bezug | zahlungsart
        """,
}
_PRIORITY = (
    Role.BASE, Role.TAX_AMOUNT, Role.GROSS, Role.NET, Role.TAX_RATE, Role.DISCOUNT, Role.PRICE,
    Role.AMOUNT, Role.QUANTITY, Role.DESCRIPTION, Role.REFERENCE, Role.UNIT, Role.TAX, Role.DATE,
    Role.POSITION,
)  # fmt: skip

# German, Dutch and Nordic compounds by their last part; the longest ending wins.
_ENDINGS: tuple[tuple[str, Role], ...] = (
    ("gesamtpreis", Role.AMOUNT),
    ("steuerbetrag", Role.TAX_AMOUNT),
    ("basisbetrag", Role.BASE),
    ("basismenge", Role.BASE),
    ("rabattbetrag", Role.DISCOUNT),
    ("nettobetrag", Role.NET),
    ("nettowert", Role.NET),
    ("bruttobetrag", Role.GROSS),
    ("bruttopreis", Role.PRICE),
    ("nummer", Role.REFERENCE),
    ("preis", Role.PRICE),
    ("prijs", Role.PRICE),
    ("betrag", Role.AMOUNT),
    ("entgelt", Role.AMOUNT),
    ("bedrag", Role.AMOUNT),
    ("summe", Role.AMOUNT),
    ("bezeichnung", Role.DESCRIPTION),
    ("beschreibung", Role.DESCRIPTION),
    ("omschrijving", Role.DESCRIPTION),
    ("leistung", Role.DESCRIPTION),
    ("einheit", Role.UNIT),
    ("eenheid", Role.UNIT),
    ("menge", Role.QUANTITY),
    ("anzahl", Role.QUANTITY),
    ("steuersatz", Role.TAX_RATE),
    ("steuer", Role.TAX),
    ("datum", Role.DATE),
)
# Words that may follow or precede a label without changing it.
_FILLERS = frozenset(
    """
    eur euro usd gbp inr chf rs rm pln try in the of per a de del la le les en di da do et and und
    y e je pro st stk unit unite einheit ex excl exkl ohne sans without w o hors zzgl sin senza
    zonder unsere our your ihre net netto ht no nr ca
    """.split()
)
_WITHOUT = re.compile(
    r"\b(?:ohne|excl|exkl|ex|exclusive of|excluding|without|w o|hors|sans|sin|senza|zonder|zzgl"
    r"|sem|bez|eks|uten)\s+(?:de\s+)?(?:ust|mwst|vat|tax|taxes|tva|taxe|taxes|iva|btw|gst|mva|moms"
    r"|umsatzsteuer|mehrwertsteuer)\b"
)
_WITH = re.compile(
    r"\b(?:inkl|incl|inc|including|inclusive of|mit|avec|con|com|c|toutes|z)\s+(?:ust|mwst|vat|tax"
    r"|taxes|tva|taxes comprises|iva|btw|gst|mva|moms)\b"
)


def _phrase_table() -> dict[tuple[str, ...], Role]:
    table: dict[tuple[str, ...], Role] = {}
    for role in reversed(_PRIORITY):
        for phrase in _PHRASES[role].split("|"):
            table[tuple(phrase.split())] = role
    # two words of the lists above that mean something else more often
    table["nettobetrag",] = Role.NET
    table["%",] = Role.TAX_RATE
    return table


_TABLE = _phrase_table()
LONGEST_LABEL = max(len(key) for key in _TABLE)


@lru_cache(maxsize=4096)
def tokens_of(text: str) -> tuple[str, ...]:
    """A label's words, folded, without marks but for "%" and "#"."""
    return tuple(re.findall(r"[a-z0-9]+|%|#", fold(text)))


@lru_cache(maxsize=4096)
def role_of_tokens(tokens: tuple[str, ...]) -> Role | None:
    """The role that exactly these words name; compounds by their ending."""
    role = _TABLE.get(tokens)
    if role is None and len(tokens) == 1 and len(tokens[0]) > 6:
        for ending, found in _ENDINGS:
            if tokens[0].endswith(ending):
                return found
    return role


@lru_cache(maxsize=2048)
def role_of_label(text: str) -> Role | None:
    """The role of a whole column heading, words around the label allowed; None if it names none."""
    if re.search(r":\s*\w", text):
        return None  # a label with its value, no heading
    joined = re.sub(r"(\w)-\s+(\w)", r"\1\2", fold(text))
    words = " ".join(re.findall(r"[a-z0-9]+|%|#", joined))
    without, with_tax = _WITHOUT.search(words), _WITH.search(words)
    bare = _WITH.sub(" ", _WITHOUT.sub(" ", words)).split()
    best = _best_phrase(tuple(bare))
    if best in (Role.AMOUNT, Role.NET) and with_tax:
        return Role.GROSS
    if best is Role.AMOUNT and without:
        return Role.NET
    return best


def _best_phrase(words: tuple[str, ...]) -> Role | None:
    exact = role_of_tokens(words)
    if exact is not None:
        return exact
    kept = tuple(w for w in words if w not in _FILLERS)
    if kept and (role := role_of_tokens(kept)) is not None:
        return role
    best: tuple[int, int, Role] | None = None
    for start in range(len(words)):
        for size in range(min(LONGEST_LABEL, len(words) - start), 0, -1):
            found = role_of_tokens(words[start : start + size])
            if found is not None:
                rank = (size, -_PRIORITY.index(found), found)
                if best is None or rank[:2] > best[:2]:
                    best = rank
                break
    # a label drowned in other words is a sentence, not a heading
    if best is None or len(words) > best[0] + 6:
        return None
    return best[2]


_SUM_WORDS = re.compile(
    r"""^\W*(?:(?:grand|sub|sous|invoice|net|netto|total|gesamt|warenwert|summe|order)\W{0,2}\s*)?
    (?:total\w*|subtotal\w*|sub-total|sum\b|summe\w*|zwischensumme|gesamt\w*|rechnungs(?:betrag|summe)\w*
    |endbetrag|endsumme|nettobetrag|nettosumme|bruttobetrag|bruttosumme|zahlbetrag|warenwert\b
    |positionssumme|summa\b|amount\s+due|balance|net\s+amount|net\s+total|net\s+payable|taxable\s+(?:value|amount)
    |vat\b|tax\b|taxes\b|gst\b|cgst|sgst|igst|sales\s+tax|mwst|ust\b|umsatzsteuer|mehrwertsteuer
    |zzgl|zuzuglich|inkl\.?\s+(?:mwst|ust)|tva\b|t\.v\.a|montant\s+(?:total|ht|ttc|tva|net)|total\s+(?:ht|ttc)
    |net\s+a\s+payer|reste\s+a\s+payer|base\s+imponible|importe\s+total|iva\b|cuota|suma\b|a\s+pagar
    |imponibile|totale|imposta|subtotaal|totaal|btw\b|te\s+betalen|bedrag\s+(?:in|ex)cl\w*
    |razem|do\s+zaplaty|suma|ogolem|toplam|ara\s+toplam|genel\s+toplam|kdv|odenecek|jumlah|subtotale
    |moms\b|a\s+betale|att\s+betala|yhteensa|round(?:ing|ed)?\b|rundung\w*|amount\s+(?:paid|payable)
    |paid\b|payments?\b|deposit|anzahlung\w*|acompte|deja\s+(?:paye|regle)|open\s+amount|gross\s+(?:total|amount)
    |line\s+total|value\s+added\s+tax|in\s+words|amount\s+in\s+words|versicherung(?:s)?steuer\w*
    |gesamtbeitrag|steuer\w*betrag\w*|steuerbasis\w*|saldo|offener?\s+betrag|zu\s+zahlen\w*)
    """,
    re.VERBOSE,
)
_ENDS_IN_TOTAL = re.compile(r"^\W*(?:[^\W\d]+\W+){1,2}(?:total|totals|gesamt|summe)\W*$")
_CARRY_WORDS = re.compile(
    r"\b(?:ubertrag|uebertrag|zwischenubertrag|carried\s+(?:forward|over)|brought\s+forward"
    r"|carry\s+forward|balance\s+b/?f|c/?f\b|b/?f\b|report\b|a\s+reporter|suma\s+y\s+sigue"
    r"|suma\s+anterior|viene\s+de|riporto|a\s+riportare|transport\s+seite|te\s+transporteren|"
    r"transport\s+vorige|a\s+transportar|transporte\b|do\s+przeniesienia|z\s+przeniesienia|devir)"
)
_ADJUSTMENT_WORDS = re.compile(
    r"^\W*(?:discounts?|rebate|allowances?|less\b|shipping|freight|delivery|postage|handling|carriage"
    r"|p\s*&\s*p|surcharge|service\s+charge|charges?\b|rabatt\w*|nachlass|skonto|abschlag|zuschlag"
    r"|versand\w*|fracht\w*|porto\b|transportkosten|lieferkosten|verpackung|remises?|rabais|escompte"
    r"|frais\b|charge\b|port\b|livraison|descuentos?|dto\b|gastos|portes|envio|sconto|spese|spedizione"
    r"|trasporto|korting|verzend\w*|desconto|frete|rabat|upust|wysylka|transport\b|indirim|iskonto"
    r"|kargo|diskaun|penghantaran|rounding)"
)


@lru_cache(maxsize=4096)
def is_sum_label(text: str) -> bool:
    """Whether a row that begins so prints a sum, a tax or a payment, not an item."""
    folded = fold(text)
    if _SUM_WORDS.match(folded) is not None or _ENDS_IN_TOTAL.match(folded) is not None:
        return True
    # "Základ daně / Net": the second language may be one that we read
    first, slash, second = text.partition(" / ")
    both = bool(slash) and not any(c.isdigit() for c in second[:1])
    return _announces_sum(text) or (both and len(first.split()) <= 4 and is_sum_label(second))


_SUMS = frozenset({Label.SUBTOTAL, Label.LINE_TOTAL, Label.TOTAL, Label.TAX, Label.DUE})
_AFTER_LABEL = re.compile(r"[\s:=.]*(?:\(?[A-Za-z]{3}\)?|[€$£₹])?[\s:=.]*$")


def _announces_sum(text: str) -> bool:
    """Whether the whole text is a known label of a sum or a tax, a currency behind it aside."""
    bare = re.sub(r"[-+\d.,'’%\s()€$£₹]+$", "", text)
    phrases = label_book().phrases
    for wording in (bare, _AFTER_LABEL.sub("", bare)):
        meanings = phrases.get(squash(wording), ())
        if any(m.label in _SUMS and not m.weak for m in meanings) and not any(
            m.label is Label.COLUMN for m in meanings
        ):
            return True
    return False


@lru_cache(maxsize=4096)
def is_carry_label(text: str) -> bool:
    """Whether a row prints a sum carried from or to another page."""
    return _CARRY_WORDS.search(fold(text)) is not None


@lru_cache(maxsize=4096)
def is_adjustment_label(text: str) -> bool:
    """Whether a row begins like a discount or a surcharge on the whole document."""
    return _ADJUSTMENT_WORDS.match(fold(text)) is not None
