import { z } from 'zod';
import { afterSalesBody } from '../entry/after-sales.ts';
import { entryPlace } from '../entry/amounts.ts';
import { quoteBody } from '../entry/quote.ts';

/** What every dossier says, whatever it is: so the stored form stays when there are more kinds. */
const dossier = {
  id: z.string().min(3).max(150),
  /** Of the entry that changed it last, by its till’s clock. */
  at: z.iso.datetime({ offset: true }),
};

const head = {
  /** The entry that opened it. */
  place: entryPlace,
  storeId: z.string().min(1).max(64),
  openedAt: z.iso.datetime({ offset: true }),
  /** Business day on which it was opened. */
  openedOn: z.iso.date(),
  /** Random id; empty: nobody was named. */
  customerId: z.string().max(64),
};

/** A quote, by its printed number. */
const quoteDossier = z.strictObject({
  ...dossier,
  kind: z.literal('quote'),
  details: z.strictObject({
    ...head,
    number: z.string().max(40),
    quote: quoteBody,
    /** Receipts that were sold by it. */
    usedBy: z.array(z.string().max(40)).max(20),
  }),
});
export type QuoteDossier = z.infer<typeof quoteDossier>;

/** A file of the after-sales service, by its own id. */
const afterSalesDossier = z.strictObject({
  ...dossier,
  kind: z.literal('after-sales'),
  details: z.strictObject({
    ...head,
    file: afterSalesBody,
    history: z
      .array(
        z.strictObject({
          state: afterSalesBody.shape.state,
          at: z.iso.datetime({ offset: true }),
          operatorId: z.string().max(64),
        }),
      )
      .min(1)
      .max(100),
  }),
});
export type AfterSalesDossier = z.infer<typeof afterSalesDossier>;

/**
 * What an entry opened and later ones go on with, in the hands of all tills of its store. It says nothing
 * of the person but the customer's random id.
 */
export const dossierDocument = z.discriminatedUnion('kind', [quoteDossier, afterSalesDossier]);
export type DossierDocument = z.infer<typeof dossierDocument>;
