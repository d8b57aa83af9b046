import type { z } from 'zod';
import type { Documents } from '../../contract/port/documents.ts';

/** A settings document as it is now, or what serves instead. */
export interface FallingBackSetting<T> {
  id: string;
  current(): T;
  /** The document that is stored can't be read, so what was good before serves. */
  isUnreadable(): boolean;
  /** Looks at the document again. Throws when the file can't be read. */
  load(): Promise<void>;
}

/**
 * A settings document that can't be read changes nothing: what was good before goes on, what is
 * shipped until there was any. A platform that is ahead of its tills must not keep them from selling.
 */
export function fallingBackSetting<T>({
  documents,
  id,
  shipped,
  shape,
}: {
  documents: Documents;
  id: string;
  shipped: T;
  shape: z.ZodType<T>;
}): FallingBackSetting<T> {
  let current = shipped;
  let isUnreadable = false;
  return {
    id,
    current: () => current,
    isUnreadable: () => isUnreadable,
    async load() {
      const setting = await documents.get('settings', id);
      const read = setting && shape.safeParse(setting.value);
      if (read === null) current = shipped;
      else if (read.success) current = read.data;
      isUnreadable = read?.success === false;
    },
  };
}
