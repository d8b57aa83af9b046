import { type Failure, fail } from '../../contract/failure/failure.ts';
import {
  type FeedsRequest,
  type FeedsWaitAnswer,
  type FeedsWaitRequest,
  longestWaitMs,
} from '../../contract/platform/feeds.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { ReadFeedsAnswer } from '../../sync/feeds/read-answer.ts';
import type { PlatformLink } from '../../sync/platform-link.ts';
import type { VirtualTime } from '../support/virtual-time.ts';
import type { FaultKind, FaultRecord } from './faults.ts';
import { faultyLine, type LineFaults } from './faulty-line.ts';
import type { SimulatedPlatform, TillPlace } from './simulated-platform.ts';
import type { Choices } from './streams.ts';
import { toldPositions } from './told-positions.ts';

const pushFaults: LineFaults = {
  dropped: 'request-dropped',
  delayed: 'request-delayed',
  duplicated: 'request-duplicated',
  reordered: 'requests-reordered',
  lost: 'answer-lost',
};
const feedFaults: LineFaults = {
  dropped: 'page-lost',
  delayed: 'page-delayed',
  duplicated: 'page-duplicated',
  reordered: 'pages-reordered',
  lost: 'page-lost',
};

/** Between one till and the platform: what goes up and what comes down, each on a line of its own. */
export function faultyNetwork(from: {
  platform: SimulatedPlatform;
  place: TillPlace;
  time: VirtualTime;
  choices: { up: Choices; down: Choices };
  isOn(kind: FaultKind): boolean;
  record: FaultRecord;
}) {
  const { platform, place, time, choices, record, isOn } = from;
  /** Per journal: after how many restores the platform said what the till heard last. */
  const heard = new Map<string, number>();
  const told = toldPositions();
  let endWait: (() => void) | null = null;
  let isDown = false;
  let isCalm = false;
  let restores = 0;

  const line = { time, isOn, record, isDown: () => isDown, isCalm: () => isCalm };
  const up = faultyLine({ ...line, faults: pushFaults, choices: choices.up });
  const down = faultyLine({ ...line, faults: feedFaults, choices: choices.down });

  /** Of a journal; whoever gave up, or has an answer already, hears nothing. */
  function ofJournal<T>(
    journalId: string,
    signal: AbortSignal,
    act: () => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    return up(
      () => time.during(act()),
      () => {
        const life = restores;
        return () => {
          if (!signal.aborted) heard.set(journalId, life);
        };
      },
    );
  }

  async function answerFeeds(request: FeedsRequest): Promise<Result<ReadFeedsAnswer, Failure>> {
    const answer = await platform.feeds(place, request);
    if (!answer.ok) return answer;
    const look = await platform.look();
    for (const each of answer.value.answers) {
      if (each.kind === 'page') told.add(each, look);
      else {
        record.happened('start-over');
        const asked = request.feeds.find(({ feed }) => feed === each.feed)?.position;
        const isBehind = asked && asked.epoch === look.head.epoch && asked.seq <= look.head.seq;
        if (isBehind && restores > 0) record.happened('platform-restored-and-on');
      }
    }
    return answer;
  }

  async function wait(feeds: FeedsWaitRequest['feeds']): Promise<Result<FeedsWaitAnswer, Failure>> {
    endWait?.();
    const { promise, resolve } = Promise.withResolvers<Result<FeedsWaitAnswer, Failure>>();
    const stopTimer = time.after(longestWaitMs, () => resolve(ok({ isNewer: false })));
    endWait = () => resolve(refuse(fail('PLATFORM_UNREACHABLE', { reason: 'ECONNRESET' })));
    void platform.waitForNews(place, feeds).then((isNewer) => {
      if (isNewer) resolve(ok({ isNewer: true }));
    });
    const answer = await promise;
    stopTimer();
    return answer;
  }

  const link: PlatformLink = {
    pushEntries: (journalId, pushed, signal) =>
      ofJournal(journalId, signal, () => platform.push(place, journalId, pushed)),
    journalState: (journalId, signal) =>
      ofJournal(journalId, signal, () => platform.state(place, journalId)),
    feeds: (request) => down(() => time.during(answerFeeds(request))),
    waitForFeeds: ({ feeds }) => down(() => wait(feeds)),
  };
  return {
    link,
    setDown(next: boolean): void {
      isDown = next;
      if (next) endWait?.();
    },
    /** The platform lost what it stored lately; what it says from now on it says anew. */
    restored(): void {
      restores += 1;
      endWait?.();
    },
    wasRestored: (): boolean => restores > 0,
    /** No more faults: what is under way still arrives. */
    calm(): void {
      isDown = false;
      isCalm = true;
    },
    /** The last thing the till was told of this journal came from the platform as it is now. */
    isUpToDate: (journalId: string): boolean => heard.get(journalId) === restores,
    told,
  };
}
