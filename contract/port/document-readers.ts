import { compiledOnce } from '../compiled.ts';
import { documentSchemas } from './documents.ts';

/**
 * The schemas to parse documents by. Those that come by the hundred thousand are compiled; of the
 * others a till has a few, and making their code would hold its thread for longer than it saves.
 */
const compiled = {
  items: compiledOnce(documentSchemas.items),
  prices: compiledOnce(documentSchemas.prices),
  stock: compiledOnce(documentSchemas.stock),
};

export const documentReaders: typeof documentSchemas = {
  ...documentSchemas,
  get items() {
    return compiled.items();
  },
  get prices() {
    return compiled.prices();
  },
  get stock() {
    return compiled.stock();
  },
};
