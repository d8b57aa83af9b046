import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CustomerLoyalty } from '../../../contract/host/calls/customer-calls.ts';
import { useBasket, useTill } from '../../state/use-till.ts';

/** The points of the basket's customer, asked for again after each of its steps; null without any. */
export function useLoyalty(): CustomerLoyalty | null {
  const { customers } = useTill();
  const basket = useBasket();
  const customerId = basket?.customer?.id ?? '';
  const version = basket?.version ?? 0;
  useEffect(() => {
    // The version is what makes it another question.
    if (customerId !== '' && version > 0) customers.readLoyalty(customerId);
  }, [customers, customerId, version]);
  const known = useStore(customers.state, ({ loyalty }) => loyalty);
  return known?.customerId === customerId ? known.loyalty : null;
}
