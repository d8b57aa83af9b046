import {
  permissionsId,
  permissionsSetting,
  reasonsId,
  reasonsSetting,
  type SignOnHint,
  signOnHint,
  signOnHintId,
} from '../../contract/document/rules.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { defaultPermissions, type Permissions } from '../../domain/operator/permissions.ts';
import {
  defaultReasons,
  type Reason,
  type ReasonKind,
} from '../../domain/pricing/discount-reasons.ts';
import { fallingBackSetting } from '../settings/falling-back-setting.ts';

/** Who may do what, and which reasons there are: as the settings say now. */
export interface TillRules {
  permissions: Permissions;
  reasons: Readonly<Record<ReasonKind, readonly Reason[]>>;
  /** What the sign-on screen says beside the names. */
  signOnHint: SignOnHint | null;
}

/** The rules of this till; what a settings document doesn't say or can't be read of is as shipped. */
export async function openRules(documents: Documents) {
  const permissions = fallingBackSetting({
    documents,
    id: permissionsId,
    shipped: defaultPermissions,
    shape: permissionsSetting,
  });
  const hint = fallingBackSetting<SignOnHint | null>({
    documents,
    id: signOnHintId,
    shipped: null,
    shape: signOnHint,
  });
  const reasonsFor = (kind: ReasonKind) =>
    fallingBackSetting<readonly Reason[]>({
      documents,
      id: reasonsId(kind),
      shipped: defaultReasons[kind],
      shape: reasonsSetting,
    });
  const reasons = {
    'line-discount': reasonsFor('line-discount'),
    'basket-discount': reasonsFor('basket-discount'),
    'price-override': reasonsFor('price-override'),
    return: reasonsFor('return'),
    abandon: reasonsFor('abandon'),
    'paid-in': reasonsFor('paid-in'),
    'paid-out': reasonsFor('paid-out'),
    'no-sale': reasonsFor('no-sale'),
    difference: reasonsFor('difference'),
    shrinkage: reasonsFor('shrinkage'),
    adjustment: reasonsFor('adjustment'),
    receiving: reasonsFor('receiving'),
    asking: reasonsFor('asking'),
    'order-refused': reasonsFor('order-refused'),
    'task-settled': reasonsFor('task-settled'),
  };
  const all = [permissions, hint, ...Object.values(reasons)];

  async function load(): Promise<void> {
    for (const setting of all) await setting.load();
  }

  await load();
  return {
    load,
    current: (): TillRules => ({
      permissions: permissions.current(),
      signOnHint: hint.current(),
      reasons: {
        'line-discount': reasons['line-discount'].current(),
        'basket-discount': reasons['basket-discount'].current(),
        'price-override': reasons['price-override'].current(),
        return: reasons.return.current(),
        abandon: reasons.abandon.current(),
        'paid-in': reasons['paid-in'].current(),
        'paid-out': reasons['paid-out'].current(),
        'no-sale': reasons['no-sale'].current(),
        difference: reasons.difference.current(),
        shrinkage: reasons.shrinkage.current(),
        adjustment: reasons.adjustment.current(),
        receiving: reasons.receiving.current(),
        asking: reasons.asking.current(),
        'order-refused': reasons['order-refused'].current(),
        'task-settled': reasons['task-settled'].current(),
      },
    }),
    /** Ids of settings that can't be read. */
    unreadable: (): string[] => all.filter((setting) => setting.isUnreadable()).map(({ id }) => id),
  };
}
