import { readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { DisplayDeskSnapshot, DisplaySnapshot } from '../../contract/host/display-shapes.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import type { CallInput } from '../../contract/rpc/api-shape.ts';
import type { ViewSource } from '../../contract/rpc/handlers.ts';
import { shortName } from '../../domain/customer/short-name.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { setCustomer } from '../commands/set-customer.ts';
import { knownCustomer } from '../customers/known-customers.ts';
import { tellConsents } from '../customers/tell-customer.ts';
import type { DayContext } from '../day/day-context.ts';
import { earnedBy } from '../loyalty/basket-loyalty.ts';
import { type CustomerPoints, knownPoints } from '../loyalty/known-points.ts';
import { loyaltyOnReceipt } from '../loyalty/loyalty-on-receipt.ts';
import { transactionOf } from '../loyalty/own-loyalty.ts';
import type { TillViews } from '../views/till-views.ts';
import { createSource, type Source } from '../views/view-source.ts';
import { displayOf, type PaidKnown } from './display-of.ts';
import type { Invitations } from './invitations.ts';

/** Seats that are kept though no display of theirs is open; a till has one, and a few tablets. */
const maximumShut = 16;

export type Displays = ReturnType<typeof openDisplays>;

interface Ask {
  askId: string;
  customerId: string;
  state: 'asked' | 'answered' | 'ended';
}

/** What a display needs and has to wait for; worked out once for each basket, and each paid sale. */
interface Learnt {
  of: string;
  points: CustomerPoints | null;
  paid: PaidKnown;
}

interface Invited {
  basketId: string;
  customerId: string;
  address: string;
  /** Who came was named: taken off the basket again, they are not put back. */
  isNamed: boolean;
}

interface SeatDisplay {
  shown: Source<DisplaySnapshot>;
  desk: Source<DisplayDeskSnapshot>;
  openCount: number;
  ask: Ask | null;
  learnt: Learnt | null;
  /** Of the last basket without a customer that it showed. */
  invited: Invited | null;
  stop(): void;
}

/**
 * The customer's displays of a till: what each shows, and the consents that one asks for. They follow the sale
 * of their seat, which is worked out once for the page and for them.
 */
export function openDisplays(from: {
  day: DayContext;
  views: Pick<TillViews, 'sale'>;
  commands: CommandQueue;
  invitations: Invitations;
  language(): 'fr' | 'en';
  onFailed(error: unknown): void;
}) {
  const { day, views } = from;
  const { till } = day;
  const seats = new Map<string, SeatDisplay>();
  const stopListening = till.documents.onChange((collections) => {
    if (!collections.includes('customers')) return;
    for (const display of seats.values()) {
      display.learnt = null;
      changed(display);
    }
    for (const [seat, { invited }] of seats)
      if (invited) nameArrived(seat, invited).catch(from.onFailed);
  });

  function at(seat: string): SeatDisplay {
    const known = seats.get(seat);
    if (known) return known;
    const shut = [...seats].find(([, { shown, desk }]) => !shown.isWatched() && !desk.isWatched());
    if (shut && seats.size >= maximumShut) {
      shut[1].stop();
      seats.delete(shut[0]);
    }
    const display: SeatDisplay = {
      shown: createSource(() => snapshotOf(seat, display)),
      desk: createSource(() => {
        const { shows } = display.shown.current();
        const address = shows.kind === 'paid' ? shows.address : '';
        return { openCount: display.openCount, ask: askNow(seat, display), address };
      }),
      ...{ openCount: 0, ask: null, learnt: null, invited: null },
      stop: views.sale(seat).subscribe(() => {
        askNow(seat, display);
        changed(display);
      }),
    };
    seats.set(seat, display);
    return display;
  }

  function snapshotOf(seat: string, display: SeatDisplay): DisplaySnapshot {
    const sale = views.sale(seat).current();
    const isTraining = sale.training !== null;
    const basket = isTraining ? null : (till.shelf.openOn(seat)?.basket ?? null);
    const of = basket?.customer
      ? `${basket.id} ${basket.customer.id}`
      : sale.paid && !isTraining
        ? `${sale.paid.journalId} ${sale.paid.sequence}`
        : '';
    if (of !== '' && display.learnt?.of !== of) learn(seat, display, of);
    const learnt = display.learnt?.of === of ? display.learnt : null;
    const ask = askNow(seat, display);
    return {
      ...{ language: from.language(), storeName: till.identity.store.name },
      ...{ currency: till.identity.currency, isTraining },
      shows: displayOf(sale, {
        isLocked: till.operator(seat) === null,
        earnsPoints:
          basket && learnt?.points ? earnedBy(basket, learnt.points, till.businessDay()) : null,
        paid: learnt?.paid ?? nobodys,
        address: basket && !basket.customer ? invite(display, basket.id).address : '',
        ask:
          ask?.state === 'asked'
            ? { askId: ask.askId, customer: shortName(basket?.customer?.name ?? '') }
            : null,
      }),
    };
  }

  /** Asked of somebody who is the basket's customer no longer, or by who signed off, it is over and stays so. */
  function askNow(seat: string, display: SeatDisplay): Ask | null {
    const { ask } = display;
    if (ask === null || ask.state !== 'asked') return ask;
    const customerId = till.shelf.openOn(seat)?.basket.customer?.id;
    const isGone = customerId !== ask.customerId || till.operator(seat) === null;
    if (isGone) display.ask = { ...ask, state: 'ended' };
    return display.ask;
  }

  /** The display shows without it until it is there. */
  function learn(seat: string, display: SeatDisplay, of: string): void {
    display.learnt = { of, points: null, paid: nobodys };
    const { paid } = views.sale(seat).current();
    const customerId = till.shelf.openOn(seat)?.basket.customer?.id ?? '';
    const work = async (): Promise<Learnt> => ({
      of,
      points: customerId === '' ? null : await knownPoints(till, customerId),
      paid: paid ? await learnPaid(display, paid) : nobodys,
    });
    work().then((learnt) => {
      if (display.learnt?.of !== of) return;
      display.learnt = learnt;
      changed(display);
    }, from.onFailed);
  }

  async function learnPaid(
    { invited }: SeatDisplay,
    { journalId, sequence }: EntryPlace,
  ): Promise<PaidKnown> {
    const entry = till.journal.find(journalId, sequence);
    const read = entry && transactionOf(entry);
    if (!read) return nobodys;
    const told = await loyaltyOnReceipt(till, { journalId, sequence });
    const isClaimable = read.customerId === '' && read.purchase.lines.length > 0;
    return {
      customer: await firstNameOf(read.customerId),
      points: told && { earned: told.earned, balance: told.points },
      address: isClaimable
        ? from.invitations.toSale(
            { journalId, sequence },
            invited && isOf(entry, invited) ? invited.customerId : null,
          )
        : '',
    };
  }

  /** The same for as long as the basket is on the screen: somebody may be filling in the form. */
  function invite(display: SeatDisplay, basketId: string): Invited {
    // Of a basket that was open before anybody was invited it is made as soon as somebody is.
    if (display.invited?.basketId !== basketId || display.invited.address === '')
      display.invited = { basketId, isNamed: false, ...from.invitations.toBasket() };
    return display.invited;
  }

  /** Who filled in the form of this basket is its customer, if it is still open and nobody else's. */
  async function nameArrived(seat: string, invited: Invited): Promise<void> {
    const { basketId, customerId } = invited;
    const isWaiting = () => {
      if (invited.isNamed) return false;
      const basket = till.shelf.openOn(seat)?.basket;
      return basket?.id === basketId && basket.customer === null && till.operator(seat) !== null;
    };
    if (!isWaiting() || (await till.documents.get('customers', customerId)) === null) return;
    const named = await from.commands.run(async () =>
      isWaiting()
        ? setCustomer({ commandId: till.newId(), seat, customerId }, till)
        : ok({ basketId, version: 0, lineNumber: 0 }),
    );
    if (named.ok) invited.isNamed = true;
  }

  async function firstNameOf(customerId: string): Promise<string> {
    const customer = await knownCustomer(till, customerId);
    return customer ? shortName(`${customer.firstName} ${customer.lastName}`) : '';
  }

  return {
    /** What a seat's display shows; `isDisplay`: it is one that looks, so somebody can be asked. */
    shown(seat: string, { isDisplay }: { isDisplay: boolean }): ViewSource<DisplaySnapshot> {
      const display = at(seat);
      const { shown } = display;
      return {
        current: shown.current,
        version: shown.version,
        subscribe(onChanged) {
          const end = shown.subscribe(onChanged);
          if (isDisplay) count(display, 1);
          return () => {
            end();
            if (isDisplay) count(display, -1);
          };
        },
      };
    },
    desk: (seat: string): ViewSource<DisplayDeskSnapshot> => at(seat).desk,
    askConsents({
      seat,
      customerId,
    }: CallInput<HostApi, 'askConsents'>): Result<{ askId: string }, Failure> {
      const display = at(seat);
      if (display.openCount === 0) return refuse(fail('DISPLAY_SHUT'));
      const askId = till.newId();
      const ask: Ask = { askId, customerId, state: 'asked' };
      display.ask = ask;
      if (askNow(seat, display)?.state !== 'asked') {
        display.ask = null;
        return refuse(fail('CUSTOMER_GONE'));
      }
      changed(display);
      return ok({ askId });
    },
    endAsk(seat: string): void {
      const display = at(seat);
      if (display.ask?.state !== 'asked') return;
      display.ask = { ...display.ask, state: 'ended' };
      changed(display);
    },
    /** Among the commands. What was answered once is answered the same. */
    async answer({
      seat,
      askId,
      language,
      consents,
    }: CallInput<HostApi, 'answerConsents'>): Promise<Result<Record<string, never>, Failure>> {
      const display = at(seat);
      const ask = askNow(seat, display);
      if (ask?.askId !== askId || ask.state === 'ended') return refuse(fail('ASK_OVER'));
      const { customerId } = ask;
      const told = await tellConsents(
        { commandId: askId, seat, customerId, language, consents },
        day,
      );
      if (!told.ok) return told;
      display.ask = { ...ask, state: 'answered' };
      changed(display);
      return ok({});
    },
    close() {
      stopListening();
      for (const display of seats.values()) display.stop();
    },
  };

  function count(display: SeatDisplay, by: number): void {
    display.openCount += by;
    display.desk.invalidate();
  }
}

const nobodys: PaidKnown = { customer: '', points: null, address: '' };

/** Whether a sale ended the basket whose customer was invited. */
function isOf({ bytes }: Pick<SealedEntry, 'bytes'>, { basketId }: Invited): boolean {
  const read = readEntry(bytes);
  return read.known && read.type === 'transaction' && read.body.basketId === basketId;
}

function changed({ shown, desk }: Pick<SeatDisplay, 'shown' | 'desk'>): void {
  shown.invalidate();
  desk.invalidate();
}
