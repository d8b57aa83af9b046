import { Link } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { setTyped } from '../../state/ui.ts';
import { useMay, useTill, useUi } from '../../state/use-till.ts';
import css from '../sale/sheets.module.css';

/** Where a till becomes one of a retailer's: an address, a code, and what comes of it. */
export function JoinSheet() {
  const text = useText();
  const { ui, commands, snapshots } = useTill();
  const { platform, pairingCode } = useUi(({ typed }) => typed);
  const isJoining = useUi((state) => state.isJoining);
  const maySet = useMay('settings');
  const isAlone = useStore(
    snapshots.till,
    ({ snapshot }) => snapshot === null || snapshot.sync.mode === 'standalone',
  );
  const isAllowed = isAlone || maySet;
  return (
    <Sheet title={text('join.title')} width="narrow">
      <div className={css.stack}>
        <p className={css.intro}>{text(isAlone ? 'join.intro' : 'join.joined')}</p>
        <TextField
          label={text('join.platform')}
          inputMode="url"
          maxLength={200}
          disabled={!isAllowed}
          value={platform}
          testId="join-platform"
          onChange={({ target }) => setTyped(ui, { platform: target.value })}
        />
        <TextField
          label={text('join.code')}
          hint={text('join.code.hint', { example: 'K7QF-2M4X' })}
          // The one thing that is new each time.
          autoFocus
          maxLength={12}
          disabled={!isAllowed}
          value={pairingCode}
          testId="join-code"
          onChange={({ target }) => setTyped(ui, { pairingCode: target.value.toUpperCase() })}
        />
        <Notices only="act" />
        {!isAllowed && <p>{text('join.not-allowed')}</p>}
        <Button
          takesFocus
          look="main"
          className={css.wide}
          icon={Link}
          keyLabel={text('key.enter')}
          isDisabled={!isAllowed || pairingCode.trim() === ''}
          isPending={isJoining}
          testId="join"
          onPress={() => commands.joinPlatform()}
        >
          {text(isJoining ? 'join.going' : 'join.act')}
        </Button>
      </div>
    </Sheet>
  );
}
