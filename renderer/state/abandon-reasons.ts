/** Why a basket is given up: the reason codes of its journal entry, in the order shown. */
export const abandonReasons = ['customer-left', 'price', 'payment', 'mistake', 'test'] as const;
