import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { toGtin14 } from '../../../domain/scan/gtin.ts';
import type { CatalogueItem } from './catalogue-item.ts';
import { madeUpItem } from './made-up-items.ts';

/** As many items as a size asks for. */
export interface Catalogue {
  /** For the reader of the table. */
  origin: string;
  at(n: number): CatalogueItem;
  /** `count` different items spread over the first `size`, the same ones in every run. */
  sample(size: number, count: number): CatalogueItem[];
  /** The first `size` items as an import file. */
  write(file: string, size: number): void;
}

/** Made-up items, or those of a file; where the file ends, made-up ones go on. */
export function openCatalogue(file: string | undefined): Catalogue {
  const real = file === undefined ? [] : readItems(file);
  const at = (n: number): CatalogueItem => real[n] ?? madeUpItem(n);
  return {
    origin:
      file === undefined
        ? 'made up by rule (test/bench/items)'
        : `${real.length.toLocaleString('en-US')} of ${file}, made up by rule beyond`,
    at,
    sample(size, count) {
      // A prime that is no divisor of the sizes: every item once before one comes again.
      return Array.from({ length: count }, (_, index) => at((index * 7_919 + 13) % size));
    },
    write(target, size) {
      const handle = openSync(target, 'w');
      for (let first = 0; first < size; first += linesAtOnce) {
        const count = Math.min(linesAtOnce, size - first);
        writeSync(handle, Array.from({ length: count }, (_, k) => line(at(first + k))).join(''));
      }
      closeSync(handle);
    },
  };
}

const linesAtOnce = 10_000;

function line({ gtin, name }: CatalogueItem): string {
  return `${gtin}\t${name}\n`;
}

function readItems(file: string): CatalogueItem[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((row) => {
    const [gtin = '', name = ''] = row.split('\t');
    return toGtin14(gtin) === null || name.trim() === '' ? [] : [{ gtin, name }];
  });
}
