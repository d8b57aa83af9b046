import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { codePages, type Paper, paperColumns } from './paper.ts';

/** Where a printer is and what it understands, as one line of text can say it. */
export interface PrinterAddress {
  host: string;
  port: number;
  paper: Paper;
  /** How the drawer's contact is wired: which level of the connector's pin 3 says "open". */
  drawerOpenLevel: 'usual' | 'inverted';
}

/** The raw print port of network printers (IANA: pdl-datastream). */
const rawPrintPort = 9100;

const options = z.strictObject({
  language: z.enum(['escpos', 'starprnt']).default('escpos'),
  columns: z.coerce.number().pipe(z.literal(paperColumns)).default(48),
  page: z.enum(codePages).default('1252'),
  drawer: z.enum(['usual', 'inverted']).default('usual'),
});

/**
 * Reads `tcp://HOST:PORT?language=escpos|starprnt&columns=48|42|32|30&page=1252|858&drawer=usual|inverted`;
 * all but the host may be left out. Fails with PRINTER_ADDRESS_BAD, whose `part` names what is wrong.
 */
export function parsePrinterAddress(text: string): Result<PrinterAddress, Failure> {
  const bad = (part: string) => refuse(fail('PRINTER_ADDRESS_BAD', { address: text, part }));
  if (!/^tcp:\/\//i.test(text)) return bad('tcp://');
  // Only for a special scheme does the parser check the host and keep IPv6 brackets in order.
  const url = URL.parse(text.replace(/^tcp:/i, 'http:'));
  if (url === null || url.hostname === '') return bad('HOST:PORT');
  if (url.username !== '' || url.password !== '' || url.hash !== '') return bad('HOST:PORT');
  if (url.pathname !== '/') return bad(url.pathname);
  const port = portOf(text, url);
  if (port === null) return bad('PORT');
  const parsed = options.safeParse(Object.fromEntries(url.searchParams));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return bad(
      issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : String(issue?.path[0]),
    );
  }
  const { language, columns, page, drawer } = parsed.data;
  return ok({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    paper: { language, columns, codePage: page },
    drawerOpenLevel: drawer,
  });
}

/** Port 0 is no printer's; port 80, the default of the scheme the parser was given, comes out empty. */
function portOf(text: string, url: URL): number | null {
  if (url.port === '0') return null;
  if (url.port !== '') return Number(url.port);
  return /:0*80(?=[/?]|$)/.test(text) ? 80 : rawPrintPort;
}
