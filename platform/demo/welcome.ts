import type { OperatorDocument } from '../../contract/document/operator.ts';
import type { Welcome } from '../../contract/document/welcome.ts';
import { operators } from './operators.ts';

/** No secret: the people are made up, and the first start shows them. */
const demoPins: Readonly<Record<OperatorDocument['role'], string>> = {
  cashier: '1111',
  associate: '1111',
  manager: '222222',
};

/** What the demo's first start shows: who can sign on, and codes to scan from the screen. */
export const demoWelcome: Welcome = {
  people: operators.map(({ alias, role }) => ({ alias, role, pin: demoPins[role] })),
  codes: [
    { kind: 'ean13', text: '3760123450010', label: 'Pull col V mérinos' },
    { kind: 'ean13', text: '3760123450157', label: 'Chaussettes coton bio' },
    // GS1 Digital Link: what the QR code of a label says from 2027 on.
    { kind: 'qr', text: 'https://id.gs1.org/01/03760123450263', label: 'Lampe Œuvre' },
  ],
};
