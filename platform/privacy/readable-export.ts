import type { CustomerExport } from '../../contract/platform/customer-export.ts';
import { printAmount } from '../../domain/money/amount-text.ts';

const words = {
  fr: {
    title: 'Vos données',
    who: 'Qui vous êtes',
    consents: 'Vos accords et refus',
    purchases: 'Vos achats',
    noted: 'Noté à côté de ces actes',
    rest: 'Points, commandes, comptes',
    tills:
      'Caisses, et quand elles ont été entendues pour la dernière fois\u00a0: ce qu’une caisse n’a pas encore transmis manque ici',
    yes: 'oui',
    no: 'non',
    never: 'jamais',
  },
  en: {
    title: 'Your data',
    who: 'Who you are',
    consents: 'What you agreed to, or not',
    purchases: 'What you bought',
    noted: 'Noted beside these acts',
    rest: 'Points, orders, accounts',
    tills: 'Tills, and when each was last heard of: what a till has not sent since is not in here',
    yes: 'yes',
    no: 'no',
    never: 'never',
  },
} as const;

/** An export to be read by the person: Markdown, in their retailer’s language. */
export function readableExport(told: CustomerExport, language: 'fr' | 'en'): string {
  const say = words[language];
  const money = (minor: number, currency: string) => `${printAmount(minor, currency)} ${currency}`;
  const fields = (of: object) =>
    Object.entries(of)
      .filter(([, value]) => value !== '' && value !== null)
      .map(
        ([name, value]) =>
          `- ${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
      );
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
  return [
    `# ${say.title} (${told.exportedAt.slice(0, 10)})`,
    ...section(say.who, fields(told.customer ?? {})),
    ...section(
      say.consents,
      told.consents.map(
        ({ purpose, isGiven, at, textVersion, language: inLanguage, how, storeId }) =>
          `- ${purpose}: ${isGiven ? say.yes : say.no} (${at}, ${storeId}, ${how}, ${textVersion} ${inLanguage})`,
      ),
    ),
    ...section(
      say.purchases,
      told.purchases.flatMap(({ businessDay, storeId, number, currency, grossMinor, lines }) => [
        `- ${businessDay}, ${storeId}, n° ${number}: ${money(grossMinor, currency)}`,
        ...lines.map((line) => `  - ${line.label}: ${money(line.grossMinor, currency)}`),
      ]),
    ),
    ...section(
      say.noted,
      told.parts.map(
        ({ businessDay, type, part }) => `- ${businessDay}, ${type}: ${JSON.stringify(part)}`,
      ),
    ),
    ...section(
      say.rest,
      Object.entries(told.tables).map(([table, rows]) => `- ${table}: ${JSON.stringify(rows)}`),
    ),
    ...section(
      say.tills,
      told.tills.map(
        ({ storeId, tillNumber, heardAt }) => `- ${storeId} ${tillNumber}: ${heardAt ?? say.never}`,
      ),
    ),
  ].join('\n');
}
