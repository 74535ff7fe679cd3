# SPDX-License-Identifier: AGPL-3.0-or-later
"""French labels, with Belgian, Swiss and Canadian wording."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "number": """
        {numero,no,n°,n,num,nº,ref,reference,ndeg} {de facture,facture,de la facture,de
        piece,piece,de document, document,d'avoir,avoir,de note,de l'avoir,du document,de recu,de
        la piece,interne facture}; facture {n°,no,n,nº,numero,num,ref,#,ndeg}; avoir
        {n°,no,n,nº,numero}; {piece,document,recu,note d'honoraires, note,ticket} {n°,numero,nº};
        ~facture; ~avoir; ~n°; ~no; ~numero; ~reference; ~ref; ~reference facture; ~piece; facture
        n° / date; n°facture; votre facture n°; ~nos references; ~facture d'acompte; ~facture
        d'avoir
    """,
    "date": """
        date {de facturation,facture,de facture,de la facture,d'emission,de l'emission,emission,de
        piece,de la piece, du document,document,piece,d'edition,de
        l'avoir,d'avoir,d'etablissement,de creation,facturation}; emise le; emis le; facture du;
        facture le; facture en date du; ~date; ~le; ~du; ~en date du; etabli le; etablie le;
        ~date:; date d'emission de la facture; facturee le; ~date de commande et facture; ~fait
        le; edite le; editee le
    """,
    "due_date": """
        {date ,,date d'}{echeance,d'echeance,de l'echeance}; date {d'echeance de paiement,limite
        de paiement,limite de reglement,de paiement,de reglement,limite,d'exigibilite,d'echeance
        du paiement,butoir,paiement}; {a payer,payable, reglement,a regler,paiement,echeance,a
        payer avant,exigible} {avant le,le,au,au plus tard le,jusqu'au,avant, au plus tard,pour
        le,d'ici le,du,du le}; echeance de paiement; a regler au plus tard le; date d'echeance
        reglement; paiement au; echeance reglement; echeance(s); echeance au; le net a payer est
        exigible le; preleve le; date de prelevement; sera preleve le; paiement du; reglement du;
        du le; echeance facture;
        date de prelevement; prelevement le; preleve le; date du prelevement; date d'exigibilite;
        a payer avant le; a regler avant le; exigible le; montant preleve le; sera preleve le
    """,
    "order": """
        {n°,numero,no,nº,ref,reference,n} {de commande,commande,bon de commande,de bon de
        commande,du bon de commande, commande client,de la commande,de votre commande,bc,commande
        achat,d'engagement,engagement}; {votre,vos} {commande,reference, references,ref,n° de
        commande,numero de commande,bon de commande,commande n°}; ~commande; commande {n°,no,nº,
        numero,client}; bon de commande; bon de commande {n°,nº}; ~votre ref; ref client;
        ~reference client; reference acheteur; commande du client; bc n°; ref. commande; service
        executant
    """,
    "payment_reference": """
        {communication,communication structuree,reference de paiement,reference paiement,libelle
        du virement, reference virement,reference de virement,motif du virement,ref
        paiement,reference avis de paiement, reference du paiement,reference a rappeler,a
        rappeler,libelle de virement,motif de paiement,motif, objet du virement,reference a
        indiquer,rum,libelle}; a rappeler lors de votre reglement
    """,
    "terms": """
        {condition,conditions,modalite,modalites,mode,delai,termes} {de paiement,de
        reglement,paiement,reglement, de vente,et modalites de paiement,et mode de paiement};
        moyen de paiement; moyens de paiement; type de paiement; paiement; reglement; condition
        reglement; termes de paiement; modes de reglement
    """,
    "other_number": """
        {n°,numero,no,nº,code,ref,reference,id,identifiant,n} {client,de client,de
        compte,compte,compte client,bl,de bl,bon de livraison,de bon de livraison,de
        devis,devis,de contrat,contrat,de projet,projet,d'adherent,article, produit,de
        dossier,dossier,fournisseur,de vente,bon de vente,bon de reception,de facture
        associee,d'affaire, affaire,abonne,de police,d'ordre,ordre,de lot,de serie,de
        suivi,d'expedition,expedition,chantier,fiscal, de reservation,reservation,de
        ticket,affilie,agrement,de telephone,de facture d'origine,facture d'origine, appel
        d'offres,comptable,marche,de marche,facture associee,de suivi colis,abonnement,point de
        livraison}; votre n° client; vos identifiants; client n°; devis n°; contrat n°; page;
        dossier; code client; ref appel d'offres; ref projet; ref comptable; ref interne;
        reference interne; cadre de facturation; facture d'origine; affaire suivie par; vendeur
        n°; bl n°; bon de livraison n°; bon de livraison; compte client; pdl; pce; gln; devis;
        contrat; affaire; agence; compte acheteur; ics
    """,
    "other_date": """
        date {de livraison,livraison,de commande,commande,de prestation,de la prestation,de
        debut,de fin,de l'operation, de debut de prestation,de fin de prestation,de facture
        associee,du devis,de valeur,d'impression,de depart, d'arrivee,de naissance,de
        validite,d'expedition,de debut de periode,de fin de periode,de sejour,de reception, de la
        commande,de vente,de realisation,d'intervention,d'execution,du bl,de contrat,d'effet,de
        service, de facture d'origine,du bon de commande,de reservation,du contrat};
        {periode,periode de facturation,periode du,livre le,commande du,livraison du,commande
        le,arrivee,depart, valable jusqu'au,expedie le,devis du,prestation du,bl du,periode
        d'abonnement,periode de consommation,sejour du, periode de prestation,bon de livraison
        du,livraison le,prestations du,validite,periode facturee,paye le,payee le,reglee le}
    """,
    "subtotal": """
        {total,montant,net,sous-total,sous total,montant total,total net,total general,somme,total
        facture,prix,total montant,prix total, montant net,base,total des prestations,total brut}
        {ht,h.t,hors taxe,hors taxes,hors tva,htva,h.t.v.a,hors tva en eur,(ht),ht net,net ht, ht
        eur,ht en euros,hors-taxes,htva eur,h.t. eur,ht apres remise,imposable,tva excl,ht en
        eur,ht total}; {sous-total,sous total}; total net; montant hors taxes; net commercial;
        montant total net; net ht; ht; total tva excl; montant hors tva; base imposable totale;
        total htva; total excl. tva; total hors taxes en euros; montant ht total; total ht net;
        total du montant ht; net ht eur;
        montant total ht net; total ht apres remise; net hors taxe; total net ht; total hors taxe
        net; base hors taxe; total prestations ht; total travaux ht; montant des prestations ht;
        sous-total hors taxes; valeur ht; prix total ht
    """,
    "line_total": """
        {total,somme} {des lignes,lignes,articles,des
        articles,brut,produits,fournitures,prestations,main d'oeuvre,des produits,brut ht};
        montant brut; montant brut ht; total lignes ht; total brut ht; total ht avant remise;
        total ht brut; sous-total ht avant remise
    """,
    "tax": """
        {total,montant,montant total,dont,+,total de la,montant de la,somme,montant des,total
        des,dont total,plus} {tva,taxe,taxes, t.v.a,de tva,de la tva,taxe sur la valeur ajoutee};
        ~tva; tva {a,au,totale,total,montant,acquittee, eur,en eur,collectee,due}; taxe sur la
        valeur ajoutee; taxes; ~taxe; montant tva; total tva; tps; tvq; tva totale; montant de
        tva; total taxes; total de tva; tva a payer; t.v.a; dont tva; tva 20%; montant des taxes
    """,
    "taxable": """
        {base,bases,montant,base de calcul} {tva,ht,taxable,imposable,hors taxes,hors taxe,h.t,de
        calcul,soumise,soumis,imposable ht}; base imposable; base; assiette; montant ht; prix ht;
        base htva; montant base; base taxe; total ht base
    """,
    "rate": """
        {taux,% ,code,tx} {tva,de tva,taxe,de taxe,t.v.a,,de la tva}; % tva; tva %; tva (%); taux;
        code tva; taux (%)
    """,
    "total": """
        {total,montant,montant total,net,total general,somme,total facture,total a payer,prix,prix
        total,total net,montant net} {ttc,t.t.c,toutes taxes comprises,tva comprise,tvac,tva
        incluse,toutes taxes,(ttc),ttc eur,ttc en euros,taxes comprises,ttc en eur,t.v.a.c,tva
        incl,taxe incluse,avec tva,ttc facture,tout compris}; total general; montant de la
        facture; montant facture; ~total; ~montant; ~montant total; total facture; total tvac;
        montant total brut; ttc; total eur; total euros; total en euros; total en eur; total chf;
        ~somme totale; ~prix total; total de la facture; total avoir; montant de l'avoir; total
        avoir ttc; montant total facture; montant global; total incl. tva; total tva incl; net a
        deduire
    """,
    "due": """
        {net,montant,reste,solde,total,montant net,somme,solde net,montant total,reste net,le
        net,total net,montant ttc,montant restant} {a payer,a regler,du,dû,a verser,restant
        du,restant,a payer ttc,a payer eur,exigible,preleve,a prelever,a payer en euros, a payer
        (eur),a rembourser,a payer avant le,a payer par vos soins}; reste a payer; reste du;
        solde; solde du; net a payer; a payer; solde a payer; restant du; montant du; reste a
        regler; net a payer ttc; doit; total du; somme due; montant exigible;
        solde restant du; net a payer en votre aimable reglement; total restant du; montant
        restant a payer; reste net a payer; solde a regler; a votre debit; montant a regler; total
        a regler; total net a payer
    """,
    "paid": """
        {acompte,acomptes,acompte verse,acomptes verses,deja paye,deja regle,montant paye,montant
        deja verse, montant deja paye,montant regle,paye,regle,versement,deja
        verse,avance,avances,paiement recu,arrhes,reglement recu,montant verse,total
        paye,paiements,acompte recu,reglements,total acomptes,acompte deja verse, acompte
        paye,acompte percu,especes,rendu,carte bancaire,total regle,montant deja regle,deja
        percu,avoir deduit,provision,provisions};
        acompte a deduire; moins acompte; acompte regle; deja encaisse; montant deja regle;
        deduction acompte; acomptes deja verses; total des acomptes; paiement anticipe
    """,
    "discount": """
        {remise,remises,rabais,ristourne,escompte accorde,reduction,reductions,remise ht,total
        remise,total remises, remise globale,remise commerciale,montant remise,total des
        remises,remise totale,bon de reduction,code promo, montant de la remise,remise
        exceptionnelle,rabais total,total remises ht,total rabais,remise client,remise fidelite}
    """,
    "shipping": """
        {frais de port,port,frais de livraison,livraison,transport,frais d'expedition,frais de
        transport,expedition, frais d'envoi,port ht,frais de port ht,transport ht,participation
        transport,frais de port et emballage, frais de livraison ht,port et
        emballage,emballage,frais de port ttc,affranchissement,frais de traitement}
    """,
    "charges": """
        {frais,autres frais,frais annexes,supplement,frais de dossier,total
        charges,majoration,frais de deplacement,frais deplacement,charge,charges,service,taxe de
        sejour,frais de gestion,eco-participation,eco-contribution,dont
        eco-participation,eco-taxe,debours,participation environnementale,pourboire,total frais}
    """,
    "rounding": """
        {arrondi,arrondis,difference d'arrondi,ecart d'arrondi,montant arrondi,ajustement
        d'arrondi}
    """,
    "other_amount": """
        au capital de; capital; capital social; indemnite forfaitaire; report; a reporter; solde
        precedent; ancien solde; prix unitaire; poids; poids total; penalites; penalites de
        retard; escompte; nombre; total colis; nombre de colis; taux de change; frais de
        recouvrement; nombre d'articles; retenue de garantie; total quantite; total heures; tva
        acquittee sur les encaissements; sas au capital de; sarl au capital de; sa au capital de;
        sasu au capital de; eurl au capital de; poids net; poids brut
    """,
    "supplier": """
        {emetteur,information fournisseur,vendeur,fournisseur,prestataire,
        expediteur,de,beneficiaire,emis par,vendu
        par,societe,facture de,notre societe,facturier,ordre du cheque,a l'ordre de,cheque a
        l'ordre de,coordonnees du vendeur, creancier,bailleur,payable a,vendu et expedie
        par,emetteur de la facture,emetteur facture,vendu par:,fournisseur/vendeur,
        entreprise,artisan,facture emise par} {,:}; adresse du vendeur; compte / payable a;
        vendeur (bg-4); facture par
    """,
    "buyer": """
        {client,information client,infos client,acheteur,destinataire,
        facture a,facturer a,adresse de facturation,adresse
        facturation,adresse du client, facturation,a l'attention de,adresse client,pour,nom du
        client,coordonnees client,donneur d'ordre,preneur,debiteur, facturee a,destinataire de la
        facture,adresse de facturation:,coordonnees du client,acquereur,locataire, client
        facture,client final,facturation a,titulaire,a,payeur,adresse,adresse acheteur,client /
        acheteur, client:,doit,payable par,vendu a,abonne,adresse de facturation client,nom
        client,informations client} {,:}; adresse de l'acheteur; acheteur (bg-7)
    """,
    "ship_to": """
        {livraison,livre a,adresse de livraison,adresse livraison,lieu de livraison,livrer
        a,expedier a,destinataire de la livraison,livraison a,lieu d'intervention,lieu de
        prestation,chantier,representant fiscal,adresse du chantier, livraison: adresse
        references,adresse d'intervention,expedition,adresse d'expedition,point de livraison,
        adresse de consommation,informations sur la livraison,representant} {,:}; contact;
        interlocuteur; votre contact; affaire suivie par
    """,
    "name": """
        nom; raison sociale; denomination; nom / raison sociale; nom ou raison sociale; nom
        commercial; societe; denomination sociale
    """,
    "address": """
        adresse; rue; ville; code postal; pays; cp; cp ville; localite; adresse postale; siege
        social
    """,
    "vat_id": """
        {n°,numero,no,nº,n,id,identifiant,identification,code,ndeg,num} {tva,de tva,tva
        intracommunautaire,tva intracom,de tva intracommunautaire,tva intra,d'identification
        tva,identification tva,t.v.a,de t.v.a,tva intracomm,intracommunautaire, d'identification a
        la tva,tva ue,de tva intracom,fiscal tva,tva fr,tva/siret,tva vendeur,tva du vendeur}; tva
        {intracommunautaire,intracom, intra,n°,no,intra-communautaire,numero,fr,be,nº,id,ue,num};
        ~tva; ide; tva be; tva intracommunautaire n°; n° ident tva
    """,
    "buyer_vat_id": """
        {n°,numero,no,n} {tva client,de tva client,tva du client,tva intracom client, tva
        intracommunautaire client,tva acheteur,de tva du client,tva preneur}; numero tva du
        client; tva client; votre tva; n° tva client; votre n° tva; votre n° de tva; votre numero
        de tva; tva intracom client; tva acheteur; tva du client
    """,
    "tax_number": """
        {numero fiscal,n° fiscal,identifiant fiscal,matricule fiscal,nif,code fiscal,if,spi,numero
        fiscal de reference}
    """,
    "legal_id": """
        {siret,siren,rcs,r.c.s,n° siret,numero siret,n° siren,numero siren,bce,n° rcs,n°
        d'entreprise,numero d'entreprise,ide,n° bce,rm,siret n°,siren n°,code ape,ape,naf,code
        naf,neq,ice,siret/siren,tva/bce,rc,registre de commerce,rcs n°,gln,repertoire des
        metiers}; n° tva/siret
    """,
    "iban": """
        iban; n° iban; code iban; numero iban; compte iban; iban n°; rib iban; compte bancaire
        iban; iban (rib)
    """,
    "bic": """
        bic; swift; bic/swift; code bic; code swift; swift/bic; bic swift; code bic/swift; bic
        (swift); bic / swift
    """,
    "account": """
        {compte,n° de compte,numero de compte,compte bancaire,rib,n° compte,ccp,code banque,code
        guichet,cle rib,guichet,cle}
    """,
    "bank": """
        {banque,domiciliation,nom de la banque,coordonnees bancaires,etablissement
        bancaire,etablissement,agence bancaire,domiciliation bancaire}
    """,
    "account_holder": """
        titulaire; titulaire du compte; beneficiaire; titulaire du compte bancaire; nom du
        titulaire
    """,
    "email": """
        email; e-mail; mail; courriel; adresse email; adresse e-mail; @dresse; mel; adresse mail;
        courrier electronique; email:
    """,
    "phone": """
        {telephone,tel,portable,mobile,gsm,standard,tel portable,n° de telephone,numero de
        telephone,tel/fax,service client,ligne directe,phone,tph} {,:}; t
    """,
    "fax": """
        fax; telecopie; telecopieur; fax n°
    """,
    "currency": """
        devise; monnaie; devise de facturation; montants exprimes en; exprime en; montants en;
        devise de la facture; code devise
    """,
    "column": """
        designation; description; quantite; qte; prix unitaire; pu; pu ht; p.u; p.u. ht; reference
        article; unite; libelle; ref; article; articles; prix; detail; prestation; prestations;
        prix unitaire ht; prix unit; nom & designation; code article; produit; produits; remise %;
        nature; heures; jours; unites; desc; qte livree; code; p.u. ht (eur); colis; puht; %
        remise; objet; intitule
    """,
    "title_invoice": """
        {facture,note d'honoraires,facture d'acompte,facture de solde,facture proformat,facture
        acquittee,duplicata facture,facture duplicata,copie de facture,facture finale,facture de
        vente,facture commerciale,facture client, facture / invoice,note de frais et
        honoraires,facture electronique,facture de situation,facture originale, quittance de
        loyer,facture recapitulative,votre facture,facture simplifiee,note de debit,facture
        originale,facture-copie}
    """,
    "title_credit": """
        avoir; note de credit; facture d'avoir; avoir client; facture avoir; avoir sur facture;
        note credit; facture rectificative; avoir commercial
    """,
    "title_pro_forma": """
        facture proforma; facture pro forma; facture pro-forma; proforma; pro forma
    """,
    "title_receipt": """
        recu; ticket de caisse; ticket; justificatif d'achat; quittance; recu de paiement; ticket
        client; recu fiscal; note de restaurant; addition
    """,
    "title_reminder": """
        relance; mise en demeure; rappel; lettre de relance; rappel de paiement; rappel de
        facture; 1er rappel; 2e rappel; sommation;
        premier rappel; deuxieme rappel; dernier rappel; rappel de paiement; avis de relance;
        lettre de rappel
    """,
    "title_other": """
        {devis,bon de commande,bon de livraison,confirmation de commande,accuse de
        reception,releve de compte,offre, offre de
        prix,contrat,releve,bordereau,estimation,commande,attestation,releve bancaire,avis de
        paiement,bulletin de paie,bulletin de salaire,formulaire,fiche d'intervention,bon
        d'intervention,confirmation de reservation, bon de preparation,bon de
        retour,certificat,demande de devis,proposition commerciale,avis de virement, lettre de
        voiture,accuse de reception de commande,note de frais,cahier des
        charges,proces-verbal,fiche de paie};
        {contrat de prestation,contrat de service,contrat de maintenance,contrat de
        location,contrat de travail,ordre de service,avis d'expedition,avis de livraison,bon de
        reception,releve de factures,bulletin de salaire,bulletin de paye,fiche d'intervention,bon
        d'intervention,rapport d'intervention,proces-verbal,lettre de voiture,attestation
        d'assurance,avis de virement,ordre de virement,demande de prix,bordereau de
        livraison,offre commerciale,avis d'imposition,extrait de compte,confirmation de
        paiement,accuse de reception}
    """,
}
