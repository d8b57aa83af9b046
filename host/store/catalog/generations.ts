import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../../data-folder/write-durably.ts';
import { openSql } from '../driver.ts';
import { sealedVersion } from './catalog-file.ts';

/**
 * The generations of the catalog: `catalog-<n>.db`, and `catalog.current` that names the one in use.
 * The name is swapped by a rename, so at any moment, and after any power cut, it names a whole one.
 */
export function currentGeneration(folder: string): number | null {
  const pointer = join(folder, pointerName);
  const named = existsSync(pointer) ? numberOf(readFileSync(pointer, 'utf8').trim()) : null;
  // A pointer that a bad disk made unreadable: the newest whole generation serves as well.
  return named ?? generations(folder).findLast((number) => isWhole(folder, number)) ?? null;
}

export function pointTo(folder: string, generation: number): void {
  writeDurably(join(folder, pointerName), `${nameOf(generation)}\n`);
}

export function generationPath(folder: string, generation: number): string {
  return join(folder, nameOf(generation));
}

export function nextGeneration(folder: string): number {
  return (generations(folder).at(-1) ?? 0) + 1;
}

/** A generation that was filled to its end and can be read. */
export function isWhole(folder: string, generation: number): boolean {
  const path = generationPath(folder, generation);
  if (!existsSync(path)) return false;
  try {
    const sql = openSql(path, { readonly: true });
    const version = sql.pragma('user_version');
    sql.close();
    return version === sealedVersion;
  } catch {
    return false; // Why it can't be read makes no difference: it is rebuilt.
  }
}

/** Renames a damaged generation, for support to look at. Only the last two are kept. */
export function setAside(folder: string, generation: number): void {
  for (const suffix of fileSuffixes) {
    const path = generationPath(folder, generation) + suffix;
    if (existsSync(path)) renameSync(path, `${path}${damagedSuffix}`);
  }
  const damaged = readdirSync(folder).filter((name) => name.endsWith(`.db${damagedSuffix}`));
  for (const name of damaged.sort(byNumber).slice(0, -mostSetAside)) {
    for (const suffix of fileSuffixes) {
      rmSync(join(folder, name.replace('.db', `.db${suffix}`)), { force: true });
    }
  }
}

/** Removes every generation but the current one: old ones, and those that were never finished. */
export function removeOthers(folder: string, current: number): void {
  for (const generation of generations(folder)) {
    if (generation !== current) removeGeneration(folder, generation);
  }
}

/** What can't be removed now (Windows keeps open files) is removed at the next start. */
export function removeGeneration(folder: string, generation: number): void {
  for (const suffix of [...fileSuffixes, markSuffix]) {
    try {
      rmSync(generationPath(folder, generation) + suffix, { force: true });
    } catch {
      return;
    }
  }
}

/** Remembers that a read found damage, so that the next start sets the generation aside. */
export function markDamaged(folder: string, generation: number): void {
  closeSync(openSync(join(folder, `${nameOf(generation)}${markSuffix}`), 'w'));
}

/** Whether it was marked. The mark goes with the asking. */
export function takeDamageMark(folder: string, generation: number): boolean {
  const mark = join(folder, `${nameOf(generation)}${markSuffix}`);
  const isMarked = existsSync(mark);
  rmSync(mark, { force: true });
  return isMarked;
}

const pointerName = 'catalog.current';
const fileSuffixes = ['', '-wal', '-shm'] as const;
const damagedSuffix = '.damaged';
const markSuffix = '.is-damaged';
const mostSetAside = 2;

function nameOf(generation: number): string {
  return `catalog-${generation}.db`;
}

function numberOf(name: string): number | null {
  const digits = /^catalog-(\d{1,9})\.db/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Numbers of all generations in the folder, set aside ones too: no number is used twice. */
function generations(folder: string): number[] {
  if (!existsSync(folder)) return [];
  const numbers = readdirSync(folder).flatMap((name) => numberOf(name) ?? []);
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function byNumber(a: string, b: string): number {
  return (numberOf(a) ?? 0) - (numberOf(b) ?? 0);
}
