/** The feed that brings a till its store's customers, orders, tasks and dossiers. */
export const storeFeed = 'store.till';
