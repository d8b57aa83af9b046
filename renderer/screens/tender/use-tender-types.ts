import { useStore } from 'zustand';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import type { TenderType } from '../../../domain/tender/tender-type.ts';
import { useLanguage } from '../../i18n/use-text.ts';
import { chosenType, typesFor } from '../../state/tender-tiles.ts';
import { useTill, useUi } from '../../state/use-till.ts';

/** Every way to pay that the till knows. */
export function useTenderTypes(): readonly TenderType[] {
  return useStore(useTill().snapshots.till, ({ snapshot }) => snapshot?.tenderTypes) ?? none;
}

/** The ways to pay a basket, or to give back what it owes: then the one to begin with first. */
export function useTypesFor(basket: BasketView): readonly TenderType[] {
  return typesFor(basket, useTenderTypes());
}

/** The type that takes the amount, null until the till has told its types. */
export function useChosenType(basket: BasketView): TenderType | null {
  const types = useTypesFor(basket);
  return chosenType(
    types,
    useUi((ui) => ui.tenderTypeId),
  );
}

/** The name of a type in the operator's language; one that is no longer known goes by its id. */
export function useTenderName(): (typeId: string) => string {
  const types = useTenderTypes();
  const language = useLanguage();
  return (typeId) => types.find(({ id }) => id === typeId)?.names[language] ?? typeId;
}

const none: readonly TenderType[] = [];
