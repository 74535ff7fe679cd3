# SPDX-License-Identifier: AGPL-3.0-or-later
"""Italian labels, with Swiss wording."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "number": """
        {numero,n,nr,n°,num,no,nº,n.ro,rif,id} {fattura,di fattura,della fattura,documento,doc,del
        documento,di documento, ricevuta,nota di credito,nota credito,parcella,fatt,di ricevuta};
        {fattura,fatt,ft,documento,ricevuta,nota di credito,nota credito, parcella,ricevuta
        fiscale,fattura commerciale,fattura accompagnatoria,fattura elettronica,doc,fattura
        immediata,fattura differita,fattura di vendita} {n,nr,n°,num,numero,no,nº,n.ro,#}; fattura
        n. del; numero/data; n. doc; ~fattura; ~numero; ~n; ~nr; ~n°; ~documento; ~nota di
        credito; numero e data documento; ~parcella; ~fattura n. / data; ~ricevuta
    """,
    "date": """
        data {fattura,documento,di emissione,emissione,della fattura,doc,del documento,di
        fatturazione,fatturazione,di fattura,ricevuta,fatt, nota di credito,emissione
        fattura,ora}; fattura del; ~data; emessa il; ~del; emesso il; data e ora; ~data:;
        data/ora; ~in data; ~li
    """,
    "due_date": """
        {scadenza,data scadenza,data di scadenza,scadenza pagamento,scadenze,entro il,da pagare
        entro,da pagare entro il,pagamento entro,pagamento entro il,data di pagamento,data
        pagamento,scade il,scadenza fattura,da saldare entro,termine di pagamento, data scadenza
        pagamento,scadenza di pagamento,scadenza il,pagare entro,pagare entro il,data di scadenza
        del pagamento, pagabile entro,addebito il,scadenza rata,pagabile entro il,valuta,scad,data
        scad,scadenza del pagamento};
        data addebito; addebito in data; da pagare entro; da pagare entro il; entro il; pagare
        entro il; scadenze
    """,
    "order": """
        {ordine,numero ordine,n ordine,n° ordine,ordine n,ordine n°,vs ordine,vostro ordine,ordine
        cliente,ordine di acquisto,rif. ordine,riferimento ordine,vs. rif,vostro riferimento,rif.
        cliente,numero d'ordine,nr ordine,ordine nr,n. ordine cliente,vs. ord,riferimento
        cliente,numero ordine di acquisto,numero ordine cliente,ordine d'acquisto,vs.
        riferimento,cig,cup,rif. vs. ordine}
    """,
    "payment_reference": """
        {causale,causale bonifico,riferimento pagamento,causale di pagamento,causale di
        versamento,causale versamento,riferimento di pagamento,causale del bonifico,riferimento
        bonifico,codice avviso,indicare nella causale}
    """,
    "terms": """
        {condizioni,modalita,termini,metodo,tipo,condizione,forma,mezzo} {di
        pagamento,pagamento,del pagamento,e modalita di pagamento}; pagamento; condizioni; cond.
        pagamento; mod. pagamento; pag
    """,
    "other_number": """
        {numero,n,nr,n°,codice,cod,rif,id,nº} {cliente,ddt,di trasporto,bolla,
        contratto,preventivo,articolo,fornitore,conto,commessa,pratica, polizza,utenza,
        prenotazione,offerta,d.d.t,spedizione,lotto,matricola,agente,fattura originale,
        progetto,dipendente, operatore,cassa,camera,destinatario,univoco,sdi,iscrizione,
        rea,albo,lettera,colli,pod,pdr,cassa,serie,registrazione}; codice cliente; codice
        destinatario; codice univoco; pagina; ddt n; preventivo n; ddt; codice sdi; rif. ddt;
        cliente n; contratto; commessa; pag. n; cod. destinatario; fattura collegata; pod; pdr;
        codice univoco sdi
    """,
    "other_date": """
        data {ordine,consegna,di
        consegna,ddt,spedizione,contratto,trasporto,inizio,fine,nascita,di
        nascita,ritiro,stampa,arrivo, partenza,prestazione,valuta,registrazione,ordine di
        acquisto,di spedizione,operazione,offerta,dell'ordine,inizio
        trasporto,bolla,esecuzione,servizio,di stampa,ricezione,di inizio,di fine};
        {periodo,periodo di riferimento,periodo di fatturazione,dal,al,consegna
        il,arrivo,partenza,valido fino al,validita,periodo fatturato,check-in,check-out,ddt
        del,ordine del,competenza,pagato il}
    """,
    "subtotal": """
        {imponibile,totale imponibile,subtotale,sub totale,sub-totale,totale netto,netto,totale
        iva esclusa,importo netto,totale senza iva,totale merce netto,totale escl iva,importo
        imponibile,tot. imponibile,imponibile totale,totale imponibile iva,totale parziale,base
        imponibile,totale esclusa iva,importo totale netto,totale (iva esclusa),totale al netto di
        iva,totale prestazioni,tot imponibile, totale ivato escluso,netto merce,netto a
        fattura,totale imponibili,totale al netto iva,totale compensi};
        totale imponibile netto; imponibile totale; totale netto; totale merce netto; importo
        netto; totale senza iva; totale esclusa iva; totale iva esclusa; netto merce; totale al
        netto di iva; imponibile netto; tot. imponibile; tot imponibile; base imponibile
    """,
    "line_total": """
        {totale merce,totale righe,somma,totale articoli,importo merce,totale merci,tot.
        merce,valore merce,totale prodotti,totale lordo merce,totale beni e servizi,totale
        servizi,importo lordo,totale lordo}
    """,
    "tax": """
        {iva,i.v.a,totale iva,imposta,totale imposta,importo iva,imposte,totale imposte,di cui
        iva,iva totale,tot. iva,imposta totale,ammontare iva,totale i.v.a,imposta sul valore
        aggiunto,ammontare imposta,importo imposta,tot. imposta,totale iva eur,valore iva,importo
        i.v.a,imposta iva}
    """,
    "taxable": """
        {imponibile,base imponibile,imponibile iva,imponibili,importo
        imponibile,base,netto,imponibile/importo,imp}
    """,
    "rate": """
        {aliquota,aliquota iva,% iva,iva %,cod. iva,codice iva,aliq,aliq. iva,%,aliquota %,al.
        iva,c.iva,c. iva,al.iva,% i.v.a}
    """,
    "total": """
        {totale,totale fattura,totale documento,totale complessivo,importo totale,totale iva
        inclusa,totale generale,totale ivato, totale eur,totale euro,totale lordo fattura,totale
        (iva inclusa),tot. fattura,tot. documento,totale con iva,importo totale documento,importo
        fattura,totale compresa iva,totale iva compresa,importo complessivo,totale incl.
        iva,totale doc,tot fattura,totale parcella,totale fattura eur,totale nota di
        credito,totale chf,totale fattura euro,importo lordo totale,prezzo totale, totale da
        fattura,importo totale fattura,totale della fattura,totale ricevuta,totale ordine,totale
        lordo iva inclusa,importo totale lordo,tot}; ~importo; ~tot.
    """,
    "due": """
        {totale da pagare,da pagare,netto a pagare,importo da pagare,totale dovuto,importo
        dovuto,saldo,saldo dovuto,totale a pagare,a pagare,residuo,netto da pagare,totale a
        saldo,importo a saldo,rimanenza,totale netto a pagare,residuo da pagare,importo
        residuo,totale bolletta,netto a pagare eur,importo a pagare,totale a dovere,da versare,da
        saldare,importo scadenza};
        totale da pagare; netto a pagare; importo da pagare; saldo a pagare; totale a pagare;
        residuo da pagare; importo dovuto; totale dovuto; da pagare; saldo dovuto; netto da
        pagare; da saldare
    """,
    "paid": """
        {acconto,acconti,pagato,gia pagato,importo pagato,anticipo,caparra,versato,acconto
        versato,contanti,resto,totale pagato,anticipi,a detrarre acconto,pagamento
        ricevuto,importo versato,pagamento contante,pagamento elettronico,acconto
        ricevuto,incassato,carta,bancomat,importo gia pagato};
        acconto; acconti; acconto versato; gia pagato; anticipo; importo pagato; caparra; meno
        acconto; gia versato; pagato; a dedurre acconto
    """,
    "discount": """
        {sconto,sconti,totale sconto,abbuono,sconto totale,totale sconti,sconto
        merce,sconti/abbuoni,importo sconto,sconto incondizionato,sconto cassa,sconti e
        abbuoni,abbuoni,buono sconto,sconto cliente}
    """,
    "shipping": """
        {spese di spedizione,spedizione,trasporto,spese trasporto,spese di trasporto,spese
        spedizione,imballo,contributo spese di spedizione,consegna,spese imballo,porto,nolo,spese
        di consegna,costo di spedizione,costi di spedizione,contributo trasporto,spese trasporto e
        imballo}
    """,
    "charges": """
        {spese,spese incasso,bolli,bollo,imposta di bollo,spese bancarie,contributo,cassa
        previdenza,rivalsa,rivalsa inps,spese accessorie,spese varie,spese bollo,spese
        d'incasso,spese di incasso,coperto,contributo integrativo,marca da bollo,altre
        spese,commissioni,cassa,maggiorazione,spese amministrative,virtuale}
    """,
    "rounding": """
        {arrotondamento,arrotondamenti,differenza arrotondamento}
    """,
    "other_amount": """
        {ritenuta,ritenuta d'acconto,ritenuta acconto,capitale sociale,prezzo unitario,riporto,a
        riportare,peso,colli,totale colli,peso lordo,cap. soc,cap. sociale,peso netto,ritenuta
        irpef,totale ritenuta,n. colli,cambio,totale quantita,totale pezzi,saldo
        precedente,fido,volume,importo ritenuta,split payment,totale ritenute}
    """,
    "supplier": """
        {fornitore,mittente,cedente,cedente/prestatore,emittente,venditore,da,
        beneficiario,prestatore,ditta,azienda,emessa da,dati fornitore,cedente / prestatore
        (fornitore),dati del fornitore,cedente prestatore,dati azienda,pagabile a,conto /
        pagabile a,creditore,venduto da,fornitore di servizi,venditore (bg-4),fornitore:} {,
        :}
    """,
    "buyer": """
        {cliente,spett.le,spettabile,spett,destinatario,cessionario,
        cessionario/committente,intestatario,fatturare a,indirizzo di fatturazione,
        acquirente,committente,intestazione,dati cliente,a,egr,egregio,gentile,fatturato
        a,intestato a, destinatario fattura,spett.le ditta,cessionario / committente
        (cliente),dati di fatturazione,per,cessionario committente,egr. sig, dati del
        cliente,intestazione fattura,indirizzo fatturazione,gent.mo,gent.le,compratore,
        pagabile da,spett.le cliente,spettabile ditta, debitore,spettabili,cliente:,
        acquirente (bg-7),fatturazione,intestatario fattura,ragione sociale cliente,gent.ma,
        egr.} {,:}
    """,
    "ship_to": """
        {destinazione,destinazione merce,luogo di destinazione,luogo di consegna,indirizzo di
        spedizione,consegnare a,indirizzo di consegna,spedire a,indirizzo spedizione,indirizzo
        consegna,destinatario merce,consegna presso,destinazione diversa,luogo
        destinazione,spedizione a,vettore,indirizzo di fornitura,contatto,referente,persona di
        contatto,c.a,alla c.a,all'attenzione di,rappresentante fiscale} {,:}
    """,
    "name": """
        nome; ragione sociale; denominazione; nominativo; denominazione/ragione sociale; nome e
        cognome; cognome e nome; rag. sociale; denominazione:
    """,
    "address": """
        indirizzo; via; citta; cap; comune; provincia; paese; nazione; sede legale; sede;
        localita; residenza; prov
    """,
    "vat_id": """
        {partita iva,p.iva,p. iva,part. iva,piva,p.i,p. iva e c.f,partita iva/codice fiscale,cod.
        fisc. e p. iva,c.f. e p.iva,c.f./p.iva,p.iva/c.f,vat,partita iva e codice fiscale,codice
        fiscale e partita iva,n. iva,numero iva,p.iva e cod.fisc,identificativo fiscale ai fini
        iva,id fiscale iva,cod.fisc./p.iva,c.f. / p.iva,p.iva / c.f,p. i.v.a,p.i./c.f,c.f. e
        partita iva,codice fiscale/partita iva,numero di partita iva,codice iva,n. partita iva,cf
        e p.iva,cf/p.iva,c.f.-p.iva,p.iva - c.f,idi,numero partita iva} {,:}
    """,
    "buyer_vat_id": """
        {p.iva cliente,partita iva cliente,vs. partita iva,p. iva cliente,partita iva del
        cliente,cod. fisc. cliente,vostra partita iva,vs. p.iva,codice fiscale cliente,p.iva
        destinatario,p.iva del cliente,partita iva acquirente,vs p. iva}
    """,
    "tax_number": """
        {codice fiscale,c.f,cod. fiscale,cod. fisc,cf,cod.fisc,c. f,cod fiscale} {,:}
    """,
    "legal_id": """
        {rea,r.e.a,registro imprese,n. rea,numero rea,reg. imprese,iscr. reg.
        imprese,c.c.i.a.a,cciaa,n. r.e.a,r.i,registro delle imprese,iscrizione registro
        imprese,iscritta al registro imprese}
    """,
    "iban": """
        iban; codice iban; coordinate iban; cod. iban; iban n; coordinate bancarie iban; c/c iban;
        n. iban
    """,
    "bic": """
        bic; swift; bic/swift; codice bic; codice swift; swift/bic; bic swift; cod. bic; codice
        bic/swift
    """,
    "account": """
        {conto,conto corrente,c/c,n. conto,numero conto,abi,cab,cin,conto bancario,numero di
        conto,c/c n,c/c postale,cc}
    """,
    "bank": """
        {banca,banca d'appoggio,istituto,coordinate bancarie,banca appoggio,istituto bancario,nome
        banca,ns. banca,istituto di credito,appoggio bancario,dati bancari,ns banca}
    """,
    "account_holder": """
        intestatario; intestatario conto; beneficiario; conto intestato a; intestato a;
        intestatario c/c
    """,
    "email": """
        email; e-mail; mail; pec; posta elettronica; indirizzo email; pec:
    """,
    "phone": """
        {telefono,tel,cell,cellulare,tel/fax,telef,tel. e fax,numero di telefono,recapito
        telefonico,num. tel,servizio clienti,tel.} {,:}
    """,
    "fax": """
        fax; telefax; n. fax
    """,
    "currency": """
        valuta; divisa; importi in; importi espressi in; valuta fattura; moneta
    """,
    "column": """
        descrizione; quantita; q.ta; qta; prezzo unitario; prezzo; articolo; codice; u.m; um;
        unita; codice articolo; importo netto; importo riga; prezzo unit; descrizione dei beni;
        descrizione prodotto; descrizione articolo; cod. art; sc; sc %; cod. articolo; pz; sconto
        %; descrizione beni; prestazione; prestazioni; prezzo totale riga; servizio; ore; pr.
        unitario; natura; beni; descrizione servizi
    """,
    "title_invoice": """
        {fattura,fattura accompagnatoria,fattura immediata,fattura differita,parcella,fattura
        elettronica,fattura di cortesia,copia fattura,fattura di vendita,fattura
        commerciale,fattura/invoice,fattura semplificata,fattura di acconto,fattura di
        saldo,notula,bolletta,copia di cortesia,fattura riepilogativa,nota di addebito,avviso di
        fattura,nota di debito}
    """,
    "title_credit": """
        {nota di credito,nota credito,nota di accredito,nota di variazione,storno fattura,nota
        d'accredito,fattura di storno}
    """,
    "title_pro_forma": """
        fattura proforma; proforma; preavviso di parcella; fattura pro forma; fattura pro-forma;
        avviso di parcella; progetto di notula
    """,
    "title_receipt": """
        {ricevuta,ricevuta fiscale,scontrino,scontrino fiscale,documento commerciale,ricevuta di
        pagamento,ricevuta non fiscale,scontrino non fiscale,ricevuta generica}
    """,
    "title_reminder": """
        sollecito; sollecito di pagamento; primo sollecito; secondo sollecito; avviso di pagamento
        scaduto; messa in mora; diffida;
        primo sollecito; secondo sollecito; ultimo sollecito; diffida; messa in mora
    """,
    "title_other": """
        {preventivo,ordine,ordine di acquisto,documento di trasporto,ddt,conferma
        d'ordine,estratto conto,offerta,bolla di consegna,conferma ordine,bolla,contratto,nota di
        consegna,busta paga,cedolino,modulo,modulo d'ordine,conferma
        prenotazione,richiesta,certificato,verbale,rapporto di intervento,rapportino,bolla di
        accompagnamento,lista di prelievo,distinta,avviso di pagamento,contabile bonifico,domanda};
        {prospetto paga,cedolino,contratto di servizio,contratto di fornitura,contratto di
        locazione,polizza,polizza assicurativa,rapportino,rapporto di lavoro,rapporto
        d'intervento,bolla,distinta di consegna,lettera di vettura,richiesta di offerta,contabile
        bancaria,ricevuta di bonifico,avviso di spedizione,lista di imballaggio,packing
        list,estratto conto bancario,conferma di pagamento,proposta commerciale}
    """,
}
