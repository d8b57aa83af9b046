import {
  permissionsId,
  permissionsOf,
  reasonsId,
  reasonsOf,
  type SignOnHint,
  signOnHintId,
  signOnHintOf,
} from '../../contract/document/rules.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Permissions } from '../../domain/operator/permissions.ts';
import type { Reason, ReasonKind } from '../../domain/pricing/discount-reasons.ts';

/** Who may do what, and which reasons there are: as the settings say now. */
export interface TillRules {
  permissions: Permissions;
  reasons: Readonly<Record<ReasonKind, readonly Reason[]>>;
  /** What the sign-on screen says beside the names. */
  signOnHint: SignOnHint | null;
}

/** Throws when a settings document can't be read: a till with half its permissions is not opened. */
export async function readRules(documents: Documents): Promise<TillRules> {
  const value = async (id: string): Promise<unknown> =>
    (await documents.get('settings', id))?.value ?? null;
  const reasons = async (kind: ReasonKind) => reasonsOf(kind, await value(reasonsId(kind)));
  return {
    permissions: permissionsOf(await value(permissionsId)),
    signOnHint: signOnHintOf(await value(signOnHintId)),
    reasons: {
      'line-discount': await reasons('line-discount'),
      'basket-discount': await reasons('basket-discount'),
      'price-override': await reasons('price-override'),
      return: await reasons('return'),
    },
  };
}
