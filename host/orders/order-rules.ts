import type { z } from 'zod';
import {
  allocationRulesId,
  allocationRulesSetting,
} from '../../contract/document/allocation-rules.ts';
import {
  deliveryMethodsId,
  deliveryMethodsSetting,
} from '../../contract/document/delivery-methods.ts';
import { promiseRulesId, promiseRulesSetting } from '../../contract/document/promise-rules.ts';
import {
  type ReservationRules,
  reservationRulesId,
  reservationRulesSetting,
} from '../../contract/document/reservation-rules.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { shippedAllocationRules } from '../../domain/allocation/allocation-rules.ts';
import {
  type DeliveryMethod,
  shippedDeliveryMethods,
} from '../../domain/promise/delivery-method.ts';
import { type PromiseRules, shippedPromiseRules } from '../../domain/promise/promise-rules.ts';

/** How orders are taken, by the retailer's settings. */
export interface OrderRules {
  methods: readonly DeliveryMethod[];
  promise: PromiseRules;
  /** Whether goods travel to where they are picked up. */
  mayTransfer: boolean;
  reservation: ReservationRules;
}

/** As the settings say now; one that is not there or can't be read is as shipped. */
export async function readOrderRules(documents: Pick<Documents, 'get'>): Promise<OrderRules> {
  const setting = async <T>(id: string, shape: z.ZodType<T>, shipped: T): Promise<T> => {
    const stored = await documents.get('settings', id);
    const read = stored && shape.safeParse(stored.value);
    return read?.success ? read.data : shipped;
  };
  const allocation = await setting(
    allocationRulesId,
    allocationRulesSetting,
    shippedAllocationRules,
  );
  return {
    methods: await setting(deliveryMethodsId, deliveryMethodsSetting, shippedDeliveryMethods),
    promise: await setting(promiseRulesId, promiseRulesSetting, shippedPromiseRules),
    mayTransfer: allocation.mayTransfer,
    reservation: await setting(
      reservationRulesId,
      reservationRulesSetting,
      reservationRulesSetting.parse({}),
    ),
  };
}
