# SPDX-License-Identifier: AGPL-3.0-or-later
"""What looks like an invoice and is none, in every language that is read."""

from __future__ import annotations

import pytest

from tests.readers.papers import Paper, value

# Title, number's label, date's label, net, tax, total.
WORDS = {
    "en": ("No.", "Date", "Subtotal", "VAT", "Total"),
    "de": ("Nr.", "Datum", "Nettobetrag", "MwSt", "Gesamtbetrag"),
    "fr": ("N°", "Date", "Total HT", "TVA", "Total TTC"),
    "es": ("N.º", "Fecha", "Base imponible", "IVA", "Total"),
    "it": ("n.", "Data", "Imponibile", "IVA", "Totale"),
    "nl": ("nr.", "Datum", "Subtotaal", "BTW", "Totaal"),
    "pt": ("n.º", "Data", "Total líquido", "IVA", "Total"),
    "pl": ("nr", "Data", "Razem netto", "VAT", "Razem"),
    "tr": ("No", "Tarih", "Ara Toplam", "KDV", "Genel Toplam"),
    "ms": ("No.", "Tarikh", "Jumlah Kecil", "Cukai", "Jumlah"),
}
OTHERS = {
    "en": "Order Confirmation|Delivery Note|Statement of Account|Quotation|Payslip|Contract",
    "de": "Auftragsbestätigung|Lieferschein|Kontoauszug|Angebot|Entgeltabrechnung|Wartungsvertrag",
    "fr": "Confirmation de commande|Bon de livraison|Relevé bancaire|Devis|Bulletin de salaire",
    "es": "Confirmación de pedido|Albarán|Extracto bancario|Presupuesto|Nómina|Contrato",
    "it": "Conferma d'ordine|Documento di trasporto|Estratto conto|Preventivo|Busta paga",
    "nl": "Orderbevestiging|Pakbon|Bankafschrift|Offerte|Salarisspecificatie|Overeenkomst",
    "pt": "Confirmação de encomenda|Guia de remessa|Extrato bancário|Orçamento|Holerite",
    "pl": "Potwierdzenie zamówienia|Wyciąg bankowy|Oferta handlowa|Lista płac|Umowa",
    "tr": "Sipariş Onayı|Sevk İrsaliyesi|Banka Ekstresi|Fiyat Teklifi|Ücret Bordrosu|Sözleşme",
    "ms": "Pengesahan Pesanan|Nota Serahan|Penyata Bank|Sebut Harga|Slip Gaji|Perjanjian",
}
REMINDERS = {
    "en": "Payment Reminder",
    "de": "Zahlungserinnerung",
    "fr": "Mise en demeure",
    "es": "Recordatorio de pago",
    "it": "Sollecito di pagamento",
    "nl": "Betalingsherinnering",
    "pt": "Aviso de cobrança",
    "pl": "Wezwanie do zapłaty",
    "tr": "Ödeme İhtarı",
    "ms": "Surat Peringatan",
}


def paper(language: str, title: str) -> Paper:
    number, day, net, tax, total = WORDS[language]
    made = Paper().sender("Nordlicht Ltd", "1 High Street", "12345 Town").title(title)
    made.facts([(f"{number}:", "2024-118"), (f"{day}:", "12.03.2024")])
    return made.totals([(net, "100.00"), (f"{tax} 20 %", "20.00"), (total, "120.00")])


@pytest.mark.parametrize("language", sorted(WORDS))
def test_papers_of_other_kinds_are_told_from_invoices(language: str) -> None:
    for title in OTHERS[language].split("|"):
        read = paper(language, title).read()
        assert value(read, "document_type") == "other", title


@pytest.mark.parametrize("language", sorted(WORDS))
def test_reminders_are_told_from_invoices(language: str) -> None:
    assert value(paper(language, REMINDERS[language]).read(), "document_type") == "reminder"
