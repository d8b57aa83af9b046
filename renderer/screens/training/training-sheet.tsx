import { GraduationCap, LogOut } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './training-sheet.module.css';

/** What training is, who answers for it, and the way in or out. */
export function TrainingSheet() {
  const text = useText();
  const training = useStore(useTill().snapshots.sale, ({ snapshot }) => snapshot?.training ?? null);
  return (
    <Sheet title={text('training.title')} width="narrow">
      <div className={css.parts}>
        <p>{text('training.intro')}</p>
        <ul className={css.list}>
          <li>{text('training.never')}</li>
          <li>{text('training.card')}</li>
          <li>{text('training.ends')}</li>
        </ul>
        {training === null ? <Begin /> : <End responsibleAlias={training.responsibleAlias} />}
        <Notices only="act" />
      </div>
    </Sheet>
  );
}

function Begin() {
  const text = useText();
  const isHostGone = useIsHostGone();
  const { commands, snapshots } = useTill();
  const basket = useStore(snapshots.sale, ({ snapshot }) => snapshot?.basket ?? null);
  const operator = useStore(snapshots.people, ({ snapshot }) => snapshot?.operator ?? null);
  const isBasketOpen = basket !== null && basket.lines.length + basket.tenders.length > 0;
  const may = operator?.permissions.training.isAllowed ?? false;
  return (
    <>
      <p className={css.who} data-testid="training-who">
        {may && operator
          ? text('training.responsible', { name: operator.alias })
          : text('training.ask')}
      </p>
      {isBasketOpen && (
        <p className={css.why} data-testid="training-why">
          {text('training.basket')}
        </p>
      )}
      <Button
        takesFocus
        autoFocus
        look="main"
        icon={GraduationCap}
        testId="training-begin"
        isDisabled={isHostGone || isBasketOpen}
        onPress={commands.beginTraining}
      >
        {text('training.begin')}
      </Button>
    </>
  );
}

function End({ responsibleAlias }: { responsibleAlias: string }) {
  const text = useText();
  const isHostGone = useIsHostGone();
  const { commands } = useTill();
  return (
    <>
      <p className={css.who}>{text('training.under', { name: responsibleAlias })}</p>
      <Button
        takesFocus
        autoFocus
        look="main"
        icon={LogOut}
        testId="training-end"
        isDisabled={isHostGone}
        onPress={commands.endTraining}
      >
        {text('training.end')}
      </Button>
    </>
  );
}
