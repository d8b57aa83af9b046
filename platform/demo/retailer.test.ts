import { expect, it } from 'vitest';
import { departments, quickKeys } from '../../contract/document/catalogue-layout.ts';
import { loyaltyProgramme, loyaltyProgrammeId } from '../../contract/document/loyalty-programme.ts';
import { networkPlace } from '../../contract/document/network.ts';
import { promotionDocument } from '../../contract/document/promotion.ts';
import { tillIdentity } from '../../contract/document/setting.ts';
import { dropShipper, supplier, supplierSettingId } from '../../contract/document/supplier.ts';
import { vatRates } from '../../contract/document/vat-rates.ts';
import { welcome } from '../../contract/document/welcome.ts';
import { feedPage } from '../../contract/platform/feed-page.ts';
import { hasValidCheckDigit } from '../../domain/scan/gtin.ts';
import { frenchVatNumber } from './check-digits.ts';
import { franchisee, ownChain } from './companies.ts';
import { demoCustomers } from './customers.ts';
import { identityIn } from './identities.ts';
import { demoPeople } from './operators.ts';
import { demoPictures } from './pictures/demo-pictures.ts';
import { demoPlaces } from './places.ts';
import { demoPrices } from './price-lists.ts';
import { demoPromotions } from './promotions.ts';
import { demoItems, demoRetailer } from './retailer.ts';
import { demoSuppliers } from './suppliers.ts';

const full = demoRetailer('full');
const items = demoItems('full');
const documentsOf = (collection: string) =>
  full.till
    .flatMap(({ changes }) => changes)
    .flatMap((change) =>
      change.collection === collection && 'document' in change ? [change.document] : [],
    );
const settingOf = (id: string): unknown =>
  full.till
    .flatMap(({ changes }) => changes)
    .flatMap((change) =>
      change.collection === 'settings' && 'document' in change && change.document.id === id
        ? [change.document.value]
        : [],
    )[0];

it('the demo is the same at every run', () => {
  expect(demoRetailer('full')).toStrictEqual(full);
});

it('every document is as its feed must give it', () => {
  for (const size of ['small', 'full'] as const) {
    const { till, catalog } = demoRetailer(size);
    expect(() => feedPage.array().parse([...till, ...catalog])).not.toThrow();
  }
});

it('3,000 models in 20 to 25,000 items, each with its own sku and a valid barcode', () => {
  expect(new Set(items.map(({ model }) => model)).size).toBe(3_000);
  expect(items.length).toBeGreaterThan(20_000);
  expect(items.length).toBeLessThan(25_000);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(new Set(items.map(({ gtin }) => gtin)).size).toBe(items.length);
  expect(items.filter(({ gtin }) => !hasValidCheckDigit(gtin.slice(1)))).toEqual([]);
});

it('a model is one name, one category, and no size and colour twice', () => {
  for (const [model, variants] of Map.groupBy(items, ({ model }) => model)) {
    const [first] = variants;
    const cells = variants.map(({ size, colour }) => `${colour}|${size}`);
    expect([model, new Set(cells).size]).toEqual([model, variants.length]);
    expect(variants.every(({ name }) => name === first?.name)).toBe(true);
    expect(variants.every(({ category }) => category === first?.category)).toBe(true);
  }
});

it('VAT is that of the thing: books and groceries 5,5 %, plants and hot drinks 10 %, the rest 20 %', () => {
  const ratesOf = (category: string) => [
    ...new Set(items.filter((item) => item.category === category).map((item) => item.vatRateBp)),
  ];
  expect(ratesOf('Librairie')).toEqual([550]);
  expect(ratesOf('Épicerie')).toEqual([550]);
  expect(ratesOf('Plantes et fleurs')).toEqual([1_000]);
  expect(ratesOf('Salon de thé')).toEqual([1_000]);
  expect(ratesOf('Chocolats')).toEqual([2_000]);
  expect(ratesOf('Robes')).toEqual([2_000]);
});

