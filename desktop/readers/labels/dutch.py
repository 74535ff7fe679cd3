# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dutch labels, with Belgian wording."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "number": """
        {factuur,faktuur,fact,bon,nota,creditnota,creditfactuur,document,rekening,
        verkoopfactuur,onze factuur,notanummer ,kwitantie,declaratie,uw factuur,
        betaaloverzicht,credit,kassabon,ticket,stuk,boekstuk,e-factuur}{nummer,nr,no,
        -nr,-nummer, nummer, nr, no, #,kenmerk,id}; factuur {nr,nummer,n°,#,no}; nummer
        factuur; ~factuur; ~nummer; ~nr; ~creditnota; ~nota; ~rekening; ~kenmerk; ~ons kenmerk;
        ~factuurkenmerk; ~document; ~no; ~n°; factuurnummer / factuurdatum; ~bonnummer;
        ~referentie
    """,
    "date": """
        {factuur,faktuur,nota,document,uitgifte,credit,boek,rekening,creditnota,
        verkoopfactuur,betaaloverzicht,facturatie,kassabon, opmaak,aanmaak,
        declaratie}{datum, datum,-datum}; datum {factuur,van uitgifte,nota,facturatie,
        document,van factuur,opmaak,creditnota}; ~datum; gefactureerd op; ~d.d; datum en tijd;
        uitgereikt op; ~datum:; ~dd; opgemaakt op; factuur d.d; factuur datum
    """,
    "due_date": """
        {verval,uiterste betaal,betaal,uiterlijke betaal,uiterste,incasso,uiterste verval,factuur
        verval}{datum, datum,dag,termijn}; {te betalen,betalen,te voldoen,gelieve te
        betalen,betaling,uiterlijk te betalen,te betalen uiterlijk,graag betalen}
        {voor,uiterlijk,voor of op,uiterlijk op,tot,vóór,op,ten laatste}; {vervalt op,betaling
        uiterlijk,uiterlijk,vervalt,betaal voor,vervaldag,te betalen
        voor,voor,betaaldatum,verval,uiterste datum van betaling,wordt geincasseerd op, datum
        betaling,vervaldatum factuur,ten laatste op,uiterlijk betalen op,uiterste
        betalingsdatum,afschrijving op,wordt op};
        uiterste betaaldatum; betalen voor; betaling uiterlijk; te voldoen voor; uiterlijk betalen
        op; te betalen voor; uiterlijk te voldoen op; betaaltermijn tot; vervaldag;
        incassodatum; datum incasso; afschrijfdatum; wordt afgeschreven op; uiterste betaaldatum;
        te betalen voor; betalen voor; uiterlijk te betalen op
    """,
    "order": """
        {inkoopordernummer,uw ordernummer,bestelnummer,uw referentie,uw kenmerk,inkooporder,po
        nummer,po-nummer,uw bestelling,uw order,uw bestelnummer,bestelbon,bestelbonnummer,uw
        ref,klantreferentie,referentie klant,inkoopnummer,opdrachtnummer,uw opdracht,inkooporder
        nr,bestelreferentie,ordernummer klant,uw po,po-nr,uw inkoopnummer,bestelbon
        nr,klantenreferentie,order referentie}; ~order; ~ordernummer; ~bestelling; ~ordernr
    """,
    "payment_reference": """
        {betalingskenmerk,betaalreferentie,gestructureerde
        mededeling,mededeling,betaalkenmerk,betalingsreferentie,onder vermelding
        van,o.v.v,ovv,kenmerk betaling,omschrijving bij betaling,vermeld bij betaling,gelieve te
        vermelden,kenmerk bij betaling,incassokenmerk}
    """,
    "terms": """
        {betalingsvoorwaarden,betaalvoorwaarden,betaalwijze,betalingswijze,betaalmethode,
        betalingstermijn,betalingsconditie,betalingscondities,betaalconditie,betaalcondities,
        betalingsmethode,wijze van betaling,betalingsvoorwaarde,conditie,betaalvoorwaarde,
        leveringsvoorwaarden,condities}; betaling
    """,
    "other_number": """
        {klant,debiteur,relatie,debiteuren,klanten,levering,pakbon,contract,project,
        artikel,offerte,lidmaatschap,account,rekening courant,leverancier,dossier,polis,
        reserverings,boekings,zending,track,ticket,uw klant,verzend,kenteken,serie,
        partij,aansluit,meter,kassa,transactie,oorspronkelijke factuur,abonnements,
        werkbon,leverings,opdracht,lid,verkoop,medewerker,cursist,tracking,incassant,
        machtigings,crediteur,ond,ondernemings,winkel,terminal}{nummer,nr,-nr, nummer, nr,
        code,id,-nummer}; pagina; klant; ordernr; uw klantnummer; order; pagina nr; blad;
        pakbon; contract; project; werknummer; incassant id; mandaatreferentie; kamer; ean
    """,
    "other_date": """
        {order,bestel,lever,levering,leverings,verzend,print,druk,aankoop,start,eind,
        begin,boekings,aankomst,vertrek,contract,uitvoerings,prestatie,geldigheids,
        transactie,besteldatum ,geboorte,afdruk,koop,ingangs,besteld,offerte,aflever,
        werk,pakbon}{datum,dag,-datum, datum}; {periode,factuurperiode,verbruiksperiode,
        leverperiode,aankomst,vertrek,geldig tot,dienstperiode,besteld op,geleverd op,
        facturatieperiode,periode van,contractperiode,levering,verzonden op,
        abonnementsperiode,betaald op,looptijd,datum van levering,datum levering,maand}
    """,
    "subtotal": """
        {subtotaal,sub totaal,sub-totaal,netto,totaal excl btw,totaal exclusief btw,totaal
        excl,bedrag excl btw,totaal netto,subtotaal excl btw,subtotaal ex btw,totaal ex
        btw,nettobedrag,totaalbedrag excl btw,factuurbedrag excl btw,netto bedrag,bedrag exclusief
        btw,totaalbedrag exclusief btw,maatstaf van heffing totaal,netto totaal,bedrag ex
        btw,subtotaal exclusief btw,totaal (excl. btw), totaal zonder btw,subtotaal (excl.
        btw),totaalprijs excl. btw,prijs excl. btw,totaal exclusief,totaal bedrag excl. btw,netto
        factuurbedrag, excl. btw,totaal goederen excl btw,factuurtotaal excl.
        btw,tussentotaal,totaal excl. b.t.w,btw excl,totaal btw excl,subtotaal excl,ex
        btw,exclusief btw, totaal maatstaf van heffing,totaal belastbaar,bedrag
        exclusief,subtotaal netto,nettobedrag totaal,totale nettobedrag,totaal te factureren excl
        btw};
        maatstaf van heffing; belastbaar bedrag; belastbare basis; nettobedrag; netto totaal;
        totaal netto; totaal exclusief; totaal excl; bedrag excl; bedrag exclusief btw;
        goederenbedrag; orderbedrag excl btw;
        {excl,ex,exclusief} btw
    """,
    "line_total": """
        {totaal regels,goederenbedrag,totaal artikelen,regeltotaal,totaal
        goederen,warenwaarde,brutobedrag goederen,totaal producten,totaal bruto,goederen
        totaal,totaal werkzaamheden,totaal diensten,totaal materialen,totaal arbeid}
    """,
    "tax": """
        {btw,b.t.w,btw bedrag,btw-bedrag,totaal btw,bedrag btw,omzetbelasting,waarvan btw,btw
        totaal,belasting,btw hoog,btw laag,plus btw,totaal b.t.w,totaal btw bedrag,totaalbedrag
        btw,incl. btw bedrag,te betalen btw,btw-totaal,totaal
        belasting,belastingen,belastingbedrag,bedrag b.t.w,21% btw,btw 21%,btw
        over,toeristenbelasting,waarvan b.t.w,totale btw,btw-bedrag totaal}
    """,
    "taxable": """
        {grondslag,maatstaf van heffing,maatstaf,btw grondslag,excl btw,basis,ex btw,over,btw
        over,netto bedrag,heffingsgrondslag,btw-grondslag,belastbaar bedrag,bedrag excl,btw
        basis,netto,mvh,maatst. v. heffing,bedrag ex. btw,belastbaar,grondslag btw}
    """,
    "rate": """
        {btw %,btw-tarief,btw tarief,btw percentage,tarief,btw code,btw-%,%
        btw,btw-percentage,percentage,btw pct,%,btw-code}
    """,
    "total": """
        {totaal incl btw,totaal inclusief btw,factuur
        totaal,factuurtotaal,totaalbedrag,eindtotaal,totaal,bedrag inclusief btw,bedrag incl
        btw,totaal factuur,factuurbedrag,totaal incl,totaalbedrag incl btw,eindbedrag,totaal
        eur,totaal bedrag,totaal (incl. btw),totaal te voldoen,totaalprijs,totaal
        factuurbedrag,totaal inclusief,bruto totaal,brutobedrag,totaal bruto bedrag,totaalbedrag
        inclusief btw,totaalprijs incl. btw, factuurbedrag incl. btw,factuurtotaal incl
        btw,factuur totaal eur,totaal incl. b.t.w,algemeen totaal,btw incl,totaal btw incl,totaal
        euro, incl. btw,totaal nota,totaal rekening,totaal creditnota,inclusief btw,totaal
        credit,totaal in euro,totaal factuurbedrag eur,totaal betaald,creditbedrag,bedrag
        factuur,totaal bedrag incl. btw}; ~bedrag; ~totaal bedrag;
        {incl,inclusief} btw
    """,
    "due": """
        {te betalen,totaal te betalen,nog te betalen,openstaand bedrag,te voldoen,openstaand,te
        betalen bedrag,nog te voldoen,resterend bedrag,restbedrag,saldo,openstaand saldo,totaal te
        betalen bedrag,door u te betalen,bedrag te betalen,verschuldigd bedrag,netto te
        betalen,totaal verschuldigd,totaalbedrag te betalen,resterend,te ontvangen,terug te
        ontvangen,af te schrijven bedrag,restant,te betalen eur,totaal te betalen eur,openstaande
        bedrag,bedrag verschuldigd};
        totaal te betalen; te betalen bedrag; nog te betalen; openstaand bedrag; te voldoen; door
        u te betalen; totaal te voldoen; saldo te betalen
    """,
    "paid": """
        {betaald,reeds betaald,voorschot,aanbetaling,vooruitbetaald,betaald bedrag,ontvangen,al
        betaald,reeds voldaan,voldaan,betaald met,betaald met ideal,aanbetaald,betaling
        ontvangen,totaal betaald bedrag,contant,pin,wisselgeld,reeds ontvangen,in
        mindering,voorschotten,reeds gefactureerd,vooruitbetaling}
    """,
    "discount": """
        {korting,totaal korting,kortingen,actiekorting,factuurkorting,klantkorting,
        orderkorting,kortingsbedrag,korting contant,bedrag korting,totale korting,rabat,
        kwantumkorting,relatiekorting,kortingscode,af korting,kredietbeperking}
    """,
    "shipping": """
        {verzendkosten,vrachtkosten,transportkosten,bezorgkosten,verzending,transport,
        porto,vracht,porti,leveringskosten,levering kosten,verzend- en administratiekosten,
        portokosten,verzend kosten,verpakkings- en verzendkosten,bezorging,verzend- en
        verpakkingskosten,vervoerskosten}
    """,
    "charges": """
        {toeslag,toeslagen,administratiekosten,servicekosten,orderkosten,brandstoftoeslag,
        overige kosten,kosten,emballage,statiegeld,milieuheffing,energietoeslag,
        verwijderingsbijdrage,kredietbeperkingstoeslag,dieseltoeslag,bijkomende kosten,
        recupel,bebat,fooi,behandelingskosten}
    """,
    "rounding": """
        {afronding,afrondingsverschil,afrondingsverschillen,afgerond}
    """,
    "other_amount": """
        {prijs per stuk,transporteren,transport vorige pagina,vorig saldo,vorige
        factuur,gewicht,stuksprijs,g-rekening,g rekening,loonbestanddeel,totaal
        gewicht,kredietbeperking tot,aantal stuks,totaal aantal,maatschappelijk kapitaal,koers,bij
        betaling binnen,totaal uren,oud saldo}
    """,
    "supplier": """
        {leverancier,verkoper,afzender,van,begunstigde,factuur
        van,dienstverlener,onderneming,opdrachtnemer,crediteur,bedrijf,uitgever,verkocht
        door,verhuurder,bedrijfsgegevens,ten name van,t.n.v,t.n.v.,verkoper (bg-4),firma,gegevens
        leverancier} {,:}
    """,
    "buyer": """
        {factuuradres,klant,koper,factuur aan,aan,debiteur,gefactureerd
        aan,opdrachtgever,afnemer,klantgegevens,t.a.v,tav,naam klant,adres
        klant,facturatieadres,facturatie adres,factuur
        voor,besteller,voor,factuurgegevens,klantnaam,gegevens klant,uw
        gegevens,factuurontvanger,huurder,geadresseerde,ontvanger,koper (bg-7),factureren
        aan,facturatiegegevens,de heer,dhr,mevrouw,mevr,factuur t.a.v} {,:}
    """,
    "ship_to": """
        {fiscaal vertegenwoordiger,
        afleveradres,leveradres,verzendadres,leveringsadres,geleverd aan,bezorgadres,lever
        adres,verzenden naar,leveren aan,leverings adres,aflever adres,plaats van
        levering,werkadres,verzonden aan,projectadres,verbruiksadres,bezorgen
        bij,uitvoeringsadres,contactpersoon,contact,ter attentie van,uw contactpersoon,behandeld
        door} {,:}
    """,
    "name": """
        naam; bedrijfsnaam; handelsnaam; firmanaam; naam bedrijf; statutaire naam
    """,
    "address": """
        adres; straat; postcode; plaats; woonplaats; land; gemeente; stad; vestigingsadres;
        postadres; bezoekadres; postbus; postcode/plaats
    """,
    "vat_id": """
        {btw nr,btw-nr,btw nummer,btw-nummer,btwnr,btwnummer,btw
        id,btw-id,btw-identificatienummer,btw identificatienummer,b.t.w. nr,btw nr. nl,btw nr
        nl,btw be,btw-nr.,btw nl,btw-id nummer,btw
        identificatie,omzetbelastingnummer,ob-nummer,b.t.w. nummer,vat nr,vat,ons btw nummer,btw
        reg. nr,ons btw-nummer,btw-id nr,b.t.w.-nr,btw no,vat nummer,btw.nr,btwid,btw nummer
        verkoper,ob nummer,btw/kvk} {,:}; ~btw
    """,
    "buyer_vat_id": """
        {uw btw nummer,uw btw-nummer,btw nummer klant,btw-nummer klant,uw btw nr,btw klant,uw
        btw-nr,btw-nr klant,btw nr klant,uw btw-id,uw btw-identificatienummer,btw nr. klant,btw
        nummer afnemer,btw-nummer afnemer,uw btw,uw btwnummer,btw-id klant,uw vat nummer,btw
        nummer koper,uw btwnr}
    """,
    "tax_number": """
        {fiscaal nummer,rsin,bsn,fiscaalnummer}
    """,
    "legal_id": """
        {kvk,k.v.k,kvk nummer,kvk-nummer,kvk nr,handelsregister,ondernemingsnummer,kamer van
        koophandel,rpr,kbo,kvk-nr,kvknummer,kvk nummer.,kvk no,k.v.k. nr,hr,ondernemingsnr,kbo
        nummer,kvknr,inschrijving kvk,k.v.k.-nummer,handelsreg,kvk utrecht,kvk amsterdam,kvk
        rotterdam,kvk den haag,kvk eindhoven,oin}
    """,
    "iban": """
        iban; bankrekening; iban nummer; iban-nummer; rekeningnummer iban; iban nr; iban rekening;
        iban rekeningnummer; bankrekeningnummer iban; iban/bic; rek. iban; bank iban
    """,
    "bic": """
        bic; swift; bic/swift; bic code; bic-code; swift/bic; swiftcode; swift code; biccode
    """,
    "account": """
        {rekeningnummer,rekening nr,bankrekeningnummer,rekeningnr,rek.nr,rek.
        nr,banknummer,bankrekening nr,bankrek,bankrek. nr,bank nr,rek,rekening}
    """,
    "bank": """
        {bank,banknaam,bankgegevens,bankier,naam bank,bank:}
    """,
    "account_holder": """
        ten name van; t.n.v; tenaamstelling; rekeninghouder; begunstigde; tnv; naam rekeninghouder
    """,
    "email": """
        email; e-mail; mail; e-mailadres; emailadres; e-mail adres; email adres
    """,
    "phone": """
        {telefoon,tel,telefoonnummer,mobiel,tel nr,gsm,telefoon
        nr,tel.nr,klantenservice,t,mob,tel.nummer,telnr} {,:}
    """,
    "fax": """
        fax; telefax; faxnummer; f
    """,
    "currency": """
        valuta; munt; bedragen in; munteenheid; factuurvaluta; alle bedragen in
    """,
    "column": """
        omschrijving; aantal; prijs; artikel; stuksprijs; artikelomschrijving; eenheid;
        eenheidsprijs; prijs/st; hoeveelheid; product; productomschrijving; tarief per uur; uren;
        dagen; p/st; per stuk; artikelcode; qty; stuks; prijs per eenheid; regel; werkzaamheden;
        dienst; korting %; verpakking; ehd; isbn/ean; datum/omschrijving; bedrag ex; verkoopprijs;
        beschrijving; e.h; prijs excl. btw; stukprijs; art.nr; art. nr
    """,
    "title_invoice": """
        {factuur,verkoopfactuur,rekening,nota,kopie factuur,factuur kopie,verzamelfactuur,
        voorschotfactuur,eindfactuur,slotfactuur,declaratie,factuur/invoice,termijnfactuur,
        e-factuur,maandfactuur,jaarfactuur,jaarnota,faktuur,duplicaat factuur,kopiefactuur,
        deelfactuur,aanbetalingsfactuur,energienota,betaaloverzicht,vereenvoudigde factuur,
        debetnota}
    """,
    "title_credit": """
        {creditnota,creditfactuur,credit nota,credit
        factuur,credit-nota,kredietnota,correctiefactuur,creditfaktuur}
    """,
    "title_pro_forma": """
        pro forma factuur; proforma factuur; pro-forma factuur; proformafactuur
    """,
    "title_receipt": """
        {kassabon,bon,kwitantie,ontvangstbewijs,aankoopbewijs,betaalbewijs,kasticket,
        bonnetje,kassaticket,rekening/kassabon}
    """,
    "title_reminder": """
        {herinnering,aanmaning,betalingsherinnering,sommatie,ingebrekestelling,tweede
        herinnering,laatste herinnering,eerste herinnering,betaalherinnering,laatste aanmaning};
        eerste herinnering; tweede herinnering; laatste herinnering; ingebrekestelling; sommatie;
        eerste aanmaning; tweede aanmaning
    """,
    "title_other": """
        {offerte,orderbevestiging,pakbon,leverbon,bestelbon,inkooporder,rekeningoverzicht,
        afleverbon,prijsopgave,opdrachtbevestiging,bestelling,contract,overeenkomst,
        rekeningafschrift,loonstrook,bankafschrift,werkbon,aanvraagformulier,formulier,
        reserveringsbevestiging,boekingsbevestiging,vrachtbrief,retourformulier,urenstaat,
        bestelformulier,specificatie uren,machtiging,saldo-overzicht,salarisstrook,
        certificaat,verzendbevestiging,besteloverzicht,verklaring,betaaladvies,leveringsbon};
        {salarisspecificatie,salarisstrook,loonspecificatie,loonstrookje,arbeidsovereenkomst,huurovereenkomst,huurcontract,dienstverleningsovereenkomst,onderhoudscontract,serviceovereenkomst,servicerapport,werkrapport,polisblad,verzekeringspolis,betalingsbevestiging,ontvangstbevestiging,transportdocument,leveringsnota,bestelbevestiging,prijsaanvraag,voorstel,bankuittreksel,rekeninguittreksel,urenstaat,creditcardoverzicht}
    """,
}
