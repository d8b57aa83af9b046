/** How a retailer's stores work with orders. */
export interface OrderWorkRules {
  /** Days that what nobody set an end for lies ready before it is overdue. */
  collectWithinDays: number;
}

export const shippedOrderWorkRules: OrderWorkRules = { collectWithinDays: 10 };