it('furniture, lamps and appliances carry éco-participation and the guarantee mention', () => {
  for (const category of ['Canapés', 'Luminaires', 'Petit électroménager', 'Son']) {
    const found = items.filter((item) => item.category === category);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((item) => !item.guarantee || item.ecoParticipationMinor === 0)).toEqual([]);
  }
  const jumper = items.find(({ id }) => id.startsWith('L0001-'));
  expect(jumper?.guarantee).toBeUndefined();
  expect(jumper?.ecoParticipationMinor).toBeGreaterThan(0);
});

it('each picture that an item names is drawn, under 4 kB', () => {
  const pictures = demoPictures(items);
  expect(pictures.length).toBeLessThan(600);
  expect(pictures.filter(({ svg }) => svg.length > 4_096)).toEqual([]);
  for (const { svg } of pictures) expect(svg).toMatch(/^<svg xmlns[^>]+>(<path [^>]+\/>)+<\/svg>$/);
});

it('both companies and all their establishments have numbers that the checks accept', () => {
  const places = demoPlaces();
  for (const company of [ownChain, franchisee]) {
    expect(luhnRest(company.siren)).toBe(0);
    expect(company.vatNumber).toBe(frenchVatNumber(company.siren));
    const own = places.filter(({ companyId }) => companyId === company.id);
    expect(own.length).toBeGreaterThan(5);
    for (const { siret } of own) {
      expect(siret.startsWith(company.siren)).toBe(true);
      expect(luhnRest(siret)).toBe(0);
    }
  }
  // A company's number as it stands in public: the rule is not only checked against itself.
  expect(frenchVatNumber('404833048')).toBe('FR83404833048');
  expect(places.filter(({ gln }) => !hasValidCheckDigit(gln))).toEqual([]);
  expect(new Set(places.map(({ gln }) => gln)).size).toBe(places.length);
});

it('40 stores and 2 warehouses, each a setting of its own', () => {
  const places = demoPlaces();
  expect(places.filter(({ place }) => place === 'store')).toHaveLength(40);
  expect(places.filter(({ place }) => place === 'warehouse')).toHaveLength(2);
  for (const place of places) {
    expect(networkPlace.parse(settingOf(`place.${place.id}`))).toStrictEqual(place);
  }
});

it('the till is one of the stores’, and its layout names what there is', () => {
  const identity = tillIdentity.parse(settingOf('till.identity'));
  const store = demoPlaces().find(({ id }) => id === identity.store.id);
  expect(identity.store.siret).toBe(store?.siret);
  const skus = new Set(items.map(({ id }) => id));
  expect(quickKeys.parse(settingOf('sale.quick-keys')).filter((sku) => !skus.has(sku))).toEqual([]);
  const shown = departments
    .parse(settingOf('catalogue.departments'))
    .flatMap(({ categories }) => categories.map(({ name }) => name));
  const categories = [...new Set(items.map(({ category }) => category))];
  // The carrier bag is a quick key and in no department.
  expect(categories.filter((name) => !shown.includes(name))).toEqual(['Sacs de caisse']);
});

it('several operators of each role, 2,000 customers whose numbers are kept for fiction', () => {
  expect(documentsOf('operators')).toHaveLength(8);
  const customers = full.till
    .flatMap(({ changes }) => changes)
    .flatMap((change) =>
      change.collection === 'customers' && 'document' in change ? [change.document] : [],
    );
  expect(customers).toHaveLength(2_000);
  expect(new Set(customers.map(({ id }) => id)).size).toBe(2_000);
  expect(customers.filter(({ phone }) => !/^\+3363998\d{4}$/.test(phone))).toEqual([]);
});

it('the welcome names every operator, and its codes are of items that there are', () => {
  const shown = welcome.parse(settingOf('till.welcome'));
  expect(shown.people.map(({ alias }) => alias)).toEqual(demoPeople.map(({ alias }) => alias));
  const gtins = new Set(items.map(({ gtin }) => gtin));
  for (const { kind, text } of shown.codes) {
    expect(gtins).toContain(kind === 'ean13' ? `0${text}` : text.split('/').at(-1));
  }
});

