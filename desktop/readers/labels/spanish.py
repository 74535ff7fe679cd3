# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spanish labels, with Latin American wording."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "number": """
        {numero,n°,nº,no,num,n,nro,ref,referencia,n.º,folio,codigo} {de factura,factura,de la
        factura,de documento,documento, fact,de abono,abono,de recibo,de nota de
        credito,fra,fiscal,de comprobante,comprobante,de ticket,factura simplificada};
        {factura,fra,abono,nota de credito,recibo,documento,factura
        simplificada,comprobante,ticket,fact} {n°,nº,no,num,numero,n,nro,#,n.º,ref,no.}; serie y
        folio; serie/folio; ~factura; ~numero; ~nº; ~n°; ~num; ~folio; ~nro; ~abono;
        ~serie/numero; serie-numero; serie y numero; ~n.º; ~documento; ~folio fiscal; ~factura
        simplificada; ~referencia; su factura nº
    """,
    "date": """
        fecha {de factura,factura,de emision,emision,de la factura,de expedicion,expedicion,de
        documento,documento,fra,de facturacion, facturacion,de abono,fact,de la emision,de emision
        de la factura,de recibo,y hora de emision,de creacion}; emitida el; emitido el; emitida;
        ~fecha; factura de fecha; fecha expedicion factura; fecha y hora; ~fecha:; ~a fecha de;
        lugar y fecha de expedicion
    """,
    "due_date": """
        {fecha de vencimiento,vencimiento,fecha vencimiento,vence,vence el,fecha limite de
        pago,fecha de pago,pagar antes de,pagar antes del,fecha limite,vto,vencimientos,fecha
        venc,pagadero antes del,a pagar antes del,fecha vto, fecha de vencimiento del
        pago,vencimiento el,fecha de cobro,a pagar el,limite de pago,fecha de cargo,vencimiento
        factura, fecha vencimiento factura,plazo de pago hasta,vence:,pago antes del,f.
        vencimiento,pagar hasta};
        fecha de cargo; fecha de cobro; fecha prevista de cobro; fecha limite de pago; fecha de
        adeudo; pagar antes del; fecha prevista de cargo; fecha de vencimiento del pago
    """,
    "order": """
        {numero,nº,n°,no,num,ref,referencia} {de pedido,pedido,de orden,orden de compra,de orden
        de compra,pedido cliente,de compra, del pedido,de su pedido,oc}; {su pedido,orden de
        compra,su referencia,pedido nº,pedido n°,referencia cliente, ref. cliente,su
        ref,pedido,s/ref,s/pedido,n.º de pedido,pedido no,referencia del cliente,pedido
        cliente,o/c,orden de compra nº}; ~pedido
    """,
    "payment_reference": """
        {referencia de pago,concepto,concepto de pago,concepto transferencia,referencia
        bancaria,referencia de transferencia,ref. pago,referencia pago,indicar en el
        concepto,convenio,concepto de la transferencia}
    """,
    "terms": """
        {condiciones,forma,formas,metodo,terminos,plazo,modo,medio,plazos,metodos,termino} {de
        pago,pago,de cobro,y terminos de pago,y forma de pago}; forma/medio de pago; condiciones;
        condiciones pago; condicion de pago; tipo de pago
    """,
    "other_number": """
        {numero,nº,n°,no,num,codigo,cod,ref,id,n} {de cliente,cliente,de albaran,albaran,de
        contrato,contrato,de cuenta, proveedor,de presupuesto,presupuesto,articulo,de articulo,de
        expediente,expediente,proyecto,de proyecto, de poliza,poliza,de reserva,reserva,de
        socio,socio,de serie,lote,de lote,de envio,envio,de seguimiento, de autorizacion,de
        operacion,operacion,obra,agente,vendedor,de factura original,factura rectificada,de
        certificado, de serie del certificado,cups,contador,referencia catastral}; albaran nº;
        albaran; cliente nº; cliente no; pagina; hoja; contrato; presupuesto nº; factura
        rectificada; cups; uuid; proyecto; obra
    """,
    "other_date": """
        fecha {de pedido,pedido,de entrega,entrega,de envio,de operacion,operacion,de servicio,de
        inicio,de fin,albaran,de albaran,de compra, valor,de nacimiento,de impresion,de validez,de
        la operacion,de reserva,de entrada,de salida,de contrato,de prestacion, de
        certificacion,de la prestacion,fin,inicio,del servicio,prestacion,de salida,de
        realizacion}; {periodo,periodo de facturacion,periodo facturado,valido
        hasta,validez,entrega,llegada,salida,entrada,periodo de consumo,periodo del,pagado el}
    """,
    "subtotal": """
        {base imponible,subtotal,sub-total,sub total,importe neto,total neto,base,total sin
        iva,total base imponible,neto, importe sin iva,suma,base imp,total base,importe
        base,subtotal sin iva,total bases,total sin impuestos,importe bruto antes de iva,total
        antes de impuestos,total antes de iva,subtotal neto,base imponible total,valor neto,op.
        gravada, importe total sin iva,total base imp,neto gravado,total b. imponible,b.
        imponible,total importe neto,monto neto,importe total neto};
        base imponible total; total bruto sin iva; importe sin iva; total sin impuestos; suma de
        bases; total bases; total b.i; b.i; base iva; importe base; neto; total neto; suma neta;
        importe liquido; base sujeta; total antes de iva; base imp
    """,
    "line_total": """
        {total lineas,suma de lineas,importe bruto,total bruto,total articulos,suma importes,total
        partidas,suma de importes,total servicios,total productos,suma lineas,total mano de
        obra,total materiales}
    """,
    "tax": """
        {iva,i.v.a,igic,impuesto,impuestos,total iva,cuota iva,cuota,importe iva,total
        impuestos,cuota de iva,total cuota, iva total,impuesto sobre el valor anadido,cuota
        total,total cuota iva,monto iva,igv,itbis,total i.v.a,total igic,cuotas, total
        cuotas,importe del iva,cuota tributaria,importe impuestos,importe total iva,ipsi,total de
        iva,cuotas iva,cuota igic}
    """,
    "taxable": """
        {base imponible,base,base imp,base iva,importe base,base impuesto,imponible,base igic,b.
        imponible,base de iva,neto}
    """,
    "rate": """
        {tipo,tipo iva,% iva,tipo de iva,iva %,%,porcentaje iva,tipo impositivo,% imp,tipo
        impuesto,tasa,iva (%),porcentaje,tipo (%),% igic}
    """,
    "total": """
        {total factura,total,importe total,total con iva,total general,total iva incluido,total
        (iva incluido),importe total factura,total importe,total eur,total euros,total bruto
        factura,total con impuestos,suma total,monto total,total iva incl, importe total con
        iva,total factura eur,total factura (eur),total de la factura,total impuestos
        incluidos,total documento,importe factura,total iva inc,total abono,total factura
        euros,importe total de la factura,total recibo, precio total,total mxn,total usd,importe
        liquido total,importe total a pagar,total bruto,importe total (iva incluido),total i.v.a.
        incluido}; ~importe; ~monto
    """,
    "due": """
        {total a pagar,importe a pagar,a pagar,liquido a percibir,liquido,total a
        percibir,pendiente de pago,importe pendiente, pendiente,saldo,saldo pendiente,importe
        debido,neto a pagar,liquido total,total pendiente,total liquido, importe liquido,resto a
        pagar,monto a pagar,total a abonar,total a ingresar,importe a ingresar,importe
        adeudado,cantidad a pagar, total neto a pagar,restante,importe a abonar};
        total a abonar; total a cobrar; importe pendiente; liquido a pagar; importe a pagar;
        pendiente de pago; saldo a pagar; total pendiente; liquido a percibir; a abonar
    """,
    "paid": """
        {anticipo,anticipos,pagado,importe pagado,pago a cuenta,entregado a cuenta,abonado,pagos
        recibidos,a cuenta,deposito,senal,entregas a cuenta,total pagado,ya
        pagado,efectivo,cambio,entrega,tarjeta,pago recibido,cantidad pagada,pagos a
        cuenta,anticipos recibidos};
        anticipo; anticipos; entregado a cuenta; pagado a cuenta; importe pagado; senal; pagos a
        cuenta; a cuenta; ya pagado; deposito
    """,
    "discount": """
        {descuento,dto,descuentos,total descuento,dto pp,rebaja,bonificacion,descuento
        total,importe descuento,total dto,total descuentos,dto.,descuento comercial,dto
        global,descuento pronto pago,dto p.p,importe dto,promocion,cupon}
    """,
    "shipping": """
        {gastos de envio,portes,envio,transporte,gastos envio,flete,coste de envio,gastos de
        transporte,manipulacion,costes de envio,gastos de portes,total portes}
    """,
    "charges": """
        {recargo,gastos,suplidos,otros gastos,recargos,recargo equivalencia,recargo de
        equivalencia,cargos,propina,servicio,tasas,comision,suplementos,total
        recargos,otros cargos}
    """,
    "rounding": """
        {redondeo,ajuste redondeo,ajuste por redondeo,diferencia redondeo}
    """,
    "other_amount": """
        {irpf,retencion,retencion irpf,i.r.p.f,capital social,precio unitario,suma y sigue,suma
        anterior,peso,peso total,saldo anterior,total retencion,retenciones,ret. irpf,tipo de
        cambio,total unidades,total cantidad,importe retencion,cuota irpf,isr,ret isr,retencion
        iva,base irpf,potencia,consumo,bultos}
    """,
    "supplier": """
        {emisor,proveedor,vendedor,datos del emisor,de,beneficiario,empresa,datos del
        proveedor,expedidor,datos fiscales del emisor,datos de la empresa,vendido por,datos
        emisor,prestador,facturado por,razon social emisor,nombre emisor,emisor de la
        factura,empresa emisora,datos del vendedor,arrendador,acreedor,emitido
        por,remitente,vendedor (bg-4)} {,:}
    """,
    "buyer": """
        {cliente,comprador,facturar a,datos del cliente,receptor,destinatario,datos cliente,datos
        de facturacion,para,a,facturado a,direccion de facturacion,adquirente,nombre del
        cliente,sr,sres,senor,razon social cliente,datos fiscales,datos de
        cliente,facturacion,titular,direccion facturacion,nombre cliente,receptor de la
        factura,datos del comprador,datos del receptor,factura
        a,arrendatario,pagador,deudor,domicilio fiscal cliente,destinatario factura,senores,datos
        facturacion,cliente:,comprador (bg-7)} {,:}
    """,
    "ship_to": """
        {representante fiscal,
        direccion de entrega,direccion de envio,entregar a,enviar a,lugar de entrega,direccion
        entrega,destino,datos de envio,direccion envio,datos de entrega,envio a,direccion de
        suministro,punto de suministro,domicilio de entrega,lugar de prestacion,direccion del
        suministro,contacto,atencion,a la atencion de,att,persona de contacto} {,:}
    """,
    "name": """
        nombre; razon social; nombre y apellidos; nombre o razon social; nombre/razon social;
        denominacion; nombre comercial; nombre fiscal
    """,
    "address": """
        direccion; domicilio; calle; ciudad; poblacion; cp; c.p; provincia; pais; codigo postal;
        localidad; domicilio fiscal; municipio; colonia; direccion fiscal
    """,
    "vat_id": """
        {nif,cif,n.i.f,c.i.f,nif/cif,cif/nif,nif-iva,numero de iva,nº iva,vat,nif iva,n° iva,nº
        nif,numero nif,nif nº,cif nº,nif / cif,cif / nif,numero de identificacion fiscal,nif
        intracomunitario,cif/vat,nif/vat,dni/cif,nif/dni,nif europeo,identificacion fiscal,id
        fiscal,nº de iva,cif-nif,numero iva,numero vat,nie,nif emisor,cif emisor} {,:}
    """,
    "buyer_vat_id": """
        {nif cliente,cif cliente,nif del cliente,cif del cliente,su nif,su cif,nif/cif cliente,nif
        comprador,nif receptor,rfc receptor,nif del comprador,cif/nif cliente,nif adquirente,cif
        comprador,nif destinatario,cif receptor,n.i.f. cliente,nif titular}
    """,
    "tax_number": """
        {rfc,dni,ruc,rut,nit,cuit,rfc emisor,numero fiscal,clave
        fiscal,r.f.c,r.u.c,rnc,r.u.t,d.n.i}
    """,
    "legal_id": """
        {registro mercantil,r.m,inscrita en el registro mercantil,reg. mercantil,hoja
        registral,inscrita en el r.m,registro mercantil de}
    """,
    "iban": """
        iban; cuenta iban; codigo iban; nº iban; numero iban; iban cuenta; nº cuenta iban; cuenta
        (iban); cuenta bancaria iban
    """,
    "bic": """
        bic; swift; bic/swift; codigo bic; codigo swift; swift/bic; bic swift; codigo swift/bic;
        swift-bic
    """,
    "account": """
        {cuenta,nº de cuenta,numero de cuenta,n° cuenta,cuenta bancaria,cta,ccc,clabe,nº
        cuenta,cta. cte,numero de cuenta bancaria,nº cta,cuenta clabe,cuenta
        corriente,domiciliacion}
    """,
    "bank": """
        {banco,entidad,entidad bancaria,datos bancarios,caja,nombre del banco,banco/caja}
    """,
    "account_holder": """
        titular; titular de la cuenta; beneficiario; titular cuenta; titular de cuenta
    """,
    "email": """
        email; e-mail; correo; correo electronico; mail; c.e; correo-e
    """,
    "phone": """
        {telefono,tel,tfno,movil,tlf,telf,tlfno,telefonos,telefono
        movil,celular,telef,tf,tno,contacto telefonico,atencion al cliente,tel/fax} {,:}
    """,
    "fax": """
        fax; n° fax; fax nº
    """,
    "currency": """
        moneda; divisa; importes en; importes expresados en; divisa factura; tipo de moneda
    """,
    "column": """
        descripcion; cantidad; cant; precio unitario; precio; concepto; articulo; unidades; uds;
        ud; codigo; detalle; p. unitario; p/u; precio ud; unidad; producto; importe linea; p.unit;
        cdad; valor unitario; clave; denominacion; servicio; servicios; conceptos; precio/ud;
        p.v.p; pvp; pvu; horas; % dto; dto %; linea; pos
    """,
    "title_invoice": """
        {factura,factura simplificada,factura proformada,factura recapitulativa,factura
        original,factura electronica,factura venta,factura de venta,copia de factura,factura
        completa,minuta,factura ordinaria,minuta de honorarios,factura comercial,factura a,factura
        b,factura c,duplicado factura,factura duplicado,nota de debito}
    """,
    "title_credit": """
        {factura rectificativa,abono,nota de credito,nota de abono,factura de abono,factura
        rectificada,nota credito,factura de devolucion,rectificativa}
    """,
    "title_pro_forma": """
        factura proforma; proforma; factura pro forma; factura pro-forma
    """,
    "title_receipt": """
        recibo; ticket; ticket de compra; justificante de pago; recibo de pago; tique; comprobante
        de pago; comprobante de compra
    """,
    "title_reminder": """
        recordatorio de pago; aviso de impago; recordatorio; reclamacion de pago; requerimiento de
        pago; segundo aviso; aviso de vencimiento;
        segundo aviso; aviso de impago; carta de reclamacion; recordatorio; aviso de vencimiento
    """,
    "title_other": """
        {presupuesto,albaran,pedido,orden de compra,confirmacion de pedido,extracto,extracto de
        cuenta,oferta,nota de entrega,contrato,cotizacion,albaran de entrega,nota de pedido,estado
        de cuenta,nomina,solicitud,formulario,certificado,justificante,remesa,confirmacion de
        reserva,hoja de pedido,parte de trabajo,acta,hoja de servicio};
        {recibo de salarios,recibo de nomina,propuesta,propuesta comercial,remision,nota de
        remision,contrato de servicios,contrato de arrendamiento,poliza,poliza de
        seguro,justificante de pago,justificante de transferencia,parte de trabajo,orden de
        trabajo,orden de servicio,nota de pedido,hoja de pedido,solicitud de
        presupuesto,certificado,carta de porte,nota de envio,resumen de cuenta,extracto de
        movimientos,comprobante de transferencia}
    """,
}
