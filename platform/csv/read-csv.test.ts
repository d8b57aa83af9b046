import { expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';
import { csvLines } from './write-csv.ts';

/** Read a few bytes at a time, as a pipe brings them. */
async function read(text: string | Uint8Array, chunkSize = 5) {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  }
  const lines = [];
  for await (const { number, cells } of readCsv(chunks())) lines.push([number, cells]);
  return lines;
}

it.each([
  ['semicolons, as a French spreadsheet writes', 'a;b\r\n1,5;x\r\n'],
  ['commas, and the amount in quotes', 'a,b\n"1,5",x\n'],
  ['tabs', 'a\tb\n1,5\tx'],
  ['a mark before the first name', '\ufeffa;b\n1,5;x'],
])('a file with %s is read', async (_, text) => {
  expect(await read(text)).toEqual([
    [1, ['a', 'b']],
    [2, ['1,5', 'x']],
  ]);
});

it('a line has the number on which it begins, whatever runs over several and whatever is blank', async () => {
  expect(await read('a;b\n"one\ntwo";x\n\n;\n"say ""hi""";y')).toEqual([
    [1, ['a', 'b']],
    [2, ['one\ntwo', 'x']],
    [6, ['say "hi"', 'y']],
  ]);
});

it('what was read before a file stops to be CSV is given, then where it stops', async () => {
  expect(await read('a;b\n1;x\n2"3;y\n"4;z')).toEqual([
    [1, ['a', 'b']],
    [2, ['1', 'x']],
    [3, null],
  ]);
});

it('an empty file has no line', async () => {
  expect(await read('')).toEqual([]);
});

it('what is written is read back, whatever stands in the cells', async () => {
  const rows = [
    ['a', 'b'],
    ['=1+1', ' spaces '],
    ['two\r\nlines', 'a;b,"c"'],
    ["'", '-3'],
  ];
  expect((await read(csvLines(rows))).map(([, cells]) => cells)).toEqual(rows);
});