it('a dozen suppliers deliver all that is sold; two send to the customer themselves', () => {
  expect(demoSuppliers.map((given) => supplier.parse(given))).toHaveLength(12);
  expect(demoSuppliers.filter(({ gln }) => !hasValidCheckDigit(gln))).toEqual([]);
  const known = new Set(demoSuppliers.map(({ id }) => id));
  expect(items.filter((item) => !known.has(item.supplier ?? ''))).toEqual([]);
  const sending = demoSuppliers.filter(({ dropShipDays }) => dropShipDays !== null);
  expect(sending).toHaveLength(2);
  for (const { id } of demoSuppliers) {
    const told = dropShipper.safeParse(settingOf(supplierSettingId(id)));
    expect(told.success).toBe(sending.some((each) => each.id === id));
  }
});

it('items say what they are like: care, characteristics, and for some the other colours', () => {
  expect(items.find(({ id }) => id === 'ML001-1')).toMatchObject({
    care: 'Lavage à la main, séchage à plat.',
    attributes: [{ name: 'Matière', value: 'laine mérinos' }],
  });
  const scarf = items.find(({ id }) => id === 'ML008-1');
  expect(scarf?.media).toEqual([
    { kind: 'picture', source: 'demo/scarf-ant.svg', caption: 'Écharpe alpaga, Anthracite' },
  ]);
  expect(items.filter(({ care }) => care !== undefined).length).toBeGreaterThan(20_000);
  expect(items.filter(({ attributes }) => attributes !== undefined).length).toBeGreaterThan(20_000);
});

it('every rate of an item is one of the retailer’s, the usual one first', () => {
  const rates = vatRates.parse(settingOf('vat.rates')).map(({ rateBp }) => rateBp);
  expect(rates[0]).toBe(2_000);
  expect(items.filter(({ vatRateBp }) => !rates.includes(vatRateBp))).toEqual([]);
});

it('the franchisee’s stores sell by its list, Nantes by its own first, the chain’s by none', () => {
  const listsOf = (id: string) => {
    const store = demoPlaces().find((place) => place.id === id);
    if (!store) throw new Error(id);
    const { priceList, companyPriceList } = identityIn(store, '1');
    return [priceList, companyPriceList];
  };
  expect(listsOf('LYO1')).toEqual(['', '']);
  expect(listsOf('REN1')).toEqual(['', 'atlantique']);
  expect(listsOf('NTE1')).toEqual(['nantes', 'atlantique']);
  const prices = demoPrices(items);
  const own = new Map(items.map(({ id, price }) => [id, price.minor]));
  const same = prices.filter(({ sku, price }) => price?.minor === own.get(sku));
  expect(same).toEqual([]);
  expect(new Set(prices.map(({ list }) => list))).toEqual(new Set(['atlantique', 'nantes', 'pro']));
});

it('promotions show each structure, and name items and categories that there are', () => {
  expect(demoPromotions.map((given) => promotionDocument.parse(given).offer.kind)).toEqual(
    expect.arrayContaining([
      ...['each', 'n-for-m', 'mix-and-match', 'buy-x-get-y', 'threshold', 'bundle'],
    ]),
  );
  const named = JSON.stringify(demoPromotions).match(/ML\d{3}/g) ?? [];
  const models = new Set(items.map(({ model }) => model));
  expect(named.filter((model) => !models.has(model))).toEqual([]);
});

function luhnRest(digits: string): number {
  const weighted = [...digits].toReversed().map((digit, at) => {
    const value = Number(digit) * (at % 2 ? 2 : 1);
    return value > 9 ? value - 9 : value;
  });
  return weighted.reduce((sum, value) => sum + value, 0) % 10;
}

it('the loyalty programme is read as it is written, and every customer’s tier is one of it', () => {
  const programme = loyaltyProgramme.parse(settingOf(loyaltyProgrammeId));
  const tiers = programme.terms.flatMap((terms) => terms.tiers.map(({ id }) => id));
  expect(new Set(demoCustomers(200).map(({ tier }) => tier))).toEqual(new Set(tiers));
});
