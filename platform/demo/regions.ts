import type { NetworkPlace } from '../../contract/document/network.ts';

/** Départements of a région by its ISO 3166-2 code, where the demo has a place. */
const departments: readonly (readonly [region: string, ...departments: string[]])[] = [
  ['ARA', '01', '03', '07', '15', '26', '38', '42', '43', '63', '69', '73', '74'],
  ['BFC', '21', '25', '39', '58', '70', '71', '89', '90'],
  ['BRE', '22', '29', '35', '56'],
  ['CVL', '18', '28', '36', '37', '41', '45'],
  ['GES', '08', '10', '51', '52', '54', '55', '57', '67', '68', '88'],
  ['HDF', '02', '59', '60', '62', '80'],
  ['IDF', '75', '77', '78', '91', '92', '93', '94', '95'],
  ['NAQ', '16', '17', '19', '23', '24', '33', '40', '47', '64', '79', '86', '87'],
  ['NOR', '14', '27', '50', '61', '76'],
  ['OCC', '09', '11', '12', '30', '31', '32', '34', '46', '48', '65', '66', '81', '82'],
  ['PAC', '04', '05', '06', '13', '83', '84'],
  ['PDL', '44', '49', '53', '72', '85'],
];

/** The région that a place lies in: the first two digits of its postcode are its département. */
export function regionOf({ id, address }: Pick<NetworkPlace, 'id' | 'address'>): string {
  const department = address.postcode.slice(0, 2);
  const found = departments.find(([, ...inRegion]) => inRegion.includes(department));
  if (found === undefined) throw new RangeError(`No region for ${id}, ${address.postcode}`);
  return found[0];
}
