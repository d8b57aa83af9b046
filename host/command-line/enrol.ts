import { z } from 'zod';
import type { Language } from '../../contract/rpc/machine-defaults.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Command } from './command.ts';
import { commonOptions } from './common-texts.ts';

const enrolHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- enrol CODE --platform URL

Relie cette caisse à sa plateforme par le code d’appairage que le siège a donné\u202f; écrit en JSON la
caisse et le magasin pour lesquels il vaut. La clé est faite ici et n’en sort pas. Tout ce qui est
déjà au journal est envoyé aussitôt. Un code faux ou périmé ne change rien.

  --platform URL    https://…, ou http:// vers cette machine
${commonOptions.fr}`,
  en: `npm run till -- enrol CODE --platform URL

Links this till to its platform by the pairing code that head office gave; prints as JSON the till
and the store that it is for. The key is made here and never leaves. Everything already in the
journal is sent at once. A wrong or expired code changes nothing.

  --platform URL    https://…, or http:// to this machine
${commonOptions.en}`,
};

const given = z.object({ platform: z.string().min(1) });

/** `till enrol`: makes this till known at its platform. */
export const enrol: Command = {
  options: { platform: { type: 'string' } },
  help: enrolHelp,
  read({ values, positionals: [code, tooMany] }) {
    const parsed = given.safeParse(values);
    if (code === undefined || !parsed.success) return refuse('enrol CODE --platform URL');
    if (tooMany !== undefined) return refuse(tooMany);
    const { platform } = parsed.data;
    return ok(async ({ host, output }) => {
      const answer = await host.call('enrol', { code, platform });
      if (!answer.ok) return { failed: answer.error };
      await output.lines([JSON.stringify({ ...answer.value, platform })]);
      return 'done';
    });
  },
};
