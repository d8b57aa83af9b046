import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostApi } from '../../contract/host/api.ts';
import type { DisplaySnapshot } from '../../contract/host/display-shapes.ts';
import type { ConsentPurpose } from '../../domain/customer/consent.ts';
import type { Language } from '../i18n/language.ts';
import type { HostConnection } from '../state/host-connection.ts';
import { reuseEqual } from '../state/reuse-equal.ts';

/** The seat whose customers stand before it; a till has one display. */
const seat = 'till';

interface DisplayState {
  /** Null before the first, and when the till turned this window away. */
  snapshot: DisplaySnapshot | null;
  /** As somebody before it chose; null: the shop's. */
  language: Language | null;
  answers: Partial<Record<ConsentPurpose, boolean>>;
  /** The question that the answers are for. */
  askId: string;
  isSending: boolean;
}

export type Display = ReturnType<typeof openDisplay>;

/** What the display's window knows: the last snapshot, and what is being touched. */
export function openDisplay(host: HostConnection<HostApi>) {
  const store: StoreApi<DisplayState> = createStore<DisplayState>(() => ({
    ...{ snapshot: null, language: null, answers: {}, askId: '', isSending: false },
  }));
  host.view('display', { seat }, (next) => {
    store.setState((before) => {
      const { shows } = next;
      const askId = shows.kind === 'asks' ? shows.askId : '';
      return {
        snapshot: reuseEqual(before.snapshot, next),
        // The next customer is somebody else: what one chose is nobody's after them.
        ...(shows.kind === 'idle' ? { language: null } : {}),
        ...(askId === before.askId ? {} : { askId, answers: {}, isSending: false }),
      };
    });
  });
  return {
    host,
    store,
    choose: (language: Language) => store.setState({ language }),
    answer(purpose: ConsentPurpose, isGiven: boolean) {
      store.setState(({ answers }) => ({ answers: { ...answers, [purpose]: isGiven } }));
    },
    /** All of them are answered; what the till does not take is asked on. */
    async send(language: Language) {
      const { askId, answers, snapshot } = store.getState();
      if (snapshot?.shows.kind !== 'asks') return;
      const consents = snapshot.shows.purposes.map((purpose) => ({
        purpose,
        isGiven: answers[purpose] === true,
      }));
      store.setState({ isSending: true });
      await host.call('answerConsents', { seat, askId, language, consents });
      store.setState({ isSending: false });
    },
  };
}
