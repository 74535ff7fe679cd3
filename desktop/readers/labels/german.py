# SPDX-License-Identifier: AGPL-3.0-or-later
"""German labels, with Austrian and Swiss wording."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "number": """
        {rechnungs,rechnung
        ,rechn,rg,re,r,faktura,faktur,fakturen,gutschrift,gutschrifts,storno,beleg,
        rechnungsbeleg,dokument,dokumenten,dok,buchungsbeleg,quittungs,bon,abrechnungs,honorar,
        honorarnoten,schlussrechnungs,schlussrechnung ,teilrechnungs,rechnungskorrektur,
        handelsrechnung ,mahnungs,sammelrechnungs,vorgangs,note,honorarrechnungs,ihre rechnungs,
        unsere rechnungs,korrektur}{-nr,nr,nummer,no,# ,-nummer,id,kennung}; rechnung
        {nr,no,nummer,#,n°}; rechnungs-#; rechnungsreferenz; rechnungszeichen; handelsrechnung
        (380) nr; gutschrift nr; ~rechnung; ~gutschrift; ~nr; ~nummer; ~beleg;
        ~rechnungsnr./datum; rechnung / beleg nr; invoice nr; ~handelsrechnung; ~rechnung zu;
        rechnungsnummer/-datum; belegnummer/beleg; ~baurechnung; ~schlussrechnung; ~teilrechnung;
        ~honorarnote; ~unser zeichen; ~aktenzeichen
    """,
    "date": """
        {rechnungs,beleg,faktura,fakturen,ausstellungs,gutschrift,gutschrifts,erstellungs,
        dokument,dokumenten, rechnung,rg,rechn,schluss,rechnungsausstellungs,abrechnungs,
        quittungs,buchungs}{datum,dat,-datum,tag}; datum der {rechnung,ausstellung,
        rechnungsstellung,gutschrift}; rechnung vom; ausgestellt am; liefer- und rechnungsdatum;
        rechnungs- und lieferdatum; rechnungsdatum = lieferdatum; rechnungs-/lieferdatum;
        rechnungsdatum und leistungsdatum; rechnungs- und leistungsdatum;
        rechnungs-/leistungsdatum; rechnungsdatum/lieferdatum; rechnungsdatum / leistungsdatum;
        lieferdatum/rechnungsdatum; rechnungsdatum gleich lieferdatum; belegdatum; ~datum; ~vom;
        ~den; ~tag; datum/zeit; datum/uhrzeit; erstellt am; ~datum:; rechnung erstellt am;
        leistungs- und rechnungsdatum; liefer-/rechnungsdatum; rechnungsdatum entspricht
        leistungsdatum
    """,
    "due_date": """
        {falligkeits,zahlungs}{datum,termin,tag}; fallig {am,bis,per,zum,seit}; falligkeit;
        falligkeit netto; zahlbar {bis,bis zum,bis spatestens,bis spatestens
        zum,am,per,zum,spatestens bis,netto bis,ohne abzug bis,bis einschliesslich}; zu zahlen
        {bis,am,per}; {zahlungsfrist,zahlungsziel,zahlungsziel bis,zahlung bis,zahlung bis
        zum,zahlbar innert, zahlungsfrist bis}; fallig; netto fallig am; bitte {uberweisen sie
        bis,zahlen sie bis,bis}; spatestens bis; uberweisung bis; zahlung fallig am; betrag fallig
        am; valuta; wird am; abbuchung am; einzug am; lastschrift am; zahlbar netto bis;
        zahlungsfalligkeit; spatestens am; bis spatestens; bis zum; fallig per; fallig am datum;
        gesamtbetrag fallig am; zahlung erwartet bis; ~{netto,rein netto,ohne abzug,ohne skonto}
        {bis,bis zum,zum}; zahlen sie bitte bis; zu begleichen bis; zahlbar bis spatestens zum;
        einzugsdatum; abbuchungsdatum; lastschrifteinzug am; wird abgebucht am; bankeinzug am;
        zahlungseingang bis; zahlbar spatestens am; zahlbar ohne abzug bis; zahlung bis spatestens
    """,
    "order": """
        {bestell,bestellungs,auftrags,ihre auftrags,ihre bestell,kundenbestell,ihre
        bestellungs,ihre bestellung , kundenauftrags,bestellung ,auftrag ,ihre-bestell,ihr auftrag
        ,unsere auftrags,ihre referenz,kundenreferenz} {nr,nummer,no,-nr,-nummer,referenz,id};
        ihre bestellung; ~bestellung; ihre referenz; kundenreferenz; referenz des kaufers;
        leitweg-id; ihr auftrag; ihr zeichen; ~ihre bestellung vom; bestellreferenz;
        auftragsreferenz; ~auftrag; kaufreferenz; bestellkennung; ihr zeichen/bestellung; ihre
        bestellnummer; bestellung/auftrag nr
    """,
    "payment_reference": """
        {verwendungszweck,verwendungszweck an,zahlungsreferenz,zahlungsgrund,referenz
        zahlung,zahlungs-referenz,referenznummer,
        referenz-nr,qr-referenz,esr-referenz,buchungstext,mandatsreferenz}; verwendungszweck bei
        zahlung; bei zahlung bitte angeben; bitte angeben; bei uberweisung angeben; ~referenz;
        ~kassenzeichen
    """,
    "terms": """
        {zahlungs}{bedingungen,bedingung,konditionen,kondition,modalitaten,vereinbarung};
        zahlungs- bedingungen; konditionen; bedingungen; zahlungsziel; zahlungsweise; zahlungsart;
        zahlungskonditionen; zahlbar; skonto; zahlungshinweis
    """,
    "other_number": """
        {kunden,kd,kdn,debitoren,debitor,liefer,lieferschein,lieferanten,lief,projekt,
        vertrags,vertrag , angebots,angebot ,artikel,art,konto,kunden-,personal,
        mitglieds,versicherungs,buchungs,reservierungs, fahrzeug,zahler,auftrags-,
        kommission,kommissions,objekt,kostenstellen,teilnehmer,bestellpositions, positions,
        pos,transaktions,sendungs,paket,tracking,vorgangs-,ticket,serien,chargen,
        zolltarif,blz, bankleitzahl,telefon,fax,geschaftspartner,gp,lizenz,ursprungsbeleg,
        reklamations,original-rechnungs, kassen,terminal,trace,beleg-kassen,filial,markt,
        bediener,zimmer,material,seriennummer,kundenkonto, ihre kunden,unsere kunden,
        abteilungs,auftraggeber,glaubiger,abo,domain,bau,rapport,wa,eori,mietvertrags,
        bezugs,partner,vertragskonto,rechnungskonto,ursprungsrechnungs,kunde-} {nr,nummer,
        no,-nr,id,-nummer,-id,code}; kundennr; kunde; kunden nr; ihre kundennummer;
        lieferschein; seite; glaubiger-id; glaubiger-identifikationsnummer; steuer-id kunde; gln;
        unsere lieferantennummer; projekt; kostenstelle; vertrag; objekt; sachbearbeiter;
        bearbeiter; ansprechpartner; ihr ansprechpartner; abteilung; vorherige rechnung; zu
        rechnung; lieferanschrift nr; buchungsreferenz; weitere referenz; art der referenz;
        objektreferenz; auftragsnr lief; bestellnr des lieferanten; unsere referenz;
        vertragsreferenz; projektreferenz; lieferscheinreferenz; versandanzeige;
        originalrechnung; glaubigeridentifikationsnummer
    """,
    "other_date": """
        {liefer,leistungs,versand,bestell,auftrags,bestellungs,druck,kauf,lieferschein,
        vertrags,gultigkeits, anreise,abreise,buchungs-,reise,warenausgangs,valuta,termin,
        ursprungsbeleg,geburts,start,end,von,beginn, anlage,eingangs,abrechnungszeitraum,
        bestellschein,wertstellungs,reklamations,ausfuhrungs,liefer- und leistungs,
        leistungs-/liefer,liefer-/leistungs,umsatz,original-rechnungs,auslieferungs,
        bezugs}{datum,tag,-datum,termin}; {liefer,leistungs,abrechnungs,rechnungs,zeit,
        liefer- und leistungs,berichts,miet,nutzungs,service} {zeitraum,periode,zeit};
        zeitraum; lieferung am; lieferung vom; leistung vom; leistungen vom; bestellt am;
        bestellung vom; auftrag vom; lieferschein vom; anreise; abreise; gultig bis; skonto bis;
        bestelldatum; erbracht am; leistung erbracht am; versendet am; liefertermin; angebot vom;
        vertrag vom; skontofrist; innerhalb 10 tagen bis; leistungsmonat; druckdatum; periode;
        datum der lieferung; datum der leistung; steuerdatum; skontodatum; abrechnungsmonat;
        tatsachliches lieferdatum; beginn; ende; rapport vom; bezahlt am
    """,
    "subtotal": """
        {netto,gesamt netto,netto gesamt,nettogesamt,rechnungsbetrag netto,gesamtnetto,
        netto-,total netto, zwischensumme netto,endbetrag netto,summe netto}{,betrag,summe,
        wert,preis,warenwert,rechnungsbetrag, gesamtbetrag,-betrag,gesamtpreis,endbetrag,
        total,umsatz,entgelt,honorar}; {gesamtbetrag,rechnungsbetrag,summe,gesamtsumme,
        zwischensumme,betrag,gesamt,rechnungssumme,gesamtpreis, total,warenwert,
        auftragssumme,endsumme,endbetrag,zwischentotal,positionssumme,rechnungstotal,
        honorar} {netto,(netto),ohne ust,ohne mwst,ohne umsatzsteuer,ohne mehrwertsteuer,
        exkl mwst,exkl. ust,excl. mwst, exkl umsatzsteuer,exklusive mwst,vor steuern,vor
        ust,vor mwst,netto eur,ohne steuern,zzgl mwst,zzgl. ust,netto in eur, excl ust,
        exkl. mehrwertsteuer}; nettobetrag eur; zwischensumme; ~zwischensumme (netto); summe
        netto; steuerbasisbetrag; steuerpflichtiger betrag; entgelt; gesamt exkl. mwst;
        zwischentotal; summe der nettobetrage; steuerpflichtiger umsatz; warenwert netto; total
        exkl. mwst; bemessungsgrundlage gesamt; gesamtbetrag ohne umsatzsteuer; zwischen-summe;
        rechnungsbetrag netto; netto gesamtbetrag; gesamt (netto); summe (netto); gesamtsumme
        netto; betrag netto gesamt; zwischensumme exkl mwst; total exkl; total exkl mwst;
        netto-rechnungsbetrag; rechnungssumme netto; gesamtbetrag exkl. mwst; total ohne mwst;
        summe exkl. ust; summe ohne mwst; summe ohne ust; leistungssumme netto
    """,
    "line_total": """
        {positions,waren,artikel,summe positionen,summe der positionen,gesamt
        positionen,positionen}{summe,betrag, wert,gesamt,}; warenwert; summe positionen; summe
        leistungen; summe artikel; zwischensumme positionen; summe der positionen; summe aller
        positionen; zwischensumme vor rabatt; summe
    """,
    "tax": """
        {zzgl,zuzuglich,+,plus,inkl,inklusive,enthaltene,enthalten,darin enthalten,
        davon,gesamt,summe, total,zzgl. gesetzliche,zzgl. der gesetzlichen,gesetzliche,
        enth,incl,gesetzl,darin,hierin enthalten, betrag,im gesamtbetrag enthaltene,in der
        summe enthaltene,} {mwst,ust,mehrwertsteuer,umsatzsteuer, umsatzssteuer,steuer,
        steuern,vorsteuer,mw st,u st,ges. mwst,ges ust}; {mwst,ust,mehrwertsteuer,
        umsatzsteuer,steuer,mwst-,ust-,umsatzsteuer-}{betrag,summe,gesamt,total,satz
        betrag, gesamtbetrag,gesamtsumme,anteil,wert}; steuerbetrag; steuersumme; summe mwst;
        summe ust; summe steuern; gesamtsteuerbetrag; mwst gesamt; mwst betrag; ust betrag;
        betrag mwst; betrag ust; summe umsatzsteuer; steuerbetrag gesamt; steuergesamtbetrag;
        gesamtbetrag der steuer; gesamtbetrag steuer; gesamtbetrag der umsatzsteuer; gesamtbetrag
        umsatzsteuer; summe umsatzsteuerbetrage
    """,
    "taxable": """
        {basis,bemessungsgrundlage,basisbetrag,steuerbasis,netto-basis,nettowert,steuerbare
        basis, steuergrundlage,mwst-basis,netto,entgelt,nettobetrag,
        steuerbemessungsgrundlage,bemessung,steuerbasisbetrag, basis mwst,ust-basis,
        besteuerungsgrundlage,steuerpflichtig,mwst-pflichtig,netto-umsatz,nettoumsatz}
    """,
    "rate": """
        {mwst,ust,steuer,mehrwertsteuer,umsatzsteuer}{satz,-satz,satz in
        %,%,-%,schlussel,code,kz,satz [%],-satz %,in %}; mwst %; ust %; satz; steuersatz;
        steuercode; mwst-satz; steuerkennzeichen
    """,
    "total": """
        {gesamt,rechnungs,brutto,end,gesamtrechnungs,rechnungsgesamt,bruttogesamt,
        gesamtbrutto,rechnungsend, total,brutto-,gesamtend,schluss,kassen,
        brutto-rechnungs}{betrag,summe,preis,total,wert,-betrag}; {gesamtbetrag,
        rechnungsbetrag,summe,gesamtsumme,betrag,gesamt,rechnungssumme,gesamtpreis,total,
        endsumme,endbetrag,auftragssumme, rechnungsbetrag gesamt,rechnungstotal} {brutto,
        (brutto),inkl mwst,inkl. ust,inkl. mehrwertsteuer,inkl. umsatzsteuer,inklusive mwst,
        incl. mwst,incl. ust,mit mwst,mit ust,inkl. steuern,in eur,eur,chf,inkl. gesetzl.
        mwst,einschl. mwst,einschl. ust,brutto eur,(inkl. mwst),euro,in chf,in euro};
        bruttobetrag; bruttosumme; ~gesamt; ~summe; ~betrag; ~total; ~brutto; summe eur; summe
        gesamt; brutto gesamt; gesamtbetrag brutto; zu zahlen brutto; total chf; total eur;
        endsumme; gesamtbetrag der rechnung; gutschriftsbetrag; erstattungsbetrag;
        rechnungsbetrag in eur; rechnungssumme mit ust; rechnungssumme inkl ust; gesamtbetrag mit
        umsatzsteuer; gutschriftbetrag
    """,
    "due": """
        {zahl,zahlungs,offener ,falliger ,rest,noch zu zahlender ,zu zahlender
        ,uberweisungs,ausstehender , fallige ,zahlbarer ,zu uberweisender
        ,abbuchungs,einzugs,verbleibender }{betrag,summe,posten,
        gesamtbetrag,zahlbetrag,rechnungsbetrag}; zu zahlen; zu bezahlen; noch zu zahlen;
        zahlbetrag; restbetrag; restzahlung; restforderung; saldo; offen; forderung; noch offen;
        offener saldo; endbetrag zu zahlen; falliger betrag; gesamtforderung; auszahlungsbetrag;
        zahllast; fallig;
        noch zu uberweisen; verbleibende zahlung; verbleibende restsumme; restsumme; noch zu
        begleichen; zu begleichender betrag; zu uberweisen; offener rechnungsbetrag;
        schlusszahlung; noch offener betrag; zahlbarer rechnungsbetrag
    """,
    "paid": """
        {anzahlung,anzahlungen,abschlagszahlung,abschlagszahlungen,bereits bezahlt,bereits
        gezahlt,vorauszahlung, vorauszahlungen,gezahlt,bezahlt,geleistete anzahlung,erhaltene
        anzahlung,erhaltene anzahlungen, abzuglich anzahlung,abzgl anzahlung,abzgl.
        anzahlungen,zahlung,zahlungseingang,gezahlter betrag, akontozahlung,akonto,bereits
        geleistete zahlungen,vorausbezahlter betrag,gegeben,ruckgeld, abzuglich bereits
        gezahlt,teilzahlung,guthaben,bar,ec-karte,kartenzahlung,abschlag,erhaltene
        zahlungen,bezahlter betrag};
        bereits geleistete anzahlung; abzgl. bereits bezahlt; abzgl. geleistete anzahlung;
        abzuglich geleisteter anzahlungen; abzuglich erhaltener anzahlungen; abzuglich
        vorauszahlung; abzgl vorauszahlung; bezahlt per; erhaltener betrag; bereits beglichen;
        abzuglich akontozahlung; anzahlung vom; abzuglich abschlagszahlung; abzgl.
        abschlagszahlungen
    """,
    "discount": """
        {gesamt,rechnungs,kunden,mengen,sonder,treue,objekt,projekt,stammkunden,grosskunden,handler,neukunden,auftrags,waren,barzahlungs,familien,artikel,-,,treue-,sofort,auftrags,summe
        ,abzuglich ,abzgl ,./. , gesamtbetrag
        }{rabatt,nachlass,abschlag,preisnachlass,rabatte,ermassigung,gutschein,bonus,abzug};
        gesamtbetrag der abschlage; summe abschlage; summe der abschlage; abschlage; gesamtbetrag
        abschlage; summe nachlasse; gesamtrabatt; zu-/abschlag; nachlasse
    """,
    "shipping": """
        {versand,liefer,fracht,porto,transport,verpackungs,zustell,post,verpackung und
        versand,versand und verpackung,porto und verpackung,versand- und verpackungs,porto- und
        versand,verpackungs- und versand,speditions, zustellungs,paket,porto &
        versand}{kosten,gebuhr,gebuhren,pauschale,spesen,anteil,kostenanteil,kosten netto};
        versand; fracht; porto; porto/verpackung; lieferung; fracht-verp-vers; porto und
        verpackung; porto & verpackung; versand und verpackung; verpackung
    """,
    "charges": """
        gesamtbetrag der zuschlage; summe zuschlage; summe der zuschlage; zuschlage; zuschlag;
        nebenkosten; bearbeitungsgebuhr; mindermengenzuschlag; gebuhren; gebuhr; energiezuschlag;
        mahngebuhr; servicegebuhr; mautzuschlag; gesamtbetrag zuschlage; trinkgeld; sonstige
        kosten; aufschlag; spesen
    """,
    "rounding": """
        rundung; rundungsdifferenz; rundungsbetrag; rundungsausgleich; gerundet;
        rundungskorrektur; 5-rappen-rundung
    """,
    "other_amount": """
        ubertrag; zwischensumme ubertrag; stammkapital; grundkapital; einzelpreis; skontobetrag;
        skontierfahiger betrag; abzuglich skonto; skonto; betrag bei skonto; gewicht;
        gesamtgewicht; nettogewicht; bruttogewicht; anzahl positionen; kurs; wechselkurs;
        mahngebuhren; verzugszinsen; alter saldo; stundensatz; bruttopreis; lohnanteil;
        arbeitskosten; netto nach abzug skonto; betrag abzgl skonto; zahlbetrag mit skonto;
        ubertrag von seite; davon lohnkosten; artikelgesamtrabatt
    """,
    "supplier": """
        {verkaufer,lieferant,rechnungssteller,rechnungsaussteller,absender,von,
        leistungserbringer,auftragnehmer, anbieter,kreditor,rechnungsersteller,
        zahlungsempfanger,begunstigter,zahlbar an,konto / zahlbar an,empfanger der zahlung,
        verkaufer/leistungserbringer,vermieter,aussteller,leistender unternehmer,
        unternehmen, ihr lieferant,verkauft von,verkauf durch,verkauf und versand durch,
        rechnung von,dienstleister,handler,werk} {,:}; angaben zum verkaufer; verkaufer (bg-4)
    """,
    "buyer": """
        {kaufer,kunde,rechnungsempfanger,rechnungsadresse,rechnungsanschrift,rechnung
        an,leistungsempfanger,
        auftraggeber,besteller,kaufer/leistungsempfanger,kunden,empfanger,an,rechnung
        fur,kundenadresse,herrn,herr,frau, rechnungs-empfanger,debitor,zahlungspflichtiger,zahlbar
        durch,erwerber,mieter,kundenname,kunde/empfanger,an firma,
        kundenanschrift,rechnungsadressat,abnehmer,adressat,rechnungsempfanger/kaufer,ihre
        adresse,kunde / rechnungsadresse, fur,rechnungslegung an,kundendaten,ihre
        rechnungsadresse,auftraggeber/rechnungsempfanger,leistungsempfanger/kunde} {,:}; angaben
        zum kaufer; kaufer (bg-7)
    """,
    "ship_to": """
        {lieferadresse,lieferanschrift,warenempfanger,lieferung
        an,versandadresse,empfangsadresse,versandanschrift, lieferort,leistungsort,abweichende
        lieferadresse,ihre lieferadresse,leistungsadresse,ware geliefert an,
        steuervertreter,abweichender zahlungsempfanger,steuerlicher
        vertreter,objektadresse,bauvorhaben,baustelle,
        lieferempfanger,warenempfanger/lieferadresse,einsatzort,verbrauchsstelle,lieferstelle,
        steuerbevollmachtigter,lieferinformationen,abholadresse,endkunde,montageort,kontakt} {,:};
        ansprechpartner; kontaktperson
    """,
    "name": """
        name; firmenname; firma; handelsname; firmenbezeichnung; name/firma; name, vorname;
        unternehmensname
    """,
    "address": """
        adresse; anschrift; strasse; ort; plz; land; plz/ort; stadt; postfach; hausanschrift;
        adresszusatz
    """,
    "vat_id": """
        {ust,umsatzsteuer,mwst,ust-,unsere ust,ust.-,umsatzsteuer-,ust id,uid,uid-mwst,
        vat,mehrwertsteuer,atu,eu ust,che, ust.-identifikations,
        umsatzsteuer-identifikations,umsatzsteueridentifikations,mehrwertsteuer-} {id,idnr,
        id-nr,ident-nr,identnr,identifikationsnummer,-id,-idnr,-id-nr,-ident-nr,nr,
        nummer,-nr,-nummer, id nr,id nummer,-identifikationsnummer,-id-nummer,-identnummer,
        -id.-nr,idnummer,ident nr,-identnr,-id nr,id.nr,-identnr}; uid; uid-nr; uid nummer;
        ust.id; ust; uid-nummer; mwst-nr; mwst nr; mwst-nummer; umsatzsteuer-id; umsatzsteuer id;
        ust-id-nr des verkaufers; ust.-identnr; ustid; id-nr; ust-idnr. des lieferanten;
        umsatzsteuernummer-id; ustidnr
    """,
    "buyer_vat_id": """
        {ihre,kunden,kunde,ihre/kunden,kaufer,empfanger,rechnungsempfanger,
        leistungsempfanger,ihr,erwerber, kundin,auftraggeber,kaufers} {ust-id,ust-idnr,
        ust-id-nr,uid,uid-nr,umsatzsteuer-id,ustid,ust id,ust idnr,mwst-nr, uid-nummer,
        umsatzsteuer-identifikationsnummer,umsatzsteuer-idnr,umsatzsteuer-identnr,
        steuernummer, ust-identnr,ust-ident-nr,ust-id.-nr,vat-nr,
        umsatzsteueridentifikationsnummer}; {ust-idnr,ust-id,uid,ust-id-nr,ust-idnr.,
        ust-identnr,umsatzsteuer-id,uid-nr} {kunde,des kunden,kaufer,des kaufers, empfanger,
        des leistungsempfangers,auftraggeber,des empfangers,leistungsempfanger}
    """,
    "tax_number": """
        {steuer,st,steuer-,st.-,umsatzsteuer,ust-steuer,finanzamt steuer,unsere
        steuer}{nummer,nr,-nr,-nummer,nr.}; steuer-id; steueridentifikationsnummer; st.nr; stnr;
        finanzamt; st-nr; steuer nr; fa; idnr; steuer-identifikationsnummer
    """,
    "legal_id": """
        {handelsregister,hr,hrb,hra,hrb-,registergericht,amtsgericht,fn,firmenbuch,
        firmenbuchnummer,handelsregisternummer, ag,registernummer,handelsregister-nr,
        firmenbuch-nr,registereintrag,hr-nr,hrb nr,hrb-nr,hra nr,handelsreg,
        genossenschaftsregister,vereinsregister,partnerschaftsregister}; handelsregister
        nummer; gln; hrb:; hr b
    """,
    "iban": """
        iban; iban-nr; iban nr; iban nummer; kto iban; konto iban; iban-nummer; bankverbindung
        iban; konto (iban); qr-iban
    """,
    "bic": """
        bic; swift; bic/swift; swift/bic; bic-code; swift-bic; bic code; swift-code;
        bic/swift-code; swift code; bic (swift)
    """,
    "account": """
        {konto,kto,kontonummer,konto-nr,kto-nr,kto.nr,bankkonto,postkonto,pc-konto} {,nr,nummer};
        blz; bankleitzahl
    """,
    "bank": """
        {bank,bankverbindung,kreditinstitut,geldinstitut,bankname,hausbank,name der bank,unsere
        bankverbindung,bankverbindungen,bankdaten,bankinstitut}
    """,
    "account_holder": """
        kontoinhaber; kontoinhaberin; inhaber; empfanger; zahlungsempfanger; kontobezeichnung;
        kontoinhaber/in
    """,
    "email": """
        email; e-mail; mail; e-mail-adresse; emailadresse; email-adresse
    """,
    "phone": """
        {telefon,tel,fon,telefonnummer,mobil,mobile,handy,telefonnr,telefon-nr,
        rufnummer,tel-nr,fernruf,hotline,durchwahl,zentrale,festnetz} {,nr}; t
    """,
    "fax": """
        fax; telefax; faxnummer; telefaxnummer; fax-nr; f
    """,
    "currency": """
        wahrung; betrage in; rechnungswahrung; alle betrage in; wahrungscode; belegwahrung; wkz
    """,
    "column": """
        pos; position; artikel; bezeichnung; beschreibung; artikelbezeichnung;
        artikelbeschreibung; menge; anzahl; einheit; einzelpreis; e-preis; preis; preis/einheit;
        ep; gp; gesamtpreis; art.-nr; artikelnummer; leistung; nettopreis; g-preis; einzel;
        vk-preis; me; stk; std; stunden; stuck; produkt; leistungsbeschreibung; dienstleistung;
        einh; pos nr; nettowert; artikelnr; art; bezeichnung der leistung; e-preis eur;
        einzelpreis netto; preis pro einheit; text
    """,
    "title_invoice": """
        {rechnung,faktura,rechnungskorrektur,korrekturrechnung,rechnungs-korrektur,
        honorarnote,teilrechnung,schlussrechnung,sammelrechnung,
        handelsrechnung,abschlagsrechnung, kopie rechnung,rechnungskopie,rechnung kopie,
        honorarrechnung,baurechnung,verkaufsrechnung, e-rechnung,mietrechnung,jahresrechnung,
        stromrechnung,eingangsrechnung,anzahlungsrechnung,monatsrechnung, barrechnung,
        vorauszahlungsrechnung,kleinbetragsrechnung,einzelrechnung,servicerechnung,
        quittung/rechnung, ihre rechnung,rechnung/lieferschein,rechnung / lieferschein,
        rechnungsbeleg,hotelrechnung,dienstleistungsrechnung,endrechnung, steuerrechnung}
    """,
    "title_credit": """
        {gutschrift,stornorechnung,gutschriftsanzeige,
        storno,stornobeleg, rechnungsgutschrift,storno-rechnung,
        gutschrift/storno,wertgutschrift,kundengutschrift, warengutschrift}
    """,
    "title_pro_forma": """
        proforma-rechnung; proformarechnung; pro-forma-rechnung; proforma rechnung; pro forma
        rechnung; vorausrechnung
    """,
    "title_receipt": """
        quittung; kassenbon; kassenbeleg; bon; kaufbeleg; beleg; barbeleg; kundenbeleg;
        zahlungsbeleg; spendenquittung; kassenzettel
    """,
    "title_reminder": """
        mahnung; zahlungserinnerung; 1. mahnung; 2. mahnung; 3. mahnung; letzte mahnung; erste
        mahnung; zweite mahnung;
        zahlungsaufforderung; letzte zahlungserinnerung; mahnschreiben; mahnbescheid; erinnerung;
        kontoerinnerung
    """,
    "title_other": """
        {angebot,auftragsbestatigung,bestellung,lieferschein,kostenvoranschlag,
        bestellbestatigung,offerte, kontoauszug,kontoubersicht,vertrag,bestellschein,antrag,
        formular,anmeldung,kundigung,empfangsbestatigung, zahlungsavis,avis,lieferavis,
        packliste,preisliste,mitteilung,bescheid,bescheinigung,stundenzettel,
        arbeitsbericht, buchungsbestatigung,reservierungsbestatigung,saldenbestatigung,
        auftrag,kaufvertrag,mietvertrag,bestellformular, saldenliste,gehaltsabrechnung,
        lohnabrechnung,zeugnis,protokoll,reisekostenabrechnung,wareneingangsschein,
        rucksendeschein, retourenschein,einladung,anfrage,preisanfrage,abnahmeprotokoll,
        zahlungsbestatigung,reparaturauftrag};
        {entgeltabrechnung,verdienstabrechnung,bezugemitteilung,lohnzettel,gehaltszettel,dienstleistungsvertrag,werkvertrag,wartungsvertrag,arbeitsvertrag,rahmenvertrag,dienstvertrag,darlehensvertrag,leasingvertrag,versicherungsschein,versicherungspolice,regiebericht,regierapport,arbeitsrapport,warenbegleitschein,frachtbrief,abholschein,lieferbestatigung,auftragsbestatigung
        / bestellung,kontokorrentauszug,depotauszug,kreditkartenabrechnung,umsatzubersicht,offene
        posten
        liste,offene-posten-liste,ladeliste,kommissionierschein,bestellanforderung,leistungsnachweis,tatigkeitsnachweis,stundennachweis,serviceprotokoll,servicebericht,montagebericht,vertragsbestatigung,kundigungsbestatigung,eingangsbestatigung,teilnahmebescheinigung,zahlungsanweisung,uberweisungsbestatigung,preisangebot}
    """,
}
