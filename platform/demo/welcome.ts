import type { Welcome } from '../../contract/document/welcome.ts';
import { demoPeople, demoPin } from './operators.ts';

/** What the demo's first start shows: who can sign on, and codes to scan from the screen. */
export const demoWelcome: Welcome = {
  people: demoPeople.map(({ alias, role }) => ({ alias, role, pin: demoPin(role) })),
  codes: [
    { kind: 'ean13', text: '3760123450010', label: 'Pull col V mérinos' },
    { kind: 'ean13', text: '3760123450157', label: 'Chaussettes coton bio' },
    // GS1 Digital Link: what the QR code of a label says from 2027 on.
    { kind: 'qr', text: 'https://id.gs1.org/01/03760123450263', label: 'Lampe Œuvre' },
  ],
};
