import { Send, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { GoodsOnTheirWay } from '../../../contract/host/calls/stock-work-calls.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import type { MessageKey } from '../../i18n/texts.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { milliText } from './milli-text.ts';
import css from './stock-sheet.module.css';

type Request = GoodsOnTheirWay['requests'][number];

/** What other stores ask this one for, and what became of what it asked for. Nothing where there is none. */
export function Requests({ requests }: { requests: readonly Request[] }) {
  const text = useText();
  if (requests.length === 0) return null;
  return (
    <section className={css.part} data-testid="stock-requests">
      <h3 className={css.label}>{text('stock.requests')}</h3>
      <EntryList>
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </EntryList>
    </section>
  );
}

function RequestRow({ request }: { request: Request }) {
  const text = useText();
  const language = useLanguage();
  const { stockWorks } = useTill();
  const { reasons } = useStore(stockWorks.state);
  const isHostGone = useIsHostGone();
  const [isRefusing, setIsRefusing] = useState(false);
  const { id, isOurs, otherName, reasonCode, refusedFor, lines } = request;
  const wordOf = (code: string) =>
    [...reasons.asking, ...reasons.refusing].find((reason) => reason.code === code)?.[language] ??
    code;
  const goods = lines.map(({ label, askedMilli }) => `${milliText(askedMilli, language)} ${label}`);
  const why = refusedFor === '' ? reasonCode : refusedFor;
  return (
    <li className={css.request} data-testid={`stock-request-${isOurs ? 'ours' : 'theirs'}`}>
      <div className={css.zone}>
        <span className={css.about}>
          <span className={css.strong}>
            {text(isOurs ? 'stock.request.to' : 'stock.request.from', { store: otherName })}
          </span>
          <span className={css.note}>{[...goods, why && wordOf(why)].join(' · ')}</span>
        </span>
        <span className={css.state} data-look={request.state === 'sent' ? 'good' : 'open'}>
          {text(stateOf(request))}
        </span>
        {isOurs ? (
          <Button
            takesFocus
            icon={Undo2}
            isDisabled={isHostGone || request.state === 'sent'}
            testId="stock-request-close"
            onPress={() => stockWorks.closeRequest(id)}
          >
            {text(request.state === 'refused' ? 'stock.request.seen' : 'stock.request.withdraw')}
          </Button>
        ) : (
          <>
            <Button
              takesFocus
              icon={X}
              isDisabled={isHostGone}
              testId="stock-request-refuse"
              onPress={() => setIsRefusing(!isRefusing)}
            >
              {text('stock.request.refuse')}
            </Button>
            <Button
              takesFocus
              look="main"
              icon={Send}
              isDisabled={isHostGone}
              testId="stock-request-send"
              onPress={() => stockWorks.sendAsked(id)}
            >
              {text('stock.transfer.send')}
            </Button>
          </>
        )}
      </div>
      {isRefusing && (
        <Choice
          label={text('stock.request.refuse.why')}
          options={reasons.refusing.map((reason) => ({
            value: reason.code,
            label: reason[language],
          }))}
          isChosen={() => false}
          isDisabled={isHostGone}
          onChoose={(code) => stockWorks.refuse(id, code)}
        />
      )}
    </li>
  );
}

function stateOf({ state, isOurs, isTold }: Request): MessageKey {
  if (!isTold) return 'stock.request.untold';
  if (state === 'refused') return 'stock.request.refused';
  if (state === 'sent') return 'stock.request.sent';
  return isOurs ? 'stock.request.waiting' : 'stock.request.asked';
}
