import {
  orderWorkRulesId,
  orderWorkRulesSetting,
} from '../../contract/document/order-work-rules.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { type OrderWorkRules, shippedOrderWorkRules } from '../../domain/order/work-rules.ts';

/** How this retailer's stores work with orders; a setting that can't be read is as shipped. */
export async function readOrderWorkRules(
  documents: Pick<Documents, 'get'>,
): Promise<OrderWorkRules> {
  const setting = await documents.get('settings', orderWorkRulesId);
  return orderWorkRulesSetting.safeParse(setting?.value ?? {}).data ?? shippedOrderWorkRules;
}
