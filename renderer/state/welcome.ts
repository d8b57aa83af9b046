import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Welcome } from '../../contract/document/welcome.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { HostConnection } from './host-connection.ts';
import type { SettingsStore } from './settings.ts';
import type { Snapshots } from './snapshots.ts';
import { opensHere } from './tablet-sheets.ts';
import { openSheet, type UiStore } from './ui.ts';

/** What a shop that is only tried says at its first start; null for any other. */
export type WelcomeStore = StoreApi<{ welcome: Welcome | null }>;

/**
 * Opens the welcome by itself once for each journal: who has closed it finds it in « Plus ». Nothing
 * opens over a basket, for somebody is at work.
 */
export function createWelcome(
  host: HostConnection<HostApi>,
  { ui, settings, snapshots }: { ui: UiStore; settings: SettingsStore; snapshots: Snapshots },
): WelcomeStore {
  const store: WelcomeStore = createStore(() => ({ welcome: null }));

  const stopWaiting = snapshots.till.subscribe(({ snapshot }) => {
    if (snapshot === null) return;
    stopWaiting();
    if (!opensHere('welcome')) return;
    void load(snapshot.journal.journalId);
  });

  async function load(journalId: string): Promise<void> {
    const found = await host.call('welcome', {});
    if (!found.ok || found.value.welcome === null) return;
    store.setState({ welcome: found.value.welcome });
    ui.subscribe(({ sheet }, before) => {
      if (before.sheet === 'welcome' && sheet !== 'welcome') {
        settings.setState({ welcomedTo: journalId });
      }
    });
    const isSelling = (snapshots.sale.getState().snapshot?.basket?.lines.length ?? 0) > 0;
    if (settings.getState().welcomedTo === journalId || isSelling) return;
    if (ui.getState().sheet === null) openSheet(ui, 'welcome');
  }

  return store;
}
