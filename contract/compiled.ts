import { z } from 'zod';

/**
 * The same schema with code of its own, made when it is first asked for: a valid value takes a third of
 * the time, an invalid one is read again by the schema itself, so that its issues are the same. For
 * what is parsed by the thousand; making the code takes some milliseconds. Where code can't be made
 * (a page's content security policy) it is the schema as it was.
 */
export function compiledOnce<S extends z.ZodType>(schema: S): () => S {
  let compiled: S | null = null;
  return () => {
    compiled ??= z.compile(schema);
    return compiled;
  };
}
