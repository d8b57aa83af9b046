import { ok } from '../../../domain/result.ts';
import { type Codec, someText, text } from '../codecs.ts';
import { type Column, column } from '../column.ts';

interface Address {
  lines: string[];
  postcode: string;
  city: string;
  country: string;
}

/** Lines of an address in one cell, a bar between them. */
const bars: Codec<string[]> = {
  write: (lines) => lines.join(' | '),
  read: (cell) =>
    ok(
      cell
        .split('|')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
};

/** Street, postcode, city and country of whatever has an address. */
export function addressColumns<Row extends { address: Address }>(): Column<Row>[] {
  const part = <Value>(
    name: string,
    codec: Codec<Value>,
    lens: { get(address: Address): Value; set(address: Address, value: Value): Address },
  ): Column<Row> =>
    column(name, codec, {
      get: ({ address }) => lens.get(address),
      set: (row, value) => ({ ...row, address: lens.set(row.address, value) }),
    });
  return [
    part('street', bars, {
      get: ({ lines }) => lines,
      set: (address, lines) => ({ ...address, lines }),
    }),
    part('postcode', text, {
      get: ({ postcode }) => postcode,
      set: (address, postcode) => ({ ...address, postcode }),
    }),
    part('city', text, { get: ({ city }) => city, set: (address, city) => ({ ...address, city }) }),
    part('country', someText, {
      get: ({ country }) => country,
      set: (address, country) => ({ ...address, country }),
    }),
  ];
}

export const noAddress: Address = { lines: [], postcode: '', city: '', country: 'FR' };
