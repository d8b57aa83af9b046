import { createReadStream } from 'node:fs';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readLines } from './read-lines.ts';
import { type SaleRequest, saleLine } from './sale-request.ts';

const maxLineBytes = 1_000_000;

/**
 * The sales of a file, or of stdin for `-`; blank lines are nothing. Throws
 * FailureError(`FILE_UNREADABLE`).
 */
export async function* readScript(file: string): AsyncGenerator<Result<SaleRequest, string>> {
  for await (const line of readLines(bytesOf(file), maxLineBytes)) {
    const text = new TextDecoder().decode(line.bytes ?? undefined).trim();
    if (line.bytes !== null && text === '') continue;
    const request = readSaleLine(text);
    yield request.ok ? request : refuse(`${file}:${line.number}: ${request.error}`);
  }
}

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  const bytes: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file);
  try {
    yield* bytes;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new FailureError(fail('FILE_UNREADABLE', { file, reason }));
  }
}

function readSaleLine(text: string): Result<SaleRequest, string> {
  try {
    const parsed = saleLine.safeParse(JSON.parse(text));
    if (parsed.success) return ok(parsed.data);
    const [issue] = parsed.error.issues;
    return refuse(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
  } catch {
    return refuse('not JSON');
  }
}
