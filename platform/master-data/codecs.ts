import { z } from 'zod';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { isStorableJson } from '../documents/check-change.ts';

type ReadProblem = 'empty' | 'value';

/** How a value stands in a cell. */
export interface Codec<Value> {
  write(value: Value): string;
  read(text: string): Result<Value, ReadProblem>;
}

/** Text as it is, without the spaces around it. */
export const text: Codec<string> = { write: (value) => value, read: (cell) => ok(cell.trim()) };

/** Text that says something. */
export const someText: Codec<string> = {
  ...text,
  read: (cell) => (cell.trim() === '' ? refuse('empty') : ok(cell.trim())),
};

/** Text of several lines or with spaces at its ends, to the letter. */
export const verbatim: Codec<string> = { write: (value) => value, read: (cell) => ok(cell) };

/** Absent when empty. */
export const maybeText: Codec<string | undefined> = {
  write: (value) => value ?? '',
  read: (cell) => ok(cell.trim() === '' ? undefined : cell.trim()),
};

export const wholeNumber: Codec<number> = {
  write: String,
  read: (cell) => (/^-?\d{1,15}$/.test(cell.trim()) ? ok(Number(cell)) : refuse(problemOf(cell))),
};

/** Null when empty. */
export const maybeWholeNumber: Codec<number | null> = {
  write: (value) => (value === null ? '' : String(value)),
  read: (cell) => (cell.trim() === '' ? ok(null) : wholeNumber.read(cell)),
};

/** An integer of 10^-decimals, written as a decimal: `12.5` is 1,250 with two. */
export function decimal(decimals: number): Codec<number> {
  const shape = new RegExp(String.raw`^(-?)(\d{1,12})(?:[.,](\d{1,${decimals}}))?$`);
  return {
    write(value) {
      const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
      const fraction = digits.slice(-decimals).replace(/0+$/, '');
      const whole = `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}`;
      return fraction === '' ? whole : `${whole}.${fraction}`;
    },
    read(cell) {
      const match = shape.exec(cell.trim());
      if (!match) return refuse(problemOf(cell));
      const [, sign, whole = '', fraction = ''] = match;
      const value = Number(whole + fraction.padEnd(decimals, '0'));
      if (!Number.isSafeInteger(value)) return refuse('value');
      return ok(sign === '-' && value !== 0 ? -value : value);
    },
  };
}

/** Degrees, such as `45.7609`: the one number here that is no count of anything. */
export const degrees: Codec<number> = {
  write: String,
  read(cell) {
    const trimmed = cell.trim().replace(',', '.');
    return /^-?\d{1,3}(\.\d{1,12})?$/.test(trimmed) ? ok(Number(trimmed)) : refuse(problemOf(cell));
  },
};

const yes = new Set(['yes', 'oui', 'true', 'vrai', '1']);
const no = new Set(['no', 'non', 'false', 'faux', '0', '']);

/** `yes` or `no`; read in French and as spreadsheets write it too, empty is no. */
export const yesNo: Codec<boolean> = {
  write: (value) => (value ? 'yes' : 'no'),
  read(cell) {
    const word = cell.trim().toLowerCase();
    if (yes.has(word)) return ok(true);
    return no.has(word) ? ok(false) : refuse('value');
  },
};

/** A date such as `2026-12-24`, or null when empty. */
export const maybeDate: Codec<string | null> = {
  write: (value) => value ?? '',
  read(cell) {
    const trimmed = cell.trim();
    if (trimmed === '') return ok(null);
    return z.iso.date().safeParse(trimmed).success ? ok(trimmed) : refuse('value');
  },
};

export function oneOf<const Word extends string>(words: readonly Word[]): Codec<Word> {
  return {
    write: (value) => value,
    read(cell) {
      const word = words.find((each) => each === cell.trim());
      return word === undefined ? refuse(problemOf(cell)) : ok(word);
    },
  };
}

/** Words with a space between them. */
export const words: Codec<string[]> = {
  write: (value) => value.join(' '),
  read: (cell) => ok(cell.split(/\s+/).filter((word) => word !== '')),
};

/** What has more shape than a cell: JSON, as its schema says; absent when empty. */
export function json<Value>(schema: z.ZodType<Value>): Codec<Value | undefined> {
  return {
    write: (value) => (value === undefined ? '' : JSON.stringify(value)),
    read(cell) {
      if (cell.trim() === '') return ok(undefined);
      try {
        const parsed = schema.safeParse(JSON.parse(cell));
        const isStorable = parsed.success && isStorableJson(JSON.stringify(parsed.data));
        return isStorable ? ok(parsed.data) : refuse('value');
      } catch {
        return refuse('value');
      }
    },
  };
}

function problemOf(cell: string): ReadProblem {
  return cell.trim() === '' ? 'empty' : 'value';
}
