import { centred, pairBlock, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock } from '../receipt/receipt-document.ts';
import type { InvoiceFacts } from './invoice-facts.ts';
import { invoiceNumber } from './invoice-number.ts';
import { invoiceTexts } from './invoice-texts.ts';

/** Which invoice it is, who sells and who buys (CGI ann. II art. 242 nonies A, I 1° to 7°). */
export function invoiceHead(facts: InvoiceFacts): ReceiptBlock[] {
  const { language, invoice, signed } = facts;
  const texts = invoiceTexts[language];
  const { day } = paperFigures(language);
  return [
    centred(texts.title[invoice.kind], { weight: 'strong', size: 'large' }),
    { kind: 'space' },
    pairBlock(texts.number, invoiceNumber(invoice), { weight: 'strong' }),
    pairBlock(texts.issued, day(signed.recordedAt.local.slice(0, 10))),
    pairBlock(texts.sold, day(invoice.of.businessDay)),
    pairBlock(texts.receipt, invoice.of.receipt),
    ...(invoice.credits === null
      ? []
      : [pairBlock(texts.credits, invoiceNumber(invoice.credits), { weight: 'strong' })]),
    { kind: 'space' },
    ...seller(facts),
    { kind: 'space' },
    ...buyer(facts),
  ];
}

function seller({ language, signed }: InvoiceFacts): ReceiptBlock[] {
  const texts = invoiceTexts[language];
  const { company, store } = signed;
  const { address } = company;
  const shop = [
    store.name,
    ...store.address.lines,
    `${store.address.postcode} ${store.address.city}`,
  ];
  return [
    textBlock(texts.seller, { size: 'small' }),
    textBlock(company.name, { weight: 'strong' }),
    ...address.lines.map((line) => textBlock(line)),
    textBlock(`${address.postcode} ${address.city} ${address.country}`.trim()),
    ...said([
      company.siren && `SIREN ${company.siren}`,
      company.vatNumber && `TVA ${company.vatNumber}`,
      company.naf && `NAF ${company.naf}`,
    ]),
    ...said([
      `${texts.soldAt} ${shop
        .map((part) => part.trim())
        .filter(Boolean)
        .join(', ')}`,
      store.siret && `SIRET ${store.siret}`,
    ]),
  ];
}

function buyer({ language, details, invoice }: InvoiceFacts): ReceiptBlock[] {
  const texts = invoiceTexts[language];
  const { siren, vatNumber } = invoice.buyer;
  return [
    textBlock(texts.buyer, { size: 'small' }),
    ...(details === null
      ? [textBlock(texts.erased)]
      : [
          textBlock(details.name, { weight: 'strong' }),
          textBlock(details.street),
          textBlock(`${details.postcode} ${details.city} ${details.country}`.trim()),
        ]),
    ...said([
      details !== null && details.siret !== '' ? `SIRET ${details.siret}` : '',
      siren !== '' && (details === null || details.siret === '') ? `SIREN ${siren}` : '',
      vatNumber && `TVA ${vatNumber}`,
    ]),
    ...(details === null || details.orderReference === ''
      ? []
      : [pairBlock(texts.orderReference, details.orderReference)]),
  ];
}

function said(parts: readonly string[]): ReceiptBlock[] {
  const text = parts.filter((part) => part !== '').join(' - ');
  return text === '' ? [] : [textBlock(text, { size: 'small' })];
}
