/**
 * All that an associate's tablet may ask of the till, at its own seat: looking up, ringing, and sending the basket
 * to the till. What is not here is refused, a call that is new too: no money, no drawer, no paper, no day, no
 * settings, no archive, no journal.
 */
export const tabletMay = {
  calls: [
    'abandon',
    'addItem',
    'approve',
    'askApproval',
    'catalogueHome',
    'discountBasket',
    'discountLine',
    'findCustomers',
    'findReceipt',
    'lock',
    'markLine',
    'modelsOfCategory',
    'orders',
    'overridePrice',
    'previewDiscount',
    'removeCoupon',
    'removeDiscount',
    'resume',
    'returnLines',
    'scan',
    'searchItems',
    'searchModels',
    'sendToTill',
    'setCustomer',
    'setLanguage',
    'setQuantity',
    'signOff',
    'signOn',
    'stillHere',
    'suspend',
    'swapVariant',
    'undo',
    'variantsOf',
    'voidLine',
  ],
  views: ['sale', 'seat', 'suspended', 'till'],
} as const;
