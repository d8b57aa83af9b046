/** The event of a drawer that was opened without a sale. */
export const noSaleEvent = 'no-sale';
