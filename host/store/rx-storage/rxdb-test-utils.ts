// RxDB's own suites for storages, as npm ships them. They import two small packages that RxDB does
// not depend on; these hooks answer for them, so nothing has to be installed for a test.
import { registerHooks } from 'node:module';

const standIns: Record<string, string> = {
  clone: 'export default structuredClone;',
  'async-test-util': `
    import { setTimeout } from 'node:timers/promises';
    export const wait = (ms = 0) => setTimeout(ms);
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    export const randomString = (length = 5) =>
      Array.from({ length }, () => letters[Math.floor(Math.random() * 26)]).join('');
  `,
};

registerHooks({
  resolve(specifier, context, next) {
    const source = standIns[specifier];
    if (source === undefined) return next(specifier, context);
    return { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true };
  },
});

export async function rxdbTestUtils(): Promise<typeof import('rxdb/plugins/test-utils')> {
  return await import('rxdb/plugins/test-utils');
}
