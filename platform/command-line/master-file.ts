import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type CsvLine, readCsv } from '../csv/read-csv.ts';
import type { LineRefusal } from '../master-data/line-refusal.ts';
import type { GivenLine, MasterKind } from '../master-data/master-kind.ts';

export type FileLine = { given: GivenLine } | { refused: LineRefusal };

/**
 * The lines of a file of one kind, each held against its header. Refuses IMPORT_COLUMNS for a header that
 * lacks a column of the kind's key, or has one that the kind does not know: it would be lost unseen.
 */
export async function openMasterFile(
  chunks: AsyncIterable<Uint8Array>,
  { file, kind }: { file: string; kind: MasterKind },
): Promise<Result<AsyncGenerator<FileLine>, Failure>> {
  const lines = readCsv(chunks);
  const first = await lines.next();
  const header = (first.done ? null : first.value.cells)?.map((name) => name.trim()) ?? [];
  const missing = kind.needed.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => name !== '' && !kind.columns.includes(name));
  const twice = header.filter((name, at) => name !== '' && header.indexOf(name) !== at);
  if (missing.length + unknown.length + twice.length > 0) {
    await lines.return(undefined);
    return refuse(
      fail('IMPORT_COLUMNS', {
        file,
        columns: [...missing, ...unknown, ...twice].join(', ').slice(0, 200),
        known: kind.columns.join(', '),
      }),
    );
  }
  return ok(linesUnder(header, lines));
}

async function* linesUnder(
  header: readonly string[],
  lines: AsyncIterable<CsvLine>,
): AsyncGenerator<FileLine> {
  for await (const { number: line, cells } of lines) {
    if (cells === null) yield { refused: { line, column: '', problem: 'csv', found: '' } };
    else if (cells.slice(header.length).some((cell) => cell !== ''))
      yield { refused: { line, column: '', problem: 'columns', found: cells.at(-1) ?? '' } };
    else
      yield {
        given: {
          line,
          cells: Object.fromEntries(
            header.flatMap((name, at) => (name === '' ? [] : [[name, cells[at] ?? '']])),
          ),
        },
      };
  }
}
