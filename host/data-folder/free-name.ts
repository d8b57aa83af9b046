import { existsSync } from 'node:fs';

/** A name that no file has yet: asked for again it is another file, for somebody may have taken the first one already. */
export function freeName(path: string, extension: string): string {
  for (let number = 1; ; number += 1) {
    const file = `${path}${number === 1 ? '' : `-${String(number)}`}.${extension}`;
    if (!existsSync(file)) return file;
  }
}
