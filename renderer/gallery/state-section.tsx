import { CircleCheck, CloudOff, PackageSearch, Store, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type FailureCode, fail } from '../../contract/failure/failure.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Notices } from '../components/notice.tsx';
import { Sheet } from '../components/sheet.tsx';
import { StatusPill } from '../components/status-pill.tsx';
import { ToastList } from '../components/toast-list.tsx';
import { useText } from '../i18n/use-text.ts';
import { addNotice } from '../state/notices.ts';
import { openSheet } from '../state/ui.ts';
import { useTill, useUi } from '../state/use-till.ts';
import { Row, Sample, Section } from './sample.tsx';

const nothing = (): void => undefined;
const refusals: readonly FailureCode[] = ['UNKNOWN_CODE', 'BASKET_PART_PAID', 'DISK_FULL'];

/** Empty, refused, said in passing, laid over. */
export function StateSection() {
  const text = useText();
  const till = useTill();
  const [refusedCount, setRefusedCount] = useState(0);
  const isSheetOpen = useUi(({ sheet }) => sheet === 'menu');
  const refuseOne = (): void => {
    const code = refusals[refusedCount % refusals.length] ?? 'BUSY';
    addNotice(till.notices, 'act', fail(code, { code: '3760123450010' }), performance.now());
    setRefusedCount(refusedCount + 1);
  };
  return (
    <Section title="States">
      <Row>
        <Sample state="empty" size="tall">
          <EmptyState
            icon={PackageSearch}
            title={text('search.hint')}
            text={text('sale.last.none')}
          >
            <Button keyLabel="F2" onPress={nothing}>
              {text('sale.empty.search')}
            </Button>
          </EmptyState>
        </Sample>
        <Sample state="refused" size="box">
          <Button onPress={refuseOne} testId="gallery-refuse">
            {text('notice.act')}
          </Button>
          <Notices />
        </Sample>
      </Row>
      <Row>
        <Pill tone="quiet" icon={Store} words={text('top.standalone')} />
        <Pill tone="good" icon={CircleCheck} words={text('top.online')} />
        <Pill tone="amber" icon={CloudOff} words={text('top.offline')} />
        <Pill tone="amber" icon={TriangleAlert} words={text('top.check')} />
      </Row>
      <Row>
        <Sample state="toast">
          <Button testId="gallery-toast" onPress={() => till.toasts.say('toast.suspended')}>
            {text('action.suspend')}
          </Button>
        </Sample>
        <Sample state="sheet">
          <Button testId="gallery-sheet" onPress={() => openSheet(till.ui, 'menu')}>
            {text('action.more')}
          </Button>
        </Sample>
      </Row>
      {isSheetOpen && (
        <Sheet title={text('menu.title')} width="narrow">
          <p>{text('abandon.text')}</p>
        </Sheet>
      )}
      <ToastList />
    </Section>
  );
}

function Pill({
  tone,
  icon,
  words,
}: Pick<Parameters<typeof StatusPill>[0], 'tone' | 'icon'> & { words: string }) {
  return (
    <Sample state={tone}>
      <StatusPill
        tone={tone}
        icon={icon}
        opens=""
        keyLabel="Alt S"
        testId="gallery-pill"
        state=""
        onPress={nothing}
      >
        {words}
      </StatusPill>
    </Sample>
  );
}
