# SPDX-License-Identifier: AGPL-3.0-or-later
"""Portuguese labels, of Portugal and Brazil."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, str] = {
    "number": """
        {fatura,factura,fatura-recibo,fatura/recibo,nota de credito,documento,recibo,nota
        fiscal,nf-e,fatura simplificada,nfs-e,ft} {n°,nº,no,n,numero,num,n.º};
        {numero,n°,nº,no,n,num,n.º} {da fatura,de fatura,fatura,da factura,do
        documento,documento,da nota,da nota fiscal,da nf,doc,do recibo,da nfs-e}; ~fatura;
        ~factura; ~numero; ~nota fiscal
    """,
    "date": """
        data {da fatura,de emissao,emissao,da factura,do documento,de
        facturacao,fatura,documento,de faturacao,da nota,da emissao,e hora de emissao,e hora da
        emissao,doc}; emitido em; emitida em; ~data
    """,
    "due_date": """
        {vencimento,data de vencimento,data vencimento,data limite de pagamento,vence em,pagar
        ate,data limite,data de pagamento,data do vencimento,pagamento ate,limite de
        pagamento,prazo de pagamento,venc}
    """,
    "order": """
        {encomenda,pedido,ordem de compra,nº encomenda,n° encomenda,numero do pedido,v/
        encomenda,requisicao,vossa referencia,sua referencia,nº do pedido,v/ref,nota de
        encomenda,pedido nº,numero da encomenda,n.º encomenda,v. encomenda,v/encomenda}
    """,
    "payment_reference": """
        {referencia,referencia de pagamento,referencia multibanco,ref multibanco,nosso
        numero,referencia para pagamento}
    """,
    "terms": """
        {condicoes,forma,metodo,prazo,modo,cond,meio} {de pagamento,pagamento}; condicao de
        pagamento
    """,
    "other_number": """
        {nº cliente,numero de cliente,codigo do cliente,cliente nº,guia de remessa,nº
        guia,orcamento nº,contrato nº,n.º cliente,codigo cliente,pagina,nº de cliente,guia de
        transporte,entidade,atcud,chave de acesso,inscricao estadual,inscricao
        municipal,protocolo,serie,nº contrato,cod. cliente,nº de serie,contrato,cod. cliente}
    """,
    "other_date": """
        data {de entrega,da encomenda,encomenda,do pedido,de envio,de expedicao,de carga,de
        inicio,de fim,da guia,de saida,de validade,do servico,de
        impressao,carga,saida,entrega,operacao}; {periodo,periodo de faturacao,valido ate,periodo
        de referencia,competencia}
    """,
    "subtotal": """
        {subtotal,sub-total,base tributavel,total liquido,total sem iva,base de incidencia,valor
        liquido,total iliquido,incidencia,total s/ iva,total s/iva,base de calculo,valor
        tributavel,iliquido,valor sem iva,total antes de impostos,base,mercadoria/servicos,total
        (s/ iva),total sem impostos,valor liquido total,valor dos servicos,total
        tributavel,montante liquido};
        total s/iva; total ilíquido; iliquido total; total da base; valor total sem iva; base
        total; soma liquida; total sem imposto; total mercadorias liquido; mercadoria / servicos;
        total liquido sem iva; valor sem imposto
    """,
    "line_total": """
        {total das linhas,total mercadorias,valor total dos produtos,total bruto,soma,total de
        produtos,mercadorias,total de servicos,valor dos produtos}
    """,
    "tax": """
        {iva,total iva,imposto,total de iva,valor do iva,valor iva,total
        imposto,impostos,i.v.a,icms,iss,total impostos,valor do icms,valor do iss,ipi,montante de
        iva,total de impostos,total do iva,valor do ipi,imposto sobre o valor acrescentado}
    """,
    "taxable": """
        {incidencia,base,base tributavel,base de incidencia,base de calculo,valor base,base
        iva,incid,valor tributavel,base incidencia}
    """,
    "rate": """
        {taxa,taxa iva,taxa de iva,% iva,iva %,aliquota,taxa/valor,iva (%),tx. iva,taxa %,taxa
        (%)}
    """,
    "total": """
        {total,total da fatura,total fatura,valor total,total com iva,total documento,total do
        documento,total geral,total eur,valor total da nota,total c/ iva,total iva incluido,total
        (eur),total factura,total com impostos,montante total,total euros,total da factura,total
        c/iva,valor total dos servicos,valor total da nota fiscal,valor da nota,total bruto com
        iva,importancia total,valor da fatura,total do recibo}
    """,
    "due": """
        {total a pagar,valor a pagar,a pagar,montante a pagar,saldo,em divida,valor em
        divida,total a liquidar,total por pagar,saldo a pagar,valor liquido a pagar,valor por
        pagar,montante em divida,importancia a pagar,total em divida};
        total a receber; falta pagar; restante a pagar; valor restante; total em aberto; valor em
        aberto; total liquido a pagar; liquido a pagar
    """,
    "paid": """
        {adiantamento,pago,valor pago,total pago,ja pago,sinal,entregue,troco,valor
        entregue,numerario,montante pago,adiantamentos};
        adiantamento recebido; pagamento recebido; ja liquidado; valor adiantado; entrada;
        pagamentos; menos adiantamento; deducao de adiantamento
    """,
    "discount": """
        {desconto,descontos,total descontos,desconto comercial,desconto financeiro,total de
        descontos,desc,desconto global,total desc,valor do desconto,descontos comerciais}
    """,
    "shipping": """
        {portes,portes de envio,transporte,frete,envio,despesas de envio,valor do frete,custos de
        envio,expedicao}
    """,
    "charges": """
        {outros encargos,encargos,taxas,ecovalor,despesas,outras despesas acessorias,outros
        servicos,outras despesas,acrescimos,gorjeta}
    """,
    "rounding": """
        {arredondamento,acerto de arredondamento,acerto}
    """,
    "other_amount": """
        {retencao,retencao na fonte,capital social,preco unitario,a transportar,transporte da
        pagina anterior,irs,total retencao,cambio,peso,saldo
        anterior,volumes,retencoes,inss,pis,cofins,csll,irrf}
    """,
    "supplier": """
        {fornecedor,emitente,vendedor,prestador,prestador de
        servicos,empresa,de,beneficiario,razao social emitente,dados do emitente,emissor,dados do
        fornecedor,vendido por,favorecido,identificacao do emitente} {,:}
    """,
    "buyer": """
        {cliente,exmo(s) sr(s),exmos srs,exmo sr,adquirente,comprador,tomador,tomador de
        servicos,faturar a,destinatario,nome do cliente,dados do cliente,para,exmo.(s)
        sr.(s),exmo.(s) senhor(es),exmos. senhores,facturar a,sacado,destinatario/remetente,morada
        de faturacao,faturado a,dados de faturacao,exmo.(a) sr.(a),pagador,cliente:} {,:}
    """,
    "ship_to": """
        {representante fiscal,
        local de descarga,morada de entrega,local de entrega,entregar em,endereco de
        entrega,local de carga,descarga,carga,morada de envio,endereco de envio,enviar
        para,contacto,contato} {,:}
    """,
    "name": """
        nome; razao social; denominacao social; nome / razao social; nome/razao social; nome
        empresarial; designacao social
    """,
    "address": """
        morada; endereco; codigo postal; cep; cidade; localidade; pais; bairro; municipio; uf; rua
    """,
    "vat_id": """
        {nif,nipc,contribuinte,contribuinte nº,nº contribuinte,n° contribuinte,n.º
        contribuinte,numero de contribuinte,nif/nipc,cont. nº,vat,nif emitente,nº de
        contribuinte,contribuinte n.º,nº fiscal,nif do emitente,iva nº,n.º de contribuinte,nif
        vendedor} {,:}
    """,
    "buyer_vat_id": """
        {v/ nº contribuinte,nif cliente,nif adquirente,v/nº contrib,nif do cliente,contribuinte
        cliente,v/ contribuinte,nif do adquirente,vosso contribuinte,seu contribuinte,v.
        contribuinte,v/ nif,nif do comprador}
    """,
    "tax_number": """
        {cnpj,cpf,cpf/cnpj,cnpj/cpf,cnpj / cpf} {,:}
    """,
    "legal_id": """
        {registo comercial,matricula,conservatoria,crc,c.r.c,matriculada,conservatoria do registo
        comercial}
    """,
    "iban": """
        iban; nib/iban; nib; iban nº; iban/nib; iban (eur)
    """,
    "bic": """
        bic; swift; bic/swift; swift/bic; codigo swift
    """,
    "account": """
        {conta,nº de conta,conta bancaria,agencia,agencia/codigo,conta corrente,c/c,n.º conta}
    """,
    "bank": """
        {banco,dados bancarios,coordenadas bancarias,instituicao}
    """,
    "account_holder": """
        titular; titular da conta; favorecido; beneficiario
    """,
    "email": """
        email; e-mail; correio eletronico; mail
    """,
    "phone": """
        {telefone,tel,telemovel,tlm,telef,fone,celular,contacto telefonico,telf,tlf,fone/fax,linha
        de apoio} {,:}
    """,
    "fax": """
        fax; telefax
    """,
    "currency": """
        moeda; divisa; valores em
    """,
    "column": """
        descricao; quantidade; qtd; qtde; preco unitario; preco; artigo; unidade; un; p. unitario;
        valor unitario; codigo; designacao; referencia artigo; quant; preco unit; pr. unitario;
        desc. %; valor liquido linha; produto; servico; vl. unit; p.unit; uni; qt; artigos
    """,
    "title_invoice": """
        {fatura,factura,fatura-recibo,fatura/recibo,nota fiscal,fatura simplificada,fatura
        recibo,danfe,nota fiscal eletronica,nota fiscal de servicos eletronica,nota fiscal
        eletronica de servico,factura-recibo,nota de debito,fatura original}
    """,
    "title_credit": """
        nota de credito; nota credito; nota de devolucao
    """,
    "title_pro_forma": """
        fatura proforma; fatura pro-forma; factura proforma; fatura pro forma; proforma
    """,
    "title_receipt": """
        recibo; talao; cupom fiscal; talao de venda; cupao; recibo de quitacao; recibo verde;
        comprovativo de pagamento
    """,
    "title_reminder": """
        aviso de pagamento; lembrete de pagamento; carta de cobranca; aviso de cobranca; aviso de
        atraso;
        segundo aviso; aviso de divida; notificacao de pagamento; carta de aviso; notificacao
        extrajudicial
    """,
    "title_other": """
        {orcamento,guia de remessa,nota de encomenda,encomenda,confirmacao de
        encomenda,extrato,extrato de conta,proposta,guia de transporte,contrato,pedido,pedido de
        compra,ordem de servico,extracto,conta corrente,formulario,ficha de
        cliente,declaracao,certificado,recibo de vencimento,extrato de conta corrente,folha de
        obra,requerimento};
        {contrato de prestacao de servicos,contrato de arrendamento,contrato de locacao,contrato
        de fornecimento,holerite,contracheque,demonstrativo de pagamento,folha de pagamento,pedido
        de venda,apolice,apolice de seguro,comprovante de pagamento,comprovante de
        transferencia,confirmacao de pedido,romaneio,carta de porte,conhecimento de
        transporte,orcamento comercial,extrato da conta,termo de responsabilidade,proposta de
        orcamento,guia de entrega,nota de entrega}
    """,
}
