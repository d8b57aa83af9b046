import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { EarlierFigures, StoreReportAnswer } from '../../contract/platform/store-report.ts';
import { journalDay } from '../../contract/platform/store-report.ts';
import { addFigures } from '../../domain/report/add-figures.ts';
import { sellerKey } from '../../domain/report/day-by-seller.ts';
import { type DaySpan, daysIn, daysOfSpan, spansBefore } from '../../domain/report/days-of-span.ts';
import type { Figures } from '../../domain/report/figures.ts';
import { addJournalDays, type JournalDay } from '../../domain/report/journal-day.ts';
import {
  isSettled,
  joinStates,
  type TillState,
  tillState,
} from '../../domain/report/till-state.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Queries } from '../database/database.ts';
import { demoFigures } from '../demo/demo-history.ts';
import { type CollectedJournal, readJournalDay } from './read-journal-day.ts';
import { readStoreOrders } from './read-store-orders.ts';

/**
 * What the journals of a store say of a business day, or of its week up to it. Only what the store’s
 * own company sold at its own place of business is in it (SIREN, SIRET): a report never mixes two. Refuses UNKNOWN_STORE.
 */
export async function storeReport(
  sql: Queries,
  asked: { storeId: string; span: 'day' | 'week'; businessDay: string; nowMs: number },
): Promise<Result<StoreReportAnswer, Failure>> {
  const { storeId, nowMs } = asked;
  const store = await readStore(sql, storeId);
  if (store === null) return refuse(fail('UNKNOWN_STORE', { storeId }));
  const days = daysOfSpan(asked.businessDay, asked.span);
  const [tills, journals] = [await readTills(sql, storeId), await readJournals(sql, storeId)];
  const said = await readDays(sql, { store, journals, days });
  const currency = currencyOf(said);
  const before = spansBefore(days);
  const earlier = (span: DaySpan) => readEarlier(sql, { store, journals, currency, span });
  return ok({
    ...{ atMs: Math.round(nowMs), from: days.from, through: days.through },
    ...{ storeName: store.name, companyName: store.companyName, currency },
    tills: tills
      .map((till) => ({
        ...{ tillId: till.id, number: till.number },
        ...stateOf(till, journals, said, days),
        lastSeenAtMs: lastSeenOf(till.id, journals),
      }))
      .filter((till, index) => isOfDays(till, tills[index], days)),
    journals: [...said].flatMap(([journalId, ofJournal]) => {
      const journal = journals.find(({ id }) => id === journalId);
      const whole = wholeOf(ofJournal, currency);
      if (!journal || whole === null) return [];
      return [{ journalId, tillId: journal.tillId, day: journalDay.parse(whole) }];
    }),
    lastWeek: await earlier(before.lastWeek),
    lastYear: await earlier(before.lastYear),
    target: await readTarget(sql, storeId, days),
    orders: await readStoreOrders(sql, storeId, days),
  });
}

interface Store {
  id: string;
  name: string;
  companyName: string;
  seller: string;
}

interface Till {
  id: string;
  number: string;
  enrolledAtMs: number | null;
  revokedAtMs: number | null;
}

interface StoreJournal extends CollectedJournal {
  tillId: string;
  lastSeenAtMs: number;
}

/** By journal and business day; nothing of a day that a journal has nothing of. */
type Said = Map<string, Map<string, JournalDay>>;

async function readDays(
  sql: Queries,
  of: { store: Store; journals: readonly StoreJournal[]; days: DaySpan },
): Promise<Said> {
  const said: Said = new Map();
  for (const journal of of.journals) {
    const ofJournal = new Map<string, JournalDay>();
    for (const businessDay of daysIn(of.days)) {
      const bySeller = await readJournalDay(sql, journal, businessDay);
      const day = bySeller?.[of.store.seller];
      if (day) ofJournal.set(businessDay, await withLateCount(sql, journal.id, day));
    }
    if (ofJournal.size > 0) said.set(journal.id, ofJournal);
  }
  return said;
}

/** A day whose Z was late is counted on a later one. What a closing neither counted nor took out was nothing. */
async function withLateCount(
  sql: Queries,
  journalId: string,
  day: JournalDay,
): Promise<JournalDay> {
  if (day.isCounted) return day;
  const [row] = await sql.query(
    `select exists (select from money_counts
                    where journal_id = $1 and sequence > $2 and purpose = 'closing')
         or exists (select from money_moves
                    where journal_id = $1 and sequence > $2 and kind = 'closing') as "isCounted"`,
    [journalId, day.lastSequence],
  );
  return { ...day, ...countedRow.parse(row) };
}

/** Every till of a store sells in one currency; a journal of another one is left out. */
function currencyOf(said: Said): string {
  const currencies = [...said.values()].flatMap((days) =>
    [...days.values()].map(({ figures }) => figures.currency),
  );
  return currencies.at(-1) ?? 'EUR';
}

function wholeOf(days: ReadonlyMap<string, JournalDay>, currency: string): JournalDay | null {
  let whole: JournalDay | null = null;
  for (const day of days.values()) {
    if (day.figures.currency !== currency) continue;
    whole = whole === null ? day : addJournalDays(whole, day);
  }
  return whole;
}

function stateOf(
  till: Till,
  journals: readonly StoreJournal[],
  said: Said,
  days: DaySpan,
): { state: TillState; isSettled: boolean } {
  const states = daysIn(days).map((businessDay) =>
    joinStates(
      journals
        .filter(({ tillId, firstDay }) => tillId === till.id && firstDay <= businessDay)
        .map(({ id, state, lastDay }) => {
          const day = said.get(id)?.get(businessDay);
          const isOver = lastDay > businessDay || state === 'sealed';
          if (day) return tillState(day, isOver);
          return isOver ? 'nothing' : 'silent';
        }),
    ),
  );
  return { state: states.at(-1) ?? 'silent', isSettled: states.every(isSettled) };
}

