/**
 * What a log may say of an error: its kind and where it came from. No message: those of parsers and
 * databases quote what they were given, and no person may stand in a log.
 */
export function factsOf(error: unknown): { error: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const at = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return { error: `${error.name}${code}`, at: at.map((line) => line.trim()) };
}
