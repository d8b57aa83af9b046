import { ok, type Result, refuse } from '../../domain/result.ts';
import { readInput } from '../../item-files/read-input.ts';
import { type GivenAddress, givenAddress } from './leaving-request.ts';

const maxBytes = 10_000;

/** The address in a file, or from stdin for `-`; else what is wrong with it. Throws FailureError as `readInput` does. */
export async function readAddress(
  file: string,
  interrupted: AbortSignal,
): Promise<Result<GivenAddress, string>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of readInput(file, interrupted)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxBytes) return refuse(`--address ${file}: > ${maxBytes} bytes`);
  }
  try {
    const parsed = givenAddress.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    if (parsed.success) return ok(parsed.data);
    const [issue] = parsed.error.issues;
    const why = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
    return refuse(`--address ${file}: ${why}`);
  } catch {
    return refuse(`--address ${file}: not JSON`);
  }
}
