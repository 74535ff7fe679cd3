# SPDX-License-Identifier: AGPL-3.0-or-later
"""Turkish labels."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "number": """
        {fatura,belge,makbuz,fis,iade faturasi,e-fatura,e-arsiv fatura,e-arsiv,irsaliyeli fatura}
        {no,numarasi,nr,numara,nu}; ~no; ~fatura; ~numara; fatura sira no; ~sira no
    """,
    "date": """
        {fatura,duzenleme,duzenlenme,belge,kesim,fis,tanzim} {tarihi,tarih}; ~tarih; ~tarihi;
        fatura tarihi/saati; fatura duzenleme tarihi; tarih saat; tarih/saat
    """,
    "due_date": """
        {vade tarihi,son odeme tarihi,odeme tarihi,vade,vadesi,odeme vadesi,son odeme,odenecek
        tarih,son odeme gunu}
    """,
    "order": """
        {siparis no,siparis numarasi,siparis,musteri siparis no,satin alma siparis no,satinalma
        siparis no,po no}
    """,
    "payment_reference": """
        {odeme referansi,referans no,aciklama kodu,odeme referans no,havale aciklamasi}
    """,
    "terms": """
        {odeme kosullari,odeme sekli,odeme yontemi,odeme turu,odeme sartlari,odeme bicimi,odeme
        araci}
    """,
    "other_number": """
        {musteri no,irsaliye no,sozlesme no,musteri numarasi,ettn,sayfa,teklif no,urun kodu,abone
        no,tesisat no,hesap no,ozellestirme no,senaryo,fatura tipi,e-irsaliye no,cari kod,cari
        no,musteri kodu,sira no,plaka,rezervasyon no,iade fatura no,kargo takip no,stok kodu,bayi
        kodu,oda no,poliçe no,sevk irsaliye no}
    """,
    "other_date": """
        {siparis tarihi,irsaliye tarihi,teslim tarihi,sevk tarihi,donem,baslangic tarihi,bitis
        tarihi,sevk saati,duzenlenme saati,sevkiyat tarihi,duzenleme saati,fiili sevk
        tarihi,donemi,fatura donemi,gecerlilik tarihi,ilk okuma tarihi,son okuma tarihi,giris
        tarihi,cikis tarihi,hizmet donemi}
    """,
    "subtotal": """
        {ara toplam,matrah,mal hizmet toplam tutari,kdv haric toplam,vergiler haric toplam
        tutar,net tutar,toplam tutar (kdv haric),vergi haric tutar,kdv matrahi,net toplam,kdv
        haric tutar,kdv'siz toplam,vergiler haric tutar,vergi haric toplam,toplam matrah,kdv
        haric,tutar (kdv haric),vergi haric toplam tutar,kdvsiz toplam};
        toplam (kdv haric); iskonto sonrasi toplam; kdv oncesi toplam; vergi oncesi toplam; mal /
        hizmet toplam tutari; toplam kdv matrahi; net ara toplam; tutar toplami; hizmet toplami
    """,
    "line_total": """
        {mal hizmet tutari,toplam mal hizmet tutari,mal/hizmet toplam tutari,mal/hizmet
        tutari,brut toplam,mal toplami,mal hizmet toplami}
    """,
    "tax": """
        {kdv,kdv tutari,hesaplanan kdv,toplam kdv,vergi,toplam vergi,hesaplanan katma deger
        vergisi,vergi tutari,kdv toplam,kdv toplami,hesaplanan kdv gercek,toplam vergi
        tutari,katma deger vergisi,hesaplanan kdv tutari,toplam kdv tutari,otv,oiv,hesaplanan
        gercek kdv}
    """,
    "taxable": """
        {matrah,kdv matrahi,vergi matrahi,matrah tutari}
    """,
    "rate": """
        {kdv orani,kdv %,oran,vergi orani,kdv oran,% kdv,orani}
    """,
    "total": """
        {vergiler dahil toplam tutar,genel toplam,toplam tutar,toplam,kdv dahil toplam,fatura
        tutari,genel toplam (kdv dahil),toplam (kdv dahil),vergiler dahil tutar,kdv dahil
        tutar,fatura toplami,toplam bedel,vergi dahil toplam,kdv dahil toplam tutar,vergi dahil
        tutar,vergi dahil toplam tutar,kdv dahil,kdv'li toplam,genel tutar,fatura genel toplami};
        ~tutar
    """,
    "due": """
        {odenecek tutar,odenecek toplam tutar,kalan tutar,bakiye,odenmesi gereken
        tutar,kalan,odenecek,kalan bakiye,toplam odenecek tutar,odenecek toplam,toplam
        borc,odenecek miktar,odenecek net tutar,toplam odenecek};
        odenecek toplam; odenmesi gereken toplam; net odenecek tutar; borc tutari; toplam odenecek
        tutar (tl); tahsil edilecek tutar; genel odenecek; kalan borc
    """,
    "paid": """
        {odenen,odenen tutar,on odeme,avans,tahsilat,nakit,para ustu,kredi karti,tahsil
        edilen,alinan,pesinat}
    """,
    "discount": """
        {iskonto,toplam iskonto,indirim,iskonto tutari,indirim tutari,toplam
        indirim,arttirim/iskonto,satir iskontosu}
    """,
    "shipping": """
        {kargo,kargo ucreti,nakliye,nakliye bedeli,kargo bedeli,teslimat ucreti,tasima
        ucreti,nakliye ucreti,gonderim ucreti}
    """,
    "charges": """
        {hizmet bedeli,ek ucret,masraf,servis ucreti,diger ucretler,masraflar,kuver}
    """,
    "rounding": """
        {yuvarlama,yuvarlama farki}
    """,
    "other_amount": """
        {birim fiyat,tevkifat,yalniz,onceki bakiye,sermaye,tevkifat tutari,stopaj,tevkifata tabi
        islem tutari,yaziyla,doviz kuru,toplam miktar,agirlik,devreden bakiye,gecmis donem borcu}
    """,
    "supplier": """
        {satici,tedarikci,satici unvani,gonderen,firma,sirket,alacakli,satici firma,hizmet
        veren,faturayi duzenleyen,duzenleyen} {,:}
    """,
    "buyer": """
        {sayin,alici,musteri,fatura edilen,musteri adi,alici unvani,unvan,fatura adresi,musteri
        bilgileri,alici bilgileri,sn,musteri unvani,fatura bilgileri,alici firma} {,:}
    """,
    "ship_to": """
        {teslimat adresi,sevk adresi,teslim adresi,gonderi adresi,sevkiyat adresi,teslim
        yeri,kargo adresi,ilgili kisi,yetkili} {,:}
    """,
    "name": """
        ad; unvan; adi soyadi; ad soyad; unvani; firma adi; adi soyadi / unvani; ticari unvan;
        firma unvani
    """,
    "address": """
        adres; il; ilce; ulke; posta kodu; adresi; sehir; mahalle
    """,
    "vat_id": """
        vergi no; vkn; vergi numarasi; vergi kimlik no; vergi kimlik numarasi; vergi d. no; v.k.n;
        vergi dairesi/no; vergi dairesi no; kdv no; vkn/tckn; tckn/vkn; vergi dairesi / vergi no;
        vergi no:
    """,
    "buyer_vat_id": """
        alici vkn; musteri vergi no; alici vergi no; musteri vkn
    """,
    "tax_number": """
        vergi dairesi; tckn; tc kimlik no; v.d; t.c. kimlik no; tc no; t.c. no; tckn:
    """,
    "legal_id": """
        mersis no; mersisno; ticaret sicil no; ticaretsicilno; mersis; mersis numarasi; ticaret
        sicil numarasi; tic. sic. no
    """,
    "iban": """
        iban; iban no; iban numarasi; iban nr; tl iban; iban (tl)
    """,
    "bic": """
        swift; bic; swift kodu; bic/swift; swift code; bic kodu
    """,
    "account": """
        hesap no; hesap numarasi; sube kodu; banka hesap no; sube
    """,
    "bank": """
        banka; banka adi; banka bilgileri; banka hesap bilgileri
    """,
    "account_holder": """
        hesap sahibi; hesap adi; alici adi
    """,
    "email": """
        e-posta; email; e-mail; eposta; e-posta adresi; mail
    """,
    "phone": """
        telefon; tel; gsm; cep; telefon no; cep tel; musteri hizmetleri; tel no
    """,
    "fax": """
        faks; fax; belgegecer; faks no
    """,
    "currency": """
        para birimi; doviz; doviz cinsi; doviz turu
    """,
    "column": """
        aciklama; miktar; birim; birim fiyati; mal hizmet; urun; cinsi; adet; sira no; mal/hizmet;
        malzeme/hizmet; urun adi; mal/hizmet cinsi; mal hizmet adi; hizmet; urun/hizmet; stok adi;
        birim fiyat (tl); mal / hizmet; malzeme hizmet; urun aciklamasi; iskonto orani; diger
        vergiler; mal / hizmet cinsi; cins
    """,
    "title_invoice": """
        {fatura,e-fatura,e-arsiv fatura,satis faturasi,irsaliyeli fatura,efatura,e-arsiv,hizmet
        faturasi,ticari fatura,temel fatura,ticari fatura,earsiv fatura,elektronik fatura,e arsiv
        fatura}
    """,
    "title_credit": """
        {iade faturasi,alacak dekontu,iade fatura,satis iade faturasi,fiyat farki faturasi}
    """,
    "title_pro_forma": """
        proforma fatura; proforma; pro forma fatura; proforma faturasi
    """,
    "title_receipt": """
        {makbuz,fis,tahsilat makbuzu,perakende satis fisi,bilgi fisi,odeme makbuzu,yazar kasa
        fisi,adisyon}
    """,
    "title_reminder": """
        odeme hatirlatma; ihtarname; ihtar; odeme hatirlatmasi; borc bildirimi;
        odeme ihtari; odeme ihbari; gecikme bildirimi; borc hatirlatma
    """,
    "title_other": """
        {teklif,siparis formu,siparis onayi,irsaliye,sevk irsaliyesi,hesap ekstresi,sozlesme,fiyat
        teklifi,dekont,cari hesap ekstresi,ekstre,siparis,e-irsaliye,teklif formu,teslim
        tutanagi,mutabakat mektubu,banka dekontu,maas bordrosu,basvuru formu,is emri,satin alma
        siparisi};
        {ucret bordrosu,bordro,hizmet sozlesmesi,kira sozlesmesi,satis sozlesmesi,is
        sozlesmesi,banka ekstresi,kredi karti ekstresi,hesap ozeti,teslimat fisi,teslim fisi,sevk
        fisi,proforma teklif,siparis teyidi,odeme dekontu,sigorta policesi,police,servis
        formu,servis raporu,mutabakat,satis siparisi,kargo irsaliyesi,tasima irsaliyesi,bankaslip}
    """,
}
