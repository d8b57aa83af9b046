import type { NetworkPlace } from '../../../contract/document/network.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Codec } from '../codecs.ts';

type Hours = NetworkPlace['openingHours'];

const span = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;

/** From Monday to Sunday, a bar between days: `10:00-13:00 14:00-19:00 | … | ` is closed on Sunday. */
export const openingHours: Codec<Hours> = {
  write: (week) =>
    week.map((day) => day.map(({ from, to }) => `${from}-${to}`).join(' ')).join(' | '),
  read(cell) {
    const days = cell.split('|').map((day) => day.split(/\s+/).filter((word) => word !== ''));
    if (days.length !== 7 || !days.flat().every((word) => span.test(word))) return refuse('value');
    return ok(
      days.map((day) =>
        day.map((word) => {
          const [from = '', to = ''] = word.split('-');
          return { from, to };
        }),
      ),
    );
  },
};
