import type { ItemDocument } from '../../contract/document/item.ts';
import { sampleItem } from '../conformance/sample-documents.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** A small shelf with everything that a till has to get right: three rates, weight, length, a free item. */
export const shopItems: readonly ItemDocument[] = [
  sampleItem('bread', { gtin: '00000096385074', price: eur(120), vatRateBp: 550 }),
  sampleItem('jumper', { gtin: '03760123450010', price: eur(7_990), vatRateBp: 2_000 }),
  sampleItem('meal', { gtin: '00036000291452', price: eur(1_295), vatRateBp: 1_000 }),
  sampleItem('case', { gtin: '10012345678902', price: eur(4_200), vatRateBp: 2_000 }),
  sampleItem('tea', {
    gtin: '03760123450355',
    price: eur(8_900),
    vatRateBp: 550,
    unit: 'kg',
    quantityScale: 3,
  }),
  sampleItem('cloth', { price: eur(2_190), unit: 'm', quantityScale: 2 }),
  sampleItem('lamp', { price: eur(4_990), guarantee: true }),
  sampleItem('leaflet', { price: eur(0) }),
  sampleItem('book', { price: eur(2_500), vatRateBp: 550, eReportingCategory: 'TLB1' }),
  sampleItem('stamp', { price: eur(139), vatRateBp: 0, eReportingCategory: 'TNT1' }),
  sampleItem('yacht', { price: eur(9_000_000_000) }),
  sampleItem('old', { gtin: '03760123450027', withdrawn: true }),
  sampleItem('12345678', { price: eur(300), name: 'A sku that looks like a misread EAN-8' }),
];
