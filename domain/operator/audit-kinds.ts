/** What the audit view tells apart, in the order of its filter. */
export const auditKinds = [
  'approval',
  'discount',
  'price',
  'void',
  'abandoned',
  'refund',
  'no-receipt',
  'duplicate',
  'no-sale',
  'settings',
  'sign-on',
  'training',
  'money',
  'difference',
  'invoice',
  'tax-free',
  'stock',
  'quote',
  'after-sales',
  'staff-sale',
] as const;
export type AuditKind = (typeof auditKinds)[number];
