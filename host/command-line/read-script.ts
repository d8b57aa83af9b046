import { ok, type Result, refuse } from '../../domain/result.ts';
import { readInput } from '../../item-files/read-input.ts';
import { readLines } from '../../item-files/read-lines.ts';
import { type SaleRequest, saleLine } from './sale-request.ts';

const maxLineBytes = 1_000_000;

/**
 * The sales of a file, or of stdin for `-`; blank lines are nothing. Throws FailureError as
 * `readInput` does.
 */
export async function* readScript(
  file: string,
  interrupted: AbortSignal,
): AsyncGenerator<Result<SaleRequest, string>> {
  for await (const line of readLines(readInput(file, interrupted), maxLineBytes)) {
    const text = new TextDecoder().decode(line.bytes ?? undefined).trim();
    if (line.bytes !== null && text === '') continue;
    const request = readSaleLine(text);
    yield request.ok ? request : refuse(`${file}:${line.number}: ${request.error}`);
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
