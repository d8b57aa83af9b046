import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CollectionName, Documents } from '../../contract/port/documents.ts';
import {
  catalogPage,
  itemChange,
  sampleCustomer,
  sampleItem,
  sampleOperator,
  samplePrice,
  samplePromotion,
  tillPage,
} from './sample-documents.ts';

export interface MadeDocuments {
  documents: Documents;
  /** Closes them and removes what they left. */
  dispose(): Promise<void>;
}

/** What every adapter of the documents port does (law 13). */
export function documentsConformance(name: string, make: () => Promise<MadeDocuments>): void {
  describe(`documents: ${name}`, () => {
    let made: MadeDocuments;
    let documents: Documents;

    beforeEach(async () => {
      made = await make();
      documents = made.documents;
    });
    afterEach(async () => {
      await made.dispose();
    });

    const fill = async (...items: Parameters<typeof itemChange>[0][]): Promise<void> => {
      await documents.applyPage(catalogPage(1, items.map(itemChange)));
    };
    const found = async (text: string, limit = 20): Promise<string[]> => {
      const items = await documents.searchItems(text, limit);
      return items.map(({ id }) => id);
    };

    describe('pages', () => {
      it('a page is read back as it was, in both files', async () => {
        const item = sampleItem('A-1', { gtin: '03760123456789' });
        await fill(item);
        await documents.applyPage(
          tillPage(4, [
            { collection: 'operators', document: sampleOperator('op-1') },
            {
              collection: 'settings',
              document: { id: 'theme', kind: 'setting', value: { dark: [1, null, 'é😀'] } },
            },
          ]),
        );
        expect(await documents.get('items', 'A-1')).toStrictEqual(item);
        expect(await documents.get('operators', 'op-1')).toStrictEqual(sampleOperator('op-1'));
        expect((await documents.get('settings', 'theme'))?.value).toStrictEqual({
          dark: [1, null, 'é😀'],
        });
        expect(await documents.get('items', 'none')).toBeNull();
        expect(await documents.feedState('network')).toStrictEqual({
          epoch: 'e1',
          seq: 1,
          tag: 't1',
          journalId: '',
          appliedThrough: 1,
          except: [],
        });
        expect(await documents.feedState('unknown')).toBeNull();
      });

      it('many are read at once: those that there are, each once', async () => {
        await fill(sampleItem('A'), sampleItem('B'), sampleItem('C'));
        await documents.applyPage(catalogPage(2, [{ collection: 'items', erased: 'C' }]));
        const got = await documents.getMany('items', ['B', 'none', 'A', 'B', 'C']);
        expect(got.map(({ id }) => id).sort()).toStrictEqual(['A', 'B']);
        expect(await documents.getMany('items', [])).toStrictEqual([]);
      });

      it('a price with its windows and a promotion are read back as they were', async () => {
        await documents.applyPage(
          catalogPage(1, [
            { collection: 'prices', document: samplePrice },
            { collection: 'promotions', document: samplePromotion },
          ]),
        );
        expect(await documents.get('prices', samplePrice.id)).toStrictEqual(samplePrice);
        expect(await documents.get('promotions', 'p-3for2')).toStrictEqual(samplePromotion);
      });

      it('a later page replaces documents, and the last change of a document in a page wins', async () => {
        await fill(sampleItem('A', { name: 'Old' }));
        await documents.applyPage(
          catalogPage(2, [
            itemChange(sampleItem('A', { name: 'Middle' })),
            itemChange(sampleItem('A', { name: 'New' })),
            itemChange(sampleItem('B', { name: 'Short-lived' })),
            { collection: 'items', erased: 'B' },
          ]),
        );
        expect((await documents.get('items', 'A'))?.name).toBe('New');
        expect(await documents.get('items', 'B')).toBeNull();
        expect(await documents.count('items')).toBe(1);
      });

      it('an erased document is gone from every read, and may come back', async () => {
        await fill(sampleItem('A', { gtin: '00000012345670', name: 'Pull' }), sampleItem('B'));
        await documents.applyPage(
          catalogPage(2, [
            { collection: 'items', erased: 'A' },
            { collection: 'items', erased: 'never-was' },
          ]),
        );
        expect(await documents.get('items', 'A')).toBeNull();
        expect(await documents.itemByGtin('00000012345670')).toBeNull();
        expect(await found('pull')).toStrictEqual([]);
        expect((await documents.all('items', 10)).map(({ id }) => id)).toStrictEqual(['B']);
        expect(await documents.count('items')).toBe(1);
        await documents.applyPage(catalogPage(3, [itemChange(sampleItem('A', { name: 'Pull' }))]));
        expect(await found('pull')).toStrictEqual(['A']);
        expect(await documents.count('items')).toBe(2);
      });

      it('a page with one bad document is refused whole and says which', async () => {
        await fill(sampleItem('A'));
        const bad = { ...sampleItem('B'), gtin: 'not a gtin' };
        const page = catalogPage(2, [itemChange(sampleItem('C')), itemChange(bad)]);
        await expect(documents.applyPage(page)).rejects.toMatchObject({
          code: 'DOCUMENT_REJECTED',
          collection: 'items',
          id: 'B',
        });
        expect(await documents.get('items', 'C')).toBeNull();
        expect((await documents.feedState('network'))?.seq).toBe(1);
      });

      it('a customer is kept as given, and an erased one is gone', async () => {
        await documents.applyPage(
          tillPage(1, [
            { collection: 'customers', document: sampleCustomer('c-1') },
            { collection: 'customers', document: { ...sampleCustomer('c-2'), birthMonth: null } },
          ]),
        );
        expect(await documents.get('customers', 'c-1')).toStrictEqual(sampleCustomer('c-1'));
        expect((await documents.get('customers', 'c-2'))?.birthMonth).toBeNull();
        await documents.applyPage(tillPage(2, [{ collection: 'customers', erased: 'c-1' }]));
        expect(await documents.get('customers', 'c-1')).toBeNull();
        expect(await documents.count('customers')).toBe(1);
      });

      it('an empty page moves the state of its feed', async () => {
        await fill(sampleItem('A'));
        await documents.applyPage(catalogPage(9, []));
        expect((await documents.feedState('network'))?.seq).toBe(9);
      });

      it('a feed that fills both files stands where the one behind stands', async () => {
        await documents.applyPage(catalogPage(5, [itemChange(sampleItem('A'))], 'store'));
        await documents.applyPage(
          tillPage(3, [{ collection: 'operators', document: sampleOperator('op') }], 'store'),
        );
        expect((await documents.feedState('store'))?.seq).toBe(3);
      });

      it('what was given and got can be changed without changing what is stored', async () => {
        const item = sampleItem('A', { name: 'Stored' });
        await fill(item);
        item.name = 'Changed by its giver';
        const got = await documents.get('items', 'A');
        if (got) got.name = 'Changed by its reader';
        expect((await documents.get('items', 'A'))?.name).toBe('Stored');
      });

      it('listeners hear of each commit which collections it touched, and of no refusal', async () => {
        const heard: (readonly CollectionName[])[] = [];
        const stop = documents.onChange((collections) => heard.push([...collections].sort()));
        await fill(sampleItem('A'), sampleItem('B'));
        await documents.applyPage(catalogPage(2, []));
        const bad = catalogPage(3, [itemChange({ ...sampleItem('C'), name: '' })]);
        await documents.applyPage(bad).catch(() => undefined);
        stop();
        await documents.applyPage(catalogPage(4, [itemChange(sampleItem('D'))]));
        expect(heard).toStrictEqual([['items'], []]);
      });

      it('all gives the documents in the order of their ids, up to the limit', async () => {
        await fill(...['b', 'a', '😀', '\uffee', 'é', 'B'].map((id) => sampleItem(id)));
        const ids = (await documents.all('items', 10)).map(({ id }) => id);
        expect(ids).toStrictEqual(['B', 'a', 'b', 'é', '😀', '\uffee']);
        expect(await documents.all('items', 2)).toHaveLength(2);
      });
    });

    describe('feeds of the till file', () => {
      const setting = (id: string, value: string) =>
        ({ collection: 'settings', document: { id, kind: 'setting', value } }) as const;
      const settings = async (): Promise<string[]> =>
        (await documents.all('settings', 99)).map(({ id }) => id);

      it('a whole page erases what its feed brought and brings no more, and nothing of others', async () => {
        await documents.applyPage(tillPage(1, [setting('a', '1'), setting('b', '1')], 'store'));
        await documents.applyPage(tillPage(1, [setting('c', '1')], 'till'));
        await documents.applyPage({
          ...tillPage(2, [setting('b', '2'), setting('d', '2')], 'store'),
          isWhole: true,
        });
        expect(await settings()).toStrictEqual(['b', 'c', 'd']);
        expect((await documents.get('settings', 'b'))?.value).toBe('2');
      });

      it('a document that moves to another feed stays, whichever page comes first', async () => {
        await documents.applyPage(
          tillPage(1, [setting('moves', 'old'), setting('goes', 'old')], 'network'),
        );
        await documents.applyPage(tillPage(2, [setting('moves', 'new')], 'store'));
        await documents.applyPage(
          tillPage(2, [{ collection: 'settings', erased: 'moves' }], 'network'),
        );
        expect(await settings()).toStrictEqual(['goes', 'moves']);
        await documents.applyPage({ ...tillPage(3, [], 'network'), isWhole: true });
        expect(await settings()).toStrictEqual(['moves']);
        await documents.applyPage(
          tillPage(4, [{ collection: 'settings', erased: 'moves' }], 'store'),
        );
        expect(await settings()).toStrictEqual([]);
      });

      it('only what the feeds that are kept brought stays, and only they are known', async () => {
        await fill(sampleItem('A'));
        await documents.applyPage(
          tillPage(1, [setting('seed', '1'), setting('both', '1')], 'till'),
        );
        await documents.applyPage(
          tillPage(5, [setting('both', '2'), setting('new', '2')], 'store'),
        );
        await documents.keepOnly(['store']);
        expect(await settings()).toStrictEqual(['both', 'new']);
        expect(await documents.feedState('till')).toBeNull();
        expect((await documents.feedState('store'))?.seq).toBe(5);
        expect(await documents.count('items')).toBe(1);
        await documents.keepOnly(['store']);
        expect(await settings()).toStrictEqual(['both', 'new']);
      });
    });

    describe('barcodes', () => {
      it('an item is found by its GTIN, a withdrawn one too, an empty one never', async () => {
        await fill(
          sampleItem('A', { gtin: '03760123456789' }),
          sampleItem('B', { gtin: '00000012345670', withdrawn: true }),
          sampleItem('C'),
        );
        expect((await documents.itemByGtin('03760123456789'))?.id).toBe('A');
        expect((await documents.itemByGtin('00000012345670'))?.id).toBe('B');
        expect(await documents.itemByGtin('99999999999999')).toBeNull();
        expect(await documents.itemByGtin('')).toBeNull();
      });

      it('of two items with one GTIN the one on sale is taken', async () => {
        const gtin = '03760123456789';
        await fill(
          sampleItem('A', { gtin, withdrawn: true }),
          sampleItem('B', { gtin }),
          sampleItem('C', { gtin, withdrawn: true }),
        );
        expect((await documents.itemByGtin(gtin))?.id).toBe('B');
      });
    });

    describe('models and categories', () => {
      it('all variants of a model come in one answer, by sku, without the withdrawn', async () => {
        await fill(
          sampleItem('P-2', { model: 'P', category: 'Pulls' }),
          sampleItem('P-1', { model: 'P', category: 'Pulls' }),
          sampleItem('P-3', { model: 'P', category: 'Pulls', withdrawn: true }),
          sampleItem('Q-1', { model: 'Q', category: 'Pulls' }),
          sampleItem('alone'),
        );
        const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);
        expect(idsOf(await documents.itemsOfModel('P'))).toStrictEqual(['P-1', 'P-2']);
        expect(await documents.itemsOfModel('none')).toStrictEqual([]);
        // The empty name is that of all items without a model: no family.
        expect(await documents.itemsOfModel('')).toStrictEqual([]);
        expect(idsOf(await documents.itemsOfCategory('Pulls'))).toStrictEqual([
          'P-1',
          'P-2',
          'Q-1',
        ]);
        expect(await documents.itemsOfCategory('')).toStrictEqual([]);
      });

      it('an item that moves to another model leaves the first', async () => {
        await fill(sampleItem('P-1', { model: 'P' }));
        await documents.applyPage(catalogPage(2, [itemChange(sampleItem('P-1', { model: 'R' }))]));
        expect(await documents.itemsOfModel('P')).toStrictEqual([]);
        expect(await documents.itemsOfModel('R')).toHaveLength(1);
      });
    });

    describe('search', () => {
      it('colour, size and brand are words too, and whole ones come before beginnings', async () => {
        const pull = (id: string, colour: string, size: string) =>
          sampleItem(id, { name: 'Pull mérinos', colour, size, brand: 'Atelier Ourse' });
        await fill(
          pull('1', 'Bleu orage', 'S'),
          pull('2', 'Bleu orage', 'M'),
          pull('3', 'Écru', 'M'),
        );
        expect((await found('pull bleu m'))[0]).toBe('2');
        expect((await found('pull m'))[0]).toBe('2');
        expect((await found('pull bleu'))[0]).toBe('1');
        expect(await found('ecru')).toStrictEqual(['3']);
        expect(await found('ourse ecru')).toStrictEqual(['3']);
      });

      it('accents, case and ligatures do not matter, on either side', async () => {
        await fill(
          sampleItem('A', { name: 'Œufs de Pâques' }),
          sampleItem('B', { name: 'STRASSE Ørsted Łódź' }),
          sampleItem('C', { name: 'Straße œcuménique' }),
        );
        expect(await found('oeuf')).toStrictEqual(['A']);
        expect(await found('ŒUFS paques')).toStrictEqual(['A']);
        expect(await found('orsted lodz')).toStrictEqual(['B']);
        expect((await found('strasse')).sort()).toStrictEqual(['B', 'C']);
        expect((await found('straße')).sort()).toStrictEqual(['B', 'C']);
      });

      it('every word must match, in any order, in name, sku or GTIN', async () => {
        await fill(
          sampleItem('CHM-001', { name: 'Chemise bleue', gtin: '03760123456789' }),
          sampleItem('CHM-002', { name: 'Chemise rouge' }),
        );
        expect(await found('rou chem')).toStrictEqual(['CHM-002']);
        expect(await found('chemise verte')).toStrictEqual([]);
        expect(await found('chm-001')).toStrictEqual(['CHM-001']);
        expect(await found('chm001')).toStrictEqual(['CHM-001']);
        expect(await found('bleue 3760123456789')).toStrictEqual(['CHM-001']);
        expect(await found('03760123456789')).toStrictEqual(['CHM-001']);
        expect(await found('6789')).toStrictEqual(['CHM-001']);
        expect(await found('376012345')).toStrictEqual(['CHM-001']);
        expect(await found('chemise 3760123456')).toStrictEqual(['CHM-001']);
        expect(await found('3760123457')).toStrictEqual([]);
      });

      it('the inside of words is searched when prefixes give too little, prefixes first', async () => {
        await fill(
          sampleItem('1', { name: 'Surchemise' }),
          sampleItem('2', { name: 'Chemise' }),
          sampleItem('3', { name: 'Pantalon' }),
        );
        expect(await found('chemise')).toStrictEqual(['2', '1']);
        expect(await found('antal')).toStrictEqual(['3']);
        expect(await found('an')).toStrictEqual([]);
        await documents.applyPage(
          catalogPage(
            2,
            ['4', '5', '6', '7'].map((id) => itemChange(sampleItem(id, { name: 'Chemise' }))),
          ),
        );
        expect((await found('chemise')).sort()).toStrictEqual(['2', '4', '5', '6', '7']);
      });

      it('what was typed in full comes first, then names that begin so, then whole words', async () => {
        await fill(
          sampleItem('a', { name: 'Grand sac robe' }),
          sampleItem('b', { name: 'Robes longues' }),
          sampleItem('robe', { name: 'Zut' }),
          sampleItem('c', { name: 'Sac robert' }),
        );
        expect(await found('robe')).toStrictEqual(['robe', 'b', 'a', 'c']);
        expect(await found('robe', 2)).toStrictEqual(['robe', 'b']);
        expect(await found('robe', 0)).toStrictEqual([]);
      });

      it('withdrawn items are left out, and found again when they are sold again', async () => {
        await fill(sampleItem('A', { name: 'Veste', withdrawn: true }));
        expect(await found('veste')).toStrictEqual([]);
        const back = (seq: number, withdrawn: boolean): Promise<void> =>
          documents.applyPage(
            catalogPage(seq, [itemChange(sampleItem('A', { name: 'Veste', withdrawn }))]),
          );
        await back(2, false);
        expect(await found('veste')).toStrictEqual(['A']);
        await back(3, true);
        expect(await found('veste')).toStrictEqual([]);
      });

      it('a renamed item is found by its new name only', async () => {
        await fill(sampleItem('A', { name: 'Gilet' }));
        await documents.applyPage(catalogPage(2, [itemChange(sampleItem('A', { name: 'Cape' }))]));
        expect(await found('gilet')).toStrictEqual([]);
        expect(await found('cape')).toStrictEqual(['A']);
      });

      it('words longer than the index keeps are told apart', async () => {
        await fill(
          sampleItem('1', { name: 'Chaussures' }),
          sampleItem('2', { name: 'Chaussurier' }),
          sampleItem('3', { name: 'Intemporellement' }),
        );
        expect(await found('chaussures')).toStrictEqual(['1']);
        expect(await found('chaussurie')).toStrictEqual(['2']);
        expect(await found('intemporelle')).toStrictEqual(['3']);
      });

      it('nothing that is typed fails', async () => {
        await fill(sampleItem('A', { name: 'AND OR NOT NEAR "quoted" 100% *' }));
        const typed = ['', ' ', '"', "'", '*', 'a', '-', 'NEAR(', 'a AND', '^a', 'a:b', '😀', '{}'];
        for (const text of [...typed, 'é'.repeat(500), 'a '.repeat(250), '\0', '\ud800']) {
          expect(Array.isArray(await documents.searchItems(text, 20))).toBe(true);
        }
        await fc.assert(
          fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (text) => {
            await documents.searchItems(text, 20);
          }),
          { numRuns: 200 },
        );
        expect(await found('or not')).toStrictEqual(['A']);
      });
    });

    describe('catalog generations', () => {
      it('nothing of a new generation is seen before its commit, all of it after', async () => {
        await fill(sampleItem('old'), sampleItem('both', { name: 'Before' }));
        const heard: string[] = [];
        documents.onChange((collections) => heard.push([...collections].sort().join()));
        const generation = await documents.beginCatalogGeneration('empty');
        await generation.applyPage(
          catalogPage(7, [itemChange(sampleItem('both', { name: 'After' }))]),
        );
        await generation.applyPage(catalogPage(8, [itemChange(sampleItem('new'))]));
        expect(await documents.get('items', 'new')).toBeNull();
        expect((await documents.get('items', 'both'))?.name).toBe('Before');
        expect((await documents.feedState('network'))?.seq).toBe(1);
        expect(heard).toStrictEqual([]);

        await generation.commit();
        expect((await documents.all('items', 9)).map(({ id }) => id)).toStrictEqual([
          'both',
          'new',
        ]);
        expect((await documents.get('items', 'both'))?.name).toBe('After');
        expect(await found('after')).toStrictEqual(['both']);
        expect(await found('before')).toStrictEqual([]);
        expect((await documents.feedState('network'))?.seq).toBe(8);
        expect(heard).toStrictEqual(['items,prices,promotions,stock']);
        await documents.applyPage(catalogPage(9, [itemChange(sampleItem('later'))]));
        expect(await documents.count('items')).toBe(3);
      });

      it('an abandoned generation leaves everything as it was, and another can begin', async () => {
        await fill(sampleItem('old'));
        const abandoned = await documents.beginCatalogGeneration('empty');
        await abandoned.applyPage(catalogPage(7, [itemChange(sampleItem('new'))]));
        await abandoned.abandon();
        expect((await documents.all('items', 9)).map(({ id }) => id)).toStrictEqual(['old']);
        const second = await documents.beginCatalogGeneration('empty');
        await second.applyPage(catalogPage(8, [itemChange(sampleItem('second'))]));
        await second.commit();
        expect((await documents.all('items', 9)).map(({ id }) => id)).toStrictEqual(['second']);
      });

      it('a generation that starts as a copy keeps what it does not replace', async () => {
        await fill(sampleItem('kept', { name: 'Gardé' }), sampleItem('both', { name: 'Before' }));
        const generation = await documents.beginCatalogGeneration('copy');
        await generation.applyPage(
          catalogPage(7, [
            itemChange(sampleItem('both', { name: 'After' })),
            itemChange(sampleItem('new')),
          ]),
        );
        expect((await documents.get('items', 'both'))?.name).toBe('Before');
        await generation.commit();
        const ids = (await documents.all('items', 9)).map(({ id }) => id);
        expect(ids).toStrictEqual(['both', 'kept', 'new']);
        expect(await found('after')).toStrictEqual(['both']);
        expect(await found('garde')).toStrictEqual(['kept']);
        expect(await found('before')).toStrictEqual([]);
      });

      it('a feed that a generation brought first has a state once it serves', async () => {
        const generation = await documents.beginCatalogGeneration('empty');
        await generation.applyPage(catalogPage(7, [itemChange(sampleItem('A'))], 'first'));
        expect(await documents.feedState('first')).toBeNull();
        await generation.commit();
        expect((await documents.feedState('first'))?.seq).toBe(7);
      });

      it('only one generation is filled at a time', async () => {
        const first = await documents.beginCatalogGeneration('empty');
        await expect(documents.beginCatalogGeneration('empty')).rejects.toThrow('at a time');
        await first.abandon();
      });

      it('the till’s own documents are not touched by a new generation', async () => {
        await documents.applyPage(
          tillPage(1, [{ collection: 'operators', document: sampleOperator('op-1') }]),
        );
        const generation = await documents.beginCatalogGeneration('empty');
        await generation.commit();
        expect(await documents.count('operators')).toBe(1);
        expect((await documents.feedState('till'))?.seq).toBe(1);
      });
    });
  });
}
