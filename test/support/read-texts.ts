import { openZip, readFile } from '../../verifier/read-zip.ts';

/** Every file of a ZIP as text, by name. */
export async function readTexts(file: string): Promise<Map<string, string>> {
  const { zip, entries } = await openZip(file);
  const texts = new Map<string, string>();
  for (const entry of entries) {
    const chunks: Buffer[] = [];
    await readFile(zip, entry, (chunk) => chunks.push(chunk));
    texts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  zip.close();
  return texts;
}
