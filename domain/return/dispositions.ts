/** What becomes of the goods: back on the shelf, set aside, to the warehouse or supplier. */
export const dispositions = ['restock', 'damaged', 'send-back'] as const;
