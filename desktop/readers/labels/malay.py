# SPDX-License-Identifier: AGPL-3.0-or-later
"""Malay labels; Malaysian papers mix them with English ones."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "number": """
        {invois,resit,bil,nota kredit,dokumen,invois cukai,nota} {no,nombor,bil}; {no,nombor}
        {invois,resit,bil,dokumen,nota kredit,invois cukai,rujukan invois}; ~invois; ~no resit;
        ~nombor; ~no rujukan; ~bil
    """,
    "date": """
        tarikh {invois,bil,resit,dikeluarkan,dokumen,nota kredit,pengeluaran}; ~tarikh; tarikh &
        masa; tarikh/masa; tarikh pengeluaran invois
    """,
    "due_date": """
        {tarikh akhir bayaran,tarikh tamat tempoh,tarikh matang,bayar sebelum,tarikh perlu
        dibayar,tarikh akhir,bayaran sebelum,sila bayar sebelum,perlu dibayar sebelum,tarikh
        bayaran};
        bayar selewat-lewatnya; bayaran selewat-lewatnya; tarikh bayaran akhir; perlu dibayar
        pada; selewat-lewatnya; tarikh akhir pembayaran; tarikh luput bayaran
    """,
    "order": """
        {no pesanan,nombor pesanan,pesanan belian,no pesanan belian,no. pesanan tempatan,pesanan
        tempatan,nombor pesanan belian,no po}
    """,
    "payment_reference": """
        {rujukan bayaran,no rujukan bayaran,rujukan pembayaran}
    """,
    "terms": """
        {terma bayaran,syarat bayaran,kaedah bayaran,terma pembayaran,syarat pembayaran,terma,cara
        bayaran}
    """,
    "other_number": """
        {no akaun,nombor akaun,no pelanggan,no meter,no kontrak,muka surat,halaman,kod
        pelanggan,nombor pelanggan,no penghantaran,no sebut harga,no siri,no kenderaan,no meja,no
        lot}
    """,
    "other_date": """
        {tarikh pesanan,tarikh penghantaran,tempoh bil,tempoh,tempoh bil:,tarikh bacaan,tarikh
        cetak,tempoh perkhidmatan,tarikh mula,tarikh serahan}
    """,
    "subtotal": """
        {jumlah kecil,subjumlah,jumlah sebelum cukai,jumlah tanpa cukai,jumlah tidak termasuk
        cukai,jumlah kecil (tidak termasuk cukai),jumlah bersih,amaun bersih};
        jumlah kasar; jumlah awal; jumlah harga; jumlah sebelum sst; jumlah tanpa sst; nilai
        bersih; harga bersih; subtotal (tanpa cukai)
    """,
    "line_total": """
        {jumlah barang,jumlah item}
    """,
    "tax": """
        {cukai,cukai jualan,cukai perkhidmatan,jumlah cukai,cukai jualan dan perkhidmatan,amaun
        cukai,sst,gst,cukai barang dan perkhidmatan,cukai perkhidmatan 6%}
    """,
    "taxable": """
        {amaun bercukai,nilai bercukai,jumlah bercukai}
    """,
    "rate": """
        {kadar cukai,kadar}
    """,
    "total": """
        {jumlah,jumlah besar,jumlah keseluruhan,jumlah termasuk cukai,jumlah invois,jumlah
        bil,jumlah (rm),jumlah rm,amaun,jumlah selepas cukai,jumlah amaun,jumlah bil semasa}
    """,
    "due": """
        {jumlah perlu dibayar,baki,amaun perlu dibayar,jumlah yang perlu dibayar,jumlah kena
        bayar,baki perlu dibayar,jumlah tertunggak,jumlah bayaran,jumlah patut dibayar};
        jumlah perlu bayar; baki belum bayar; amaun kena dibayar; jumlah akhir; jumlah akhir perlu
        dibayar; jumlah bayaran perlu; baki tertunggak
    """,
    "paid": """
        {bayaran,telah dibayar,deposit,tunai,baki tunai,bayaran diterima,jumlah dibayar,kad
        kredit}
    """,
    "discount": """
        {diskaun,potongan,jumlah diskaun,rebat}
    """,
    "shipping": """
        {caj penghantaran,penghantaran,kos penghantaran,bayaran penghantaran}
    """,
    "charges": """
        {caj perkhidmatan,caj,caj lain,caj tambahan}
    """,
    "rounding": """
        {pelarasan penggenapan,penggenapan,pembundaran,pelarasan pembundaran,pelarasan bundaran}
    """,
    "other_amount": """
        {baki terdahulu,harga seunit,tunggakan,jumlah kuantiti,baki hadapan}
    """,
    "supplier": """
        {pembekal,penjual,daripada,dari,pengeluar,syarikat,penerima bayaran} {,:}
    """,
    "buyer": """
        {kepada,pelanggan,pembeli,bil kepada,nama pelanggan,alamat pelanggan,invois kepada,alamat
        bil,nama pembeli} {,:}
    """,
    "ship_to": """
        {hantar kepada,alamat penghantaran,dihantar kepada,penerima} {,:}
    """,
    "name": """
        nama; nama syarikat; nama penuh
    """,
    "address": """
        alamat; poskod; bandar; negeri; negara
    """,
    "vat_id": """
        {no pendaftaran sst,no sst,no gst,no id gst,no cukai,no pendaftaran cukai,no. pendaftaran
        gst,nombor pendaftaran sst} {,:}
    """,
    "buyer_vat_id": """
        no sst pembeli; no cukai pembeli
    """,
    "tax_number": """
        no cukai pendapatan; tin; no pengenalan cukai
    """,
    "legal_id": """
        {no syarikat,no pendaftaran,no pendaftaran syarikat,no pendaftaran perniagaan,ssm} {,:}
    """,
    "iban": """
        iban
    """,
    "bic": """
        swift; kod swift
    """,
    "account": """
        {no akaun bank,nombor akaun bank,akaun}
    """,
    "bank": """
        bank; nama bank
    """,
    "account_holder": """
        nama akaun; nama pemegang akaun
    """,
    "email": """
        emel; e-mel; email
    """,
    "phone": """
        telefon; tel; no tel; no telefon; hp
    """,
    "fax": """
        faks; fax; no faks
    """,
    "currency": """
        mata wang
    """,
    "column": """
        keterangan; kuantiti; harga; butiran; perihal; unit; harga unit; bil item; barang;
        perkara; kuan
    """,
    "title_invoice": """
        {invois,invois cukai,bil,bil elektrik,e-invois,invois jualan}
    """,
    "title_credit": """
        nota kredit
    """,
    "title_pro_forma": """
        invois proforma; proforma invois
    """,
    "title_receipt": """
        {resit,resit rasmi,resit jualan,resit bayaran,resit tunai}
    """,
    "title_reminder": """
        peringatan; notis peringatan; peringatan bayaran; notis tunggakan;
        surat peringatan; surat tuntutan; tuntutan bayaran; notis tuntutan
    """,
    "title_other": """
        {sebut harga,pesanan belian,nota hantaran,penyata,penyata akaun,pesanan
        penghantaran,borang,slip gaji,kontrak,pesanan tempatan};
        {nota serahan,perjanjian,perjanjian perkhidmatan,pengesahan pesanan,penyata bank,penyata
        gaji,slip bayaran gaji,pengesahan penghantaran,pengesahan pembayaran,kontrak
        perkhidmatan,polisi insurans,sijil,laporan perkhidmatan,arahan kerja,tawaran
        harga,permohonan}
    """,
}
