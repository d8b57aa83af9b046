import type { BuyerForm } from '../../domain/invoice/buyer-form.ts';

/** Somebody made up who wants an invoice for themselves. */
export const privateBuyer: BuyerForm = {
  kind: 'private',
  name: 'Maëlle Garnier',
  street: '4 rue des Œillets',
  postcode: '69004',
  city: 'Lyon',
  country: 'FR',
  companyNumber: '',
  vatNumber: '',
  orderReference: '',
};

/** A made-up company; the number has a right key. */
export const professionalBuyer: BuyerForm = {
  ...privateBuyer,
  kind: 'professional',
  name: 'Atelier Garnier SARL',
  companyNumber: '732 829 320',
  vatNumber: 'FR 44 732829320',
  orderReference: 'BC-2026-17',
};
