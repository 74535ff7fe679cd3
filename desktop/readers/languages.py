# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which language a document is written in, from the words that give it away.

A language is added as data: its frequent words here, its labels under `labels`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

# Folded (no accents, lower case). Words of everyday text and of invoices; a word that two
# languages share counts for both and so decides nothing.
STOPWORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to for from with by this is are your you our please invoice date due "
        "number bill ship payment terms quantity qty price unit amount total subtotal tax thank "
        "description order customer balance paid account name address receipt phone note item",
        "de": "der die das und fur von mit auf den dem ein eine wir sie ist im zum zur bei nach "
        "rechnung rechnungsnummer rechnungsdatum datum betrag menge einzelpreis gesamt netto "
        "brutto mwst ust umsatzsteuer zahlbar bitte kunde kundennummer lieferung bezeichnung "
        "steuer gesamtbetrag summe bank bankverbindung steuernummer geschaftsfuhrer tage preis "
        "zahlung leistung leistungszeitraum beschreibung einheit telefon uhr ihre ihr uns",
        "fr": "le la les de des du et un une pour par sur avec est dans votre vous nous aux au "
        "facture numero date echeance montant total quantite qte prix unitaire ht ttc tva "
        "reglement paiement client adresse designation livraison commande conditions net payer "
        "siret siren rcs societe merci telephone acompte remise",
        "es": "el la los las de del y un una para por con su en es al que factura numero fecha "
        "vencimiento importe total cantidad precio unitario iva base imponible cliente direccion "
        "descripcion pago forma cif nif telefono gracias empresa pedido transferencia",
        "it": "il lo la gli le di del della dei e un una per con su in da al fattura numero data "
        "scadenza importo totale quantita prezzo unitario iva imponibile cliente indirizzo "
        "descrizione pagamento partita codice fiscale banca telefono spett cap bonifico",
        "nl": "de het een en van voor met op in aan uw u wij is bij te factuur factuurnummer "
        "factuurdatum datum vervaldatum bedrag totaal aantal prijs btw subtotaal omschrijving "
        "klant klantnummer betaling betalen rekening kvk excl incl dagen gelieve ons stuks",
        "pt": "o a os as de do da dos das e um uma para por com em no na que fatura factura data "
        "vencimento valor total quantidade preco unitario iva cliente endereco descricao "
        "pagamento nif contribuinte nota morada telefone",
        "pl": "i w z na do od dla nr oraz przez faktura data numer termin platnosci kwota razem "
        "ilosc cena netto brutto vat sprzedawca nabywca wartosc nip zaplaty sposob stawka lp "
        "nazwa jm sprzedazy wystawienia slownie rachunek",
        "tr": "ve bir ile icin bu fatura tarihi tarih no tutar toplam miktar birim fiyat kdv "
        "vergi dairesi musteri adres aciklama odeme genel ara sayin malhizmet iskonto odenecek",
        "ms": "dan yang untuk di ke dari dengan invois tarikh jumlah kuantiti harga cukai "
        "pelanggan alamat bayaran bil kepada keterangan sila akaun nombor",
        "da": "og af til fra med pa den det en et fakturanr faktura dato forfaldsdato moms antal "
        "pris belob beskrivelse konto kunde betaling",
        "sv": "och av till fran med pa den det en ett faktura fakturanummer datum forfallodatum "
        "moms antal pris belopp summa att betala kund beskrivning",
    }.items()
}

# Wording of papers from the United States, where the month comes first.
MONTH_FIRST_HINTS: frozenset[str] = frozenset("zip ein ach usa".split())
US_STATES: frozenset[str] = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC".split()
)


def language_of(folded: Counter[str]) -> str | None:
    """The language of a document with these folded words; None when too little tells.

    `folded` counts each word; how often a word comes back counts little, so that a table does
    not outvote the sentences.
    """
    scores: dict[str, float] = {}
    for language, words in STOPWORDS.items():
        score = 0.0
        for word in words:
            count = folded.get(word, 0)
            if count:
                score += (1.0 + min(count, 4) * 0.25) * (1.5 if len(word) > 4 else 1.0)
        scores[language] = score
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 3.0 else None
