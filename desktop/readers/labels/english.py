# SPDX-License-Identifier: AGPL-3.0-or-later
"""English labels, with American, British and Indian GST wording."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "number": """
        {tax ,vat ,gst ,sales ,commercial ,,your ,our ,final }invoice {no,number,num,nr,#,id,ref,
        reference,reference number,reference no,code,serial no,serial number}; invoice {n°,nº};
        inv {no,number,num,#,nr}; inv#; {bill,billing document,document,
        doc,voucher,receipt,statement,credit note,credit memo,memo,note, debit
        note,folio,e-invoice} {no,number,#,nr,num,id}; invoice serial number; ~invoice; ~tax
        invoice; ~credit note; ~credit memo; ~number; ~no; ~#; ~nr; ~ref; ~ref no; ~reference;
        ~reference number; ~our ref; ~our reference; ~serial no; ~document; cash bill no; slip no;
        cn no; bill #; order / invoice no; invoice / receipt no;
        vat invoice number; tax invoice ref; invoice serial; our invoice no; document ref; invoice
        document no; ~doc ref; sales invoice number; e-invoice number; invoice unique reference
    """,
    "date": """
        {tax ,vat ,sales ,,your }invoice {date,issue date,creation date,created,issued,dated};
        date of {invoice,issue,the invoice,bill,billing,document}; {bill,billing
        document,document, doc,issue,issued,issuing,voucher,credit note,credit
        memo,memo,receipt,statement} date; date issued; issued on; issued; issue date; dated;
        invoiced on; inv date; date / time; ~date; ~date:; ~billing date; ~billed on; ~purchase
        date; ~transaction date; invoice date time; ~print date; date time; ~date paid; ~sale
        date; ~date of sale; tax point; tax point date; date of issuance; invoice date / tax
        point; invoice date and tax point; ~on;
        date of tax invoice; tax date; invoice / tax date; invoice date (tax point); date/tax
        point; date & tax point; date (tax point); date of supply / tax point; date raised;
        credit date; date of credit; {credit note,credit memo,credit} date; raised on; date of
        bill; date invoiced
    """,
    "due_date": """
        {payment ,invoice ,bill ,,balance ,total }due {date,on,by}; date due; due; {pay,payable,
        please pay,payment required,payment due,to be paid,amount due,total amount due,balance
        due, total due,payment expected,due date for payment} {by,on,before,until}; payment
        {deadline,date,due date,due}; last date of payment; date of payment due; pay until;
        ~payment date; settlement date; last payment date; net due date; invoice due; maturity
        date; expiry of payment; payable until; will be charged on; auto-pay date;
        payment terms due; pay before; due for payment on; please pay on or before; please pay
        before; remit by; must be paid by; payment is due by; payment is due on; payable by; due
        no later than; payment required by; to be settled by; terms due date;
        dd date; direct debit date; collection date; debit date; to be collected on; payment
        collection date; payment to be received by; total due by; amount due by; next payment
        date; final payment date
    """,
    "order": """
        {purchase order,customer order,p.o,po,buyer order,buyers order,buyer's order,client order,
        your order,your purchase order,customer po,cust po,po/ref,order reference,customer p.o}
        {,no, number,num,#,nr,ref,reference,id}; ~order {no,number,num,#,nr,id,ref}; your
        {ref,reference,ref no}; customer {ref,reference}; buyer reference; ~order; client
        reference; purchase order no.; p.o. no & date; contract po
    """,
    "payment_reference": """
        payment {reference,ref,ref no,reference number,id,communication,advice}; remittance
        {reference,information,advice}; {bank,transfer} reference; structured communication;
        please quote; please quote reference; use the following communication for your payment;
        please use the following communication for your payment; quote this reference; reference
        for payment; payment note; kid
    """,
    "terms": """
        {payment,pay,credit,invoice,settlement,billing} {terms,term,conditions,condition}; terms
        of payment; ~terms; mode/terms of payment; terms of delivery and payment; payment terms
        and conditions; terms & conditions of payment
    """,
    "other_number": """
        {customer,client,account,acct,cust,user,transaction,gateway,member,membership,subscriber,debtor,
        subscription, policy,contract,project,job,case,ticket,booking,reservation,
        confirmation,quote,quotation, estimate,delivery note,delivery,dispatch,despatch,
        shipment,tracking,awb,lr,way bill,e-way bill, eway bill,waybill,bill of lading,
        b/l,packing list,packing slip,grn,po line,vehicle, registration,irn,ack,
        acknowledgement,room,table,license,licence,batch,lot,serial,item,product, part,
        sku,hsn,sac,hsn/sac,hs code,supplier,vendor,seller,buyer,site,location,store,
        till,terminal, cashier,staff,approval,auth,authorization,auth code,card,meter,
        service,service request, sales order,so,web order,internal order,your customer,our
        order,merchant,original invoice, related invoice,previous invoice,preceding invoice,
        corrected invoice,ref invoice, supplier ref,suppliers ref,supplier's ref,other
        reference,other references, delivery note no,despatch document,dispatch doc,buyer's
        account,sales rep,fiscal, tax registration,enrolment,enrollment,flight,pnr,ship
        via,guest,rma,return,asn, routing,mandate,creditor,guest folio,pos,line,order
        line} {no,number,num,#,id,nr,code,ref,reference}; customer account; account;
        agreement no; page no; page; delivery note; packing slip; tracking; customer; customer
        code; order code; sort code; swift code; zip code; phone no; fax no; mobile no; lut arn;
        arn; irn; incoterms; incoterm; original invoice; po box; project; contract; contract
        reference; project reference
    """,
    "other_date": """
        {order,purchase
        order,po,p.o,delivery,ship,shipping,shipped,dispatch,despatch,departure,arrival,
        booking,service,supply,period,start,end,from,to,effective,print,printed,quote,quotation,
        expiry,expiration,expire,valid,validity,contract,project,posting,value,check-in,check-out,
        checkin,checkout,ack,original invoice,statement period,usage,renewal,due delivery,return,
        original,received,order placed,value dated,travel,event,work,completion,buyer's order,
        delivery note,challan,lr,job,enrolment,last payment,previous invoice,related invoice}
        {date,dates,dated,on,by,date & time}; date of
        {supply,delivery,service,shipment,birth,order,
        dispatch,arrival,departure,services,booking,travel,contract,preparation,removal};
        {billing,service,invoice,usage,statement,subscription,accounting,delivery,
        charge,performance,rental} period; period; period covered; period of service; check in;
        check out; arrival; departure; valid until; valid till; delivered on; shipped on; date and
        time of supply; paid on; payment received on; as of;
        invoice date of original; original invoice date; date of original invoice; {order
        placed,statement} date
    """,
    "subtotal": """
        {sub total,subtotal,sub-total} {,amount,excl vat,excl tax,excluding vat,excluding tax,ex
        vat, ex tax,exc vat,excl gst,ex gst,before tax,before vat,before gst,without tax,net,less
        discount, after discount,(net),(excl. vat),(excluding vat),(excl. tax),ex. vat,exclusive
        of tax}; {net,total net,net total,invoice net,nett} {,amount,value,total,invoice
        amount,price,sum, amount total}; {total,amount,price,invoice total,total amount,total
        price, grand total,value,total value,subtotal amount} {excl,excluding,ex,exc,excl
        of,exclusive of, before,without,less,w/o} {vat,tax,taxes,gst,sales
        tax,iva,btw,tva,hst,mwst}; {total,amount} taxable {,amount,value}; taxable
        {amount,value,total,supplies,turnover,sales}; total taxable value; total before
        {tax,vat,gst,taxes}; total amount before tax; net invoice value; total untaxed; untaxed
        amount; untaxed; net payable before tax; assessable value; total taxable amount; goods
        total; total net value; total charges; taxable base; total (net); net total amount; total
        net amount; invoice total without vat; invoice total net; net; pre-tax total;
        net goods; goods net; net sales; total goods; goods value; value of supply; total ex vat;
        total ex gst; nett total; net total (ex vat); total net amount due; price net; taxable
        supply; total value excluding vat;
        {excl,exc,ex,excluding,exclusive of} {vat,gst,tax}
    """,
    "line_total": """
        {line,lines,item,items,product,products,goods,merchandise,services,sum of line, sum
        of,parts & labour,labour,materials} {total,subtotal,amount,totals,value,items};
        {total,sum} of {line amounts,lines,items,line items}; line extension amount; total line
        amount; total goods value; sum; order subtotal; item(s) subtotal; items subtotal; total
        before discount; gross amount before discount; subtotal before discount
    """,
    "tax": """
        {total ,,plus ,add ,add: ,sum of ,}{vat,tax,gst,sales
        tax,taxes,hst,pst,qst,igst,cgst,sgst,utgst, value added tax,service
        tax,mwst,iva,tva,btw,sst,output tax,igst output,city tax,state tax, use
        tax,vat/tax,tax/vat,consumption tax} {,amount,total,value,due,charged,payable,amt,@,%,
        collected}; {total,amount} of {vat,tax,gst}; total {vat,tax,gst} amount; estimated tax;
        tax total; total tax amount; add vat; plus vat; ~vat @; integrated tax; central tax; state
        tax; central gst; state gst; integrated gst; total tax (gst); tax to be collected; us
        sales tax;
        output {cgst,sgst,igst,vat,gst,tax}; {cgst,sgst,igst,utgst} {output,payable}
    """,
    "taxable": """
        {taxable,vatable,vat taxable,tax taxable} {amount,value,base,net,amt}; {tax,vat,gst}
        {base,basis, base amount,basis amount,net,taxable amount}; net {amt,value,amount,base};
        ~net; goods; value of goods; base amount; basis amount; base; ~taxable
    """,
    "rate": """
        {vat,tax,gst,igst,cgst,sgst,sales tax} {rate,%,rate %,rates,code,percent,(%)}; rate; vat
        %; tax %; % vat; % tax; rate %; percent; tax percentage; tax code; vat code
    """,
    "total": """
        {grand,invoice,overall,gross,final,order,bill,document,net invoice} {total,amount,total
        amount,value, sum,grand total,total value}; grandtotal; ttl; ttl cash; {total,amount,total
        amount,price,total price,invoice total, grand total,total invoice,total value,invoice
        amount,sum,total due,balance,amount payable} {incl,including,inc,incl of,inclusive
        of,with,inclusive,after} {vat,tax,taxes,gst, sales tax,iva,btw,tva,all
        taxes,mwst,rounding}; total invoice {amount,value}; total amount; ~total; total (inc vat);
        total for this invoice; total invoice; total gross; total gross amount; gross total
        amount; total (gross); total payable amount; total charge; total price; total amount after
        tax; total sales; {net,nett} total payable; total {in
        ,}{usd,eur,gbp,inr,chf,aud,cad,sgd,myr,rm,rs,us dollars}; ~total value; ~amount; total
        cost; total bill; bill total; total sale; total sales inclusive gst; total rounded;
        rounded total; total rm; total incl; total inclusive; net total incl gst; invoice value;
        total fare; credit total; total credit; total credit amount; total to be credited; amount
        credited; gross;
        {incl,inc,including,inclusive of} {vat,gst,tax}
    """,
    "due": """
        {amount,total amount,balance,total,net,net amount,total
        balance,payment,invoice,outstanding, remaining,final amount,new,current,amount now,balance
        amount} {due,payable,outstanding,owed,owing,to pay,to be paid,balance due,due now,now
        due,remaining,unpaid, due and payable,payable amount}; {total due,amount due,balance
        due,payment due} {in ,}{usd,eur,gbp,inr,chf, aud,cad}; balance; balance forward due; net
        payable; net amount payable; total to pay; to pay; please pay; amount to pay; amount to be
        paid; pay this amount; please pay this amount; payable; you owe; total payable;
        outstanding balance; due amount; due for payment; payable amount; amount payable;
        remaining balance; unpaid balance; total net payable; total now due; total due amount;
        amount chargeable; net payment; net payment due; total payment due; invoice balance;
        payment amount;
        total now payable; amount outstanding; payment due now; net due; please remit; total
        remaining; net balance due; amount now payable; to be paid; amount required; total
        outstanding; current amount due; final balance
    """,
    "paid": """
        {amount,amounts,total,total amount,already,payment,payments,less payment,less
        payments,less, less amount,less deposit,previously,advance}
        {paid,received,credited,made,prepaid,deposit,paid to date, already paid,applied,received
        with thanks,advance}; paid; {advance,deposit,deposits,prepayment, prepayments,prepaid,down
        payment,down-payment,advance payment,deposit paid,amount tendered, retainer}
        {,amount,paid,received}; less: deposit; less advance; payments/credits; paid to date;
        payment received; ~payment; payments; cash; change; tendered; paid by card; card payment;
        paid amount; credits;
        less deposit received; deposit received; less deposit paid; less: advance; less payment
        received; paid to date; payments to date; amount already paid; amount received; less
        amount received; prepaid amount; paid in advance; less prepayment; less: amount paid;
        retainer applied; credit applied; part payment; less: payments; payment on account
    """,
    "discount": """
        {total ,,less ,less: ,trade ,cash ,volume ,customer ,order ,invoice ,special ,line
        ,document , promotional ,early payment
        }{discount,discounts,rebate,rebates,allowance,allowances,reduction, discount
        amount,discount total,allowance total}; total discount; total of allowances; sum of
        allowances; promotion; promo; voucher; coupon; savings; promo code
    """,
    "shipping": """
        {shipping,freight,delivery,postage,carriage,transport,transportation,courier,
        shipment,shipping and handling, shipping & handling,s&h,s & h,p&p,p & p,postage &
        packing,postage and packing, packing,packing & forwarding,handling,freight charges}
        {,cost,costs,charge,charges,fee,fees,total, amount,method cost}; total shipping;
        carriage net; delivery net; p&p; post & packing; post and packing; freight out; carriage &
        packing; carriage and packing; inland freight; freight and insurance; delivery & handling;
        courier charges
    """,
    "charges": """
        {total,other,additional,sum of,service,handling,extra,miscellaneous,misc,bank}
        {charge,charges, surcharges,fees,fee,surcharge}; service charge; surcharge; surcharges;
        total of charges; tip; gratuity
    """,
    "rounding": """
        {rounding,rounding off,round off,rounded off,roundoff,round-off,rounding
        adjustment,rounding adj, rounding difference,rounding amount,rounded,rounding diff,round
        adj} {,amount,value,(+/-)}
    """,
    "other_amount": """
        previous balance; balance forward; opening balance; balance brought forward; brought
        forward; carried forward; credit limit; average per; total savings; you saved; total qty;
        total quantity; total weight; total hours; total items; no of items; total pages; total
        units; item count; weight; net weight; gross weight; unit price; hourly rate; exchange
        rate; share capital; last bill; previous bill; past due; late fee; minimum payment;
        closing balance; amount in words; total in words; total hrs; total no of; item total qty;
        interest; per month; capital
    """,
    "supplier": """
        {seller,vendor,supplier,issuer,sender,service provider,provider,merchant,biller,from,
        invoice from,bill from,billed by,issued by,sold by,invoice issued by,invoiced by,remit
        to,remit payment to, pay to,please remit to,payable to,make checks payable to,make all
        checks payable to, make payment to,please make payment to,payment to,make cheques payable
        to,beneficiary, payee,beneficiary name,seller name,vendor name,supplier name,name of
        seller,our company, company details,supplier details,vendor details,seller
        details,provided by, seller information,vendor information,ship from,shipped from,from
        address,landlord, contractor,exporter,consignor,your supplier,seller (bg-4)} {,:};
        ~company; ~company name; ~name of company; details of supplier; for and on behalf of;
        landlord;
        legal entity; entity; remittance to; remittance address; seller address; trading name;
        registered name; company information; sold & shipped by
    """,
    "buyer": """
        {bill to,billed to,bill-to,billing to,invoice to,invoiced to,invoice for,sold
        to,customer,client, buyer,purchaser,charge to,account holder,recipient,billing
        address,bill to address,invoice address, billing details,bill details,billing
        information,customer name,client name,buyer name, customer details,client details,buyer
        details,customer information,customer address, bill to name,to,attn to,attention
        to,invoice recipient,issued to,prepared for, consignee & buyer,buyer (bill to),details of
        receiver,details of receiver billed to, details of receiver (billed to),name of
        buyer,recipient details,company billed, your details,buyer (if other than
        consignee),m/s,messrs,party name,party,party details,customer (bill to), bill to
        party,sold-to,sold to party,payer,tenant,subscriber,billing contact,name of customer,
        invoicee,debtor,guest name,bill recipient,invoice issued to,customer info, client
        information,service recipient,name of recipient,insured,buyer (bg-7)} {,:}; ~for; ~name &
        address of buyer; to m/s; bill to / ship to; invoice recipient address; purchased by;
        patient name; passenger name
    """,
    "ship_to": """
        {ship to,shipped to,ship-to,deliver to,delivery to,delivery address,delivered to,shipping
        address, shipping to,consignee,place of delivery,delivery location,shipping details, ship
        to address,consignee (ship to),delivery details,details of consignee, details of consignee
        (shipped to),ship to party,service address,site address,goods recipient, delivery
        information,shipping information,place of supply,service location,job site, property
        address,property,send payment to,return address,tax representative, deliver to
        address,remit address,fiscal representative} {,:}; contact; contact person; attn;
        attention; sales person; salesperson; prepared by; notes
    """,
    "name": """
        name; company name; full name; trading name; legal name; business name; name:
    """,
    "address": """
        address; street; addr; city; country; state; postcode; post code; zip; town; street
        address; state name
    """,
    "vat_id": """
        {vat,vat/tax,vat reg,vat registration,vat identification,gst,gst
        reg,gstin,gstin/uin,gst/uin,gstin/uin no,gst registration,uid,value added tax,tax/vat,eu
        vat,our vat,our gstin,company vat,company gstin,seller vat, supplier vat,vendor vat,vat
        id,gst id,vat tax,vat-id,gst identification,gstin of supplier,sst,sst reg,sst id, service
        tax reg,abn,vrn,seller gstin,supplier gstin,vat tax id,intra-community vat,trn}
        {,no,number,id,nr,num,#,code,reg no,reg,registration no,registration number,id no,reg
        number,identification number, id number}; vat; gstin; abn; trn; abn/gst no;
        {gst/hst,hst,gst/qst,gst hst} {no,number,reg,registration no,registration number,#}; gst/hst
    """,
    "buyer_vat_id": """
        {customer,client,buyer,your,buyers,customers,recipient,bill
        to,customer's,buyer's,purchaser,party} {vat,gst,gstin,vat id,vat number,vat
        no,gstin/uin,gst no,vat reg,vat reg no,tax id,abn,trn,vat identification number,vat
        registration number,gstin no,tax number,vat nr,tax no,gst number,pan}; your vat; gstin of
        recipient
    """,
    "tax_number": """
        {tax,taxpayer,fiscal,federal tax,tax identification,tax registration,irs,employer
        identification, tax payer,pan,ein,fein,tin,company pan,company's pan,service tax,cst,tax
        reg} {id,number,no,nr,#,id no, id number,identification number,num,code,reg no}; ein; tin;
        pan; pan no; fein; federal id; tax id; company's pan; company pan; cst no; tax id number
    """,
    "legal_id": """
        {company,company reg,company registration,registration,business registration,registered,co
        reg,reg, registered in england,registered in england & wales,registered in england and
        wales,cin,corporate identity, chamber of commerce,business,trade
        register,uen,co,roc,brn,commercial register,commercial registration, company's
        cin,udyam,udyam registration,msme,duns,registered company} {no,number,nr,#,num,id}; cin;
        uen; registered number; company no; company number; brn; gln; duns
    """,
    "iban": """
        iban; iban no; iban number; iban code; iban nr; bank account (iban); account iban; iban
        account
    """,
    "bic": """
        bic; swift; bic/swift; swift/bic; swift code; bic code; swift no; swift bic; swift bic
        code; bic swift; bic no; swift-bic; swift address; bic number
    """,
    "account": """
        {bank account,account,acct,a/c,bank a/c,bank acc,acc,beneficiary account,current account}
        {no,number,#,num,nr}; a/c no; account number; routing number; aba; ifsc; ifsc code; ifs
        code; branch & ifs code; rtgs/neft ifsc code; sort code; branch code
    """,
    "bank": """
        bank; bank name; name of bank; bank's name; beneficiary bank; our bank; banker; bank
        details; branch; bankers
    """,
    "account_holder": """
        account name; a/c name; account holder; name of account; beneficiary; account holder name;
        account title; a/c holder's name; a/c holder name; beneficiary name; acct name
    """,
    "email": """
        email; e-mail; mail; e mail; email address; email id; e-mail id; email us; e-mail address;
        contact email
    """,
    "phone": """
        {phone,telephone,tel,mobile,cell,ph,contact,phone number,telephone number,mobile
        number,call,tel/fax, phone/fax,hotline,landline,helpline,mob,contact number,customer
        service} {,no,number,#,num}; t; p; m; ph; call us
    """,
    "fax": """
        fax; telefax; fax no; fax number; f
    """,
    "currency": """
        currency; invoice currency; currency code; document currency; billing currency; all
        amounts in; amounts in
    """,
    "column": """
        {item,items,description,product,service,particulars,details,description of
        goods,description of services,product description,item
        description,goods,code,article,sl,sl no,s no,sr no,s.no,line,pos,qty,quantity,
        unit,units,uom,price,unit price,rate per unit,unit cost,cost,hours,hrs,line amount,ext
        price,extended price, hsn/sac,hsn,sac,per,disc %,disc,list price,date of
        service,days,size,colour,color,pcs,activity,task,total qty, part no,item code,product
        code,price per unit,amount (usd),amount (eur)}; product/service; item #; item no
    """,
    "title_invoice": """
        {invoice,tax invoice,vat invoice,sales invoice,commercial invoice,gst invoice,bill of
        supply, service invoice,e-invoice,electronic invoice,retail invoice,simplified
        invoice,freight invoice,export invoice, corrected invoice,invoice correction,
        final invoice,invoice copy,copy
        invoice,self-billed invoice,partial invoice,prepayment invoice,rental invoice,billing
        invoice,hotel invoice,utility bill,bill,debit note,corrective invoice, simplified tax
        invoice}
    """,
    "title_credit": """
        {credit note,credit memo,credit invoice,credit memorandum,refund note,tax credit
        note,invoice correction, refund invoice,cancellation invoice,adjustment note,vat credit
        note,credit adjustment note,refund, sales credit note,reversal invoice}
    """,
    "title_pro_forma": """
        {pro forma,proforma,pro-forma,proforma tax} {,invoice}
    """,
    "title_receipt": """
        {receipt,cash receipt,sales receipt,payment receipt,official receipt,till receipt,cash
        memo,cash bill, receipt / tax invoice,purchase receipt,order receipt,donation receipt,cash
        sale,cash sales}
    """,
    "title_reminder": """
        {payment reminder,reminder,dunning letter,dunning notice,overdue notice,past due
        notice,final notice, final reminder,first reminder,second reminder,overdue reminder};
        letter before action; statement of arrears; second reminder; third reminder; first
        reminder; final demand; dunning letter; arrears notice
    """,
    "title_other": """
        {quotation,quote,sales quote,price quote,estimate,order confirmation,sales order,sales
        order confirmation,purchase order,delivery note,packing slip,packing list,delivery
        order,dispatch note, despatch note,goods received note,statement,statement of
        account,account statement,bank statement, monthly statement,remittance advice,payment
        advice,work order,contract,agreement,offer,timesheet, application form,order form,bill of
        lading,letter of credit,price list,expense report, shipping confirmation,booking
        confirmation,job sheet,credit application,terms and conditions,claim form, registration
        form,questionnaire,certificate,memorandum,purchase requisition,request for quotation,goods
        receipt, payslip,pay slip,salary slip,curriculum vitae,resume,advance ship notice,order
        acknowledgement, acknowledgement of order,inspection report,minutes of meeting,invoice
        request form,new vendor form,vendor form};
        {pay statement,pay slip,payroll statement,earnings statement,salary slip,service
        agreement,rental agreement,lease agreement,maintenance contract,agreement,proof of
        delivery,proposal,tender,account summary,sales quotation,delivery docket,insurance
        policy,payment confirmation,transfer confirmation,payment advice,remittance,goods received
        note,dispatch note,despatch note,advice note,delivery advice,collection note,stock
        transfer note,request for quotation,rfq,bank statement,credit card statement,customer
        statement,supplier statement,monthly statement,notice of cancellation,terms and
        conditions,purchase requisition,service report,inspection report}
    """,
}