/** A till that works here, or whose journal has something of these days. */
function isOfDays(
  { state }: { state: TillState },
  till: Till | undefined,
  { through }: DaySpan,
): boolean {
  if (state !== 'silent') return true;
  if (!till || till.enrolledAtMs === null || till.revokedAtMs !== null) return false;
  return new Date(till.enrolledAtMs).toISOString().slice(0, 10) <= through;
}

function lastSeenOf(till: string, journals: readonly StoreJournal[]): number | null {
  const seen = journals.filter(({ tillId }) => tillId === till).map((each) => each.lastSeenAtMs);
  return seen.length === 0 ? null : Math.max(...seen);
}

async function readEarlier(
  sql: Queries,
  of: { store: Store; journals: readonly StoreJournal[]; currency: string; span: DaySpan },
): Promise<EarlierFigures> {
  const { store, journals, currency, span } = of;
  const said = await readDays(sql, { store, journals, days: span });
  const demoBefore = await demoUntil(sql, store.id);
  let sum: Figures | null = null;
  let lastDay: Figures | null = null;
  let isDemo = false;
  for (const businessDay of daysIn(span)) {
    lastDay = null;
    const ofDay = [...said.values()].flatMap((days) => days.get(businessDay) ?? []);
    const figures = ofDay.map((day) => day.figures).filter((each) => each.currency === currency);
    if (figures.length === 0 && businessDay < demoBefore && currency === 'EUR') {
      isDemo = true;
      figures.push(demoFigures(store.id, businessDay));
    }
    for (const each of figures) lastDay = lastDay === null ? each : addFigures(lastDay, each);
    if (lastDay !== null) sum = sum === null ? lastDay : addFigures(sum, lastDay);
  }
  if (sum === null) return null;
  return {
    ...span,
    figures: journalDay.shape.figures.parse(sum),
    lastDayHours: [...(lastDay?.hours ?? [])],
    origin: isDemo ? 'demo' : 'journals',
  };
}

async function readStore(sql: Queries, storeId: string): Promise<Store | null> {
  const [row] = await sql.query(
    `select place.id, place.name, company.name as "companyName", company.siren,
            coalesce(place.details ->> 'siret', '') as siret
     from places place join companies company on company.id = place.company_id
     where place.id = $1 and place.kind = 'store'`,
    [storeId],
  );
  if (!row) return null;
  const { siren, siret, ...store } = storeRow.parse(row);
  return { ...store, seller: sellerKey({ company: { siren }, store: { id: store.id, siret } }) };
}

async function readTills(sql: Queries, storeId: string): Promise<Till[]> {
  const rows = await sql.query(
    `select id, number, enrolled_at_ms as "enrolledAtMs", revoked_at_ms as "revokedAtMs"
     from tills where store_id = $1 order by length(number), number`,
    [storeId],
  );
  return rows.map((row) => tillRow.parse(row));
}

/** Training is no turnover: its journals are not looked at. */
async function readJournals(sql: Queries, storeId: string): Promise<StoreJournal[]> {
  const rows = await sql.query(
    `select journal.id, journal.till_id as "tillId", journal.state, journal.through,
            first.business_day as "firstDay", last.business_day as "lastDay",
            last.received_at_ms as "lastSeenAtMs"
     from tills till join journals journal on journal.till_id = till.id
     join entries first on first.journal_id = journal.id and first.sequence = 1
     join entries last on last.journal_id = journal.id and last.sequence = journal.through
     where till.store_id = $1 and journal.kind = 'live'
     order by last.received_at_ms, journal.id`,
    [storeId],
  );
  return rows.map((row) => journalRow.parse(row));
}

async function readTarget(
  sql: Queries,
  storeId: string,
  days: DaySpan,
): Promise<StoreReportAnswer['target']> {
  const rows = await sql.query(
    `select amount_minor as amount from targets
     where store_id = $1 and business_day between $2 and $3
     order by business_day`,
    [storeId, days.from, days.through],
  );
  const amounts = rows.map((row) => targetRow.parse(row).amount);
  const lastDayMinor = amounts.at(-1);
  if (lastDayMinor === undefined || amounts.length < daysIn(days).length) return null;
  return { amountMinor: amounts.reduce((sum, amount) => sum + amount, 0), lastDayMinor };
}

/** Empty of a store that is none of a demonstration. */
async function demoUntil(sql: Queries, storeId: string): Promise<string> {
  const [row] = await sql.query('select before_day from demo_history where store_id = $1', [
    storeId,
  ]);
  return row === undefined ? '' : demoRow.parse(row).before_day;
}

const storeRow = z.object({
  id: z.string(),
  name: z.string(),
  companyName: z.string(),
  siren: z.string(),
  siret: z.string(),
});
const tillRow = z.object({
  id: z.string(),
  number: z.string(),
  enrolledAtMs: z.int().nullable(),
  revokedAtMs: z.int().nullable(),
});
const journalRow = z.object({
  id: z.string(),
  state: z.enum(['open', 'sealed']),
  tillId: z.string(),
  through: z.int(),
  firstDay: z.string(),
  lastDay: z.string(),
  lastSeenAtMs: z.int(),
});
const countedRow = z.object({ isCounted: z.boolean() });
const targetRow = z.object({ amount: z.int() });
const demoRow = z.object({ before_day: z.string() });
