# SPDX-License-Identifier: AGPL-3.0-or-later
"""Polish labels."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "number": """
        {faktura,faktura vat,faktura korygujaca,rachunek,faktura korekta,faktura
        sprzedazy,paragon,dokument,faktura vat korekta,fv,faktura zaliczkowa,faktura koncowa}
        {nr,numer,no,#}; {numer,nr} {faktury,dokumentu,rachunku,faktury vat,paragonu,korekty,fv};
        ~faktura; ~numer; ~nr; ~faktura vat; ~rachunek
    """,
    "date": """
        data {wystawienia,faktury,wystawienia faktury,dokumentu,wystawienia dokumentu,wystawienia
        rachunku,wyst,wystaw}; wystawiono dnia; wystawiono; ~dnia; ~data; wystawiona dnia;
        wystawiono w dniu; miejsce i data wystawienia; ~z dnia
    """,
    "due_date": """
        {termin platnosci,termin zaplaty,data platnosci,platne do,platnosc do,zaplata do,termin,do
        zaplaty do,do dnia,termin platnosci do,zaplacic do,platnosc do dnia,termin wplaty,data
        zaplaty,platne do dnia,termin i sposob platnosci,ostateczny termin platnosci};
        termin uregulowania; data wymagalnosci; prosimy o zaplate do; zaplata do dnia; platnosc w
        terminie do; termin platn; term. platn; t. platnosci
    """,
    "order": """
        {numer zamowienia,nr zamowienia,zamowienie,zamowienie nr,do zamowienia,zamowienie
        klienta,numer zamowienia klienta,zam. nr,nr zam,zamowienie klienta nr,wg zamowienia}
    """,
    "payment_reference": """
        {tytul przelewu,tytulem,tytul,tytul wplaty,tytul platnosci,w tytule przelewu}
    """,
    "terms": """
        {warunki platnosci,sposob platnosci,forma platnosci,sposob zaplaty,metoda
        platnosci,platnosc,forma zaplaty,rodzaj platnosci}
    """,
    "other_number": """
        {numer klienta,nr klienta,kod klienta,numer wz,nr wz,umowa nr,numer umowy,nr
        umowy,strona,nr oferty,nr projektu,nr dostawy,id klienta,nr rej,nr nabywcy,nr
        katalogowy,kod,dotyczy faktury,do faktury,nr ewidencyjny,bdo,numer ksef,nr ksef,nr
        paragonu fiskalnego,numer rezerwacji,nr zlecenia,faktura korygowana,do faktury nr,dotyczy
        faktury nr,kod kreskowy,numer wlasny}
    """,
    "other_date": """
        {data sprzedazy,data dostawy,data zamowienia,data wykonania,data wykonania
        uslugi,okres,okres rozliczeniowy,data zakonczenia dostawy,data dostawy/wykonania
        uslugi,data wydania,data otrzymania,data wplywu,data zakonczenia,data wysylki,data
        wykonania uslugi/dostawy,okres od,data otrzymania zaplaty,data odbioru,data
        realizacji,data dostawy lub wykonania uslugi,data wykonania/dostawy,data dokonania
        dostawy,data zakonczenia dostawy/uslugi,data zakonczenia dostawy lub wykonania uslugi,za
        okres}
    """,
    "subtotal": """
        {wartosc netto,razem netto,suma netto,netto,kwota netto,netto razem,wartosc towarow
        netto,lacznie netto,ogolem netto,netto ogolem,suma wartosci netto,razem wartosc
        netto,podsuma,wartosc netto razem,kwota netto razem};
        ogolem wartosc netto; razem wartosc sprzedazy netto; wartosc sprzedazy netto; suma
        wartosci sprzedazy netto; wartosc bez vat; kwota bez vat; wartosc bez podatku; razem bez
        vat; laczna kwota netto; laczna wartosc netto; suma kwot netto
    """,
    "line_total": """
        {suma pozycji,wartosc pozycji,suma czesciowa}
    """,
    "tax": """
        {vat,kwota vat,podatek,podatek vat,razem vat,suma vat,wartosc vat,kwota podatku,kwota
        podatku vat,lacznie vat,vat razem,ptu,suma ptu,w tym vat,w tym podatek,wartosc
        podatku,wartosc podatku vat,ogolem vat,vat ogolem}
    """,
    "taxable": """
        {wartosc netto,netto,podstawa,podstawa opodatkowania,kwota netto,podstawa vat}
    """,
    "rate": """
        {stawka vat,stawka,vat %,vat (%),stawka %,stawka podatku,% vat,st. vat,wg stawki
        vat,wedlug stawki vat}
    """,
    "total": """
        {wartosc brutto,razem brutto,suma brutto,brutto,kwota brutto,razem,suma,ogolem,lacznie,do
        zaplaty brutto,razem do zaplaty brutto,kwota naleznosci ogolem,wartosc faktury,suma
        pln,ogolem brutto,kwota naleznosci,brutto ogolem,lacznie brutto,kwota ogolem,brutto
        razem,wartosc brutto razem,suma wartosci brutto,razem wartosc brutto,naleznosc
        ogolem,ogolem wartosc,wartosc zamowienia};
        wartosc sprzedazy brutto; laczna kwota brutto; laczna wartosc brutto; razem z vat; kwota z
        vat; suma kwot brutto; wartosc z podatkiem; ogolem do zaplaty brutto
    """,
    "due": """
        {do zaplaty,razem do zaplaty,pozostalo do zaplaty,kwota do zaplaty,pozostaje do
        zaplaty,saldo,saldo do zaplaty,lacznie do zaplaty,pozostalo,suma do zaplaty,naleznosc,do
        doplaty,do zwrotu,ogolem do zaplaty,kwota do zwrotu};
        pozostalo do zaplacenia; kwota pozostala do zaplaty; zostalo do zaplaty; pozostala kwota
        do zaplaty; suma do zaplacenia; do zaplacenia
    """,
    "paid": """
        {zaplacono,wplacono,zaliczka,zaliczki,oplacono,przedplata,zaplacono
        gotowka,gotowka,karta,reszta,kwota zaplacona,zaplacona kwota,suma zaliczek,wplata}
    """,
    "discount": """
        {rabat,upust,razem rabat,kwota rabatu,suma rabatow,znizka,bonifikata,suma rabatu,wartosc
        rabatu}
    """,
    "shipping": """
        {koszt dostawy,dostawa,koszty wysylki,wysylka,transport,przesylka,koszt wysylki,koszty
        dostawy,koszt transportu,koszt przesylki}
    """,
    "charges": """
        {oplata,oplaty,doplata,koszty dodatkowe,oplata dodatkowa,oplata serwisowa}
    """,
    "rounding": """
        {zaokraglenie,zaokraglenia,roznica z zaokraglen}
    """,
    "other_amount": """
        {kapital zakladowy,cena jednostkowa,do przeniesienia,z przeniesienia,wysokosc kapitalu
        zakladowego,kurs,kurs waluty,slownie,kwota slownie,waga,saldo poprzednie,w tym}
    """,
    "supplier": """
        {sprzedawca,wystawca,dostawca,uslugodawca,dane sprzedawcy,odbiorca
        przelewu,beneficjent,wystawil,podmiot wystawiajacy,sprzedajacy,wykonawca,zleceniobiorca}
        {,:}
    """,
    "buyer": """
        {nabywca,kupujacy,klient,odbiorca,uslugobiorca,dane
        nabywcy,platnik,zamawiajacy,nabywca/platnik,kontrahent,zleceniodawca,nabywca uslugi,dane
        klienta,nabywca:,nabywca/odbiorca} {,:}
    """,
    "ship_to": """
        {przedstawiciel podatkowy,
        adres dostawy,adres wysylki,miejsce dostawy,adresat,dostawa na adres,adres
        korespondencyjny,osoba kontaktowa,kontakt} {,:}
    """,
    "name": """
        nazwa; nazwa firmy; pelna nazwa; imie i nazwisko; firma; imie i nazwisko lub nazwa
    """,
    "address": """
        adres; ulica; ul; miasto; kod pocztowy; miejscowosc; kraj; siedziba; adres siedziby
    """,
    "vat_id": """
        {nip,nip ue,vat ue,numer nip,nip sprzedawcy,nr nip,vat id,vat eu,nip pl,nip:} {,:}
    """,
    "buyer_vat_id": """
        {nip nabywcy,nip klienta,nip kupujacego,nip odbiorcy,nip platnika,nip uslugobiorcy}
    """,
    "tax_number": """
        {pesel,nr identyfikacji podatkowej} {,:}
    """,
    "legal_id": """
        {krs,regon,nr krs,numer krs,nr regon,edg} {,:}
    """,
    "iban": """
        iban; numer iban; nr iban; konto iban; iban pln; iban eur
    """,
    "bic": """
        bic; swift; bic/swift; kod swift; kod bic; swift/bic; kod bic/swift
    """,
    "account": """
        {nr konta,numer konta,konto,rachunek bankowy,nr rachunku,numer rachunku,konto
        bankowe,numer rachunku bankowego,nr rachunku bankowego,nr konta bankowego,numer konta
        bankowego,rach. bank,nr rach}
    """,
    "bank": """
        bank; nazwa banku; dane bankowe
    """,
    "account_holder": """
        wlasciciel konta; wlasciciel rachunku; posiadacz rachunku; odbiorca przelewu
    """,
    "email": """
        email; e-mail; mail; adres email; adres e-mail
    """,
    "phone": """
        {telefon,tel,kom,nr telefonu,tel/fax,tel. kom,telefon kontaktowy,infolinia,tel.} {,:}
    """,
    "fax": """
        fax; faks
    """,
    "currency": """
        waluta; waluta faktury; kwoty w
    """,
    "column": """
        lp; nazwa towaru; nazwa towaru lub uslugi; nazwa towaru/uslugi; nazwa uslugi; ilosc; j.m;
        jm; jedn; cena; cena netto; cena brutto; pkwiu; jednostka; opis; towar/usluga; cena jedn;
        cena jedn. netto; nazwa; usluga; cn/pkwiu; gtu; rabat %; jedn. miary; towar; pozycja; kod
        produktu; symbol; cena jednostkowa netto; nazwa produktu; miara; nazwa towarow i uslug
    """,
    "title_invoice": """
        {faktura,faktura vat,faktura sprzedazy,rachunek,faktura zaliczkowa,faktura koncowa,faktura
        vat marza,faktura uproszczona,faktura vat oryginal,faktura wewnetrzna,duplikat
        faktury,faktura oryginal}
    """,
    "title_credit": """
        {faktura korygujaca,korekta faktury,nota korygujaca,faktura korekta,faktura vat
        korygujaca,korekta,faktura vat korekta,nota kredytowa,nota uznaniowa}
    """,
    "title_pro_forma": """
        faktura pro forma; faktura proforma; faktura pro-forma; proforma
    """,
    "title_receipt": """
        paragon; paragon fiskalny; pokwitowanie; dowod wplaty; kp; potwierdzenie zaplaty; dowod
        zakupu
    """,
    "title_reminder": """
        wezwanie do zaplaty; przypomnienie o platnosci; upomnienie; monit; ostateczne przedsadowe
        wezwanie do zaplaty; ponaglenie;
        przedsadowe wezwanie do zaplaty; drugie wezwanie do zaplaty; przypomnienie; nota odsetkowa
    """,
    "title_other": """
        {oferta,zamowienie,potwierdzenie zamowienia,wydanie zewnetrzne,wz,dokument
        wz,wyciag,umowa,wycena,dowod dostawy,list przewozowy,wyciag bankowy,potwierdzenie
        salda,zapytanie
        ofertowe,protokol,formularz,zlecenie,oswiadczenie,pz,kosztorys,zaswiadczenie};
        {oferta handlowa,oferta cenowa,lista plac,pasek wynagrodzenia,pasek plac,umowa o
        swiadczenie uslug,umowa zlecenie,umowa o dzielo,umowa o prace,umowa najmu,umowa
        sprzedazy,potwierdzenie przelewu,potwierdzenie odbioru,specyfikacja wysylki,list
        przewozowy cmr,polisa,polisa ubezpieczeniowa,protokol odbioru,protokol
        zdawczo-odbiorczy,zamowienie zakupu,przyjecie zewnetrzne,raport serwisowy,zestawienie
        transakcji,wyciag z rachunku,karta pracy}
    """,
}
