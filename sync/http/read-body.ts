/** Far more than any answer of the journal's routes needs. */
const maximumAnswerBytes = 512 * 1024;

/** The JSON of an answer; null when it is none, or larger than an answer may be. */
export async function readBody(
  response: Response,
  maximumBytes = maximumAnswerBytes,
): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop cancels the body, so the rest is not read.
    if (bytes > maximumBytes) return null;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}
