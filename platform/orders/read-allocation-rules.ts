import {
  allocationRulesId,
  allocationRulesSetting,
} from '../../contract/document/allocation-rules.ts';
import {
  type AllocationRules,
  shippedAllocationRules,
} from '../../domain/allocation/allocation-rules.ts';
import type { Queries } from '../database/database.ts';

/** The retailer's rules; those shipped where it set none, or none that can be read: an order is not kept waiting for that. */
export async function readAllocationRules(sql: Queries): Promise<AllocationRules> {
  const [row] = await sql.query(
    `select content -> 'value' as value from documents
     where scope = 'network' and collection = 'settings' and id = $1`,
    [allocationRulesId],
  );
  return allocationRulesSetting.safeParse(row?.value).data ?? shippedAllocationRules;
}
