import { type FormEvent, useEffect, useRef, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { type Failure, failureText } from '../../../contract/failure/failure.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { type Language, locales } from '../../i18n/language.ts';
import { texts } from '../../i18n/texts.ts';
import { useText } from '../../i18n/use-text.ts';
import { pairWithTill } from '../../state/pair-with-till.ts';
import type { TabletPairing } from '../../state/workplace.ts';
import css from './pairing-screen.module.css';

interface PairingProps {
  /** The code that the address brought; empty where it is typed. */
  code: string;
  /** The till knew this tablet before. */
  wasUnpaired: boolean;
  onPaired(pairing: TabletPairing): void;
}

/** The first thing on a tablet: the till lets it in by a code. Drawn before there is a till to ask. */
export function PairingScreen({ language, ...props }: PairingProps & { language: Language }) {
  return (
    <IntlProvider locale={locales[language]} messages={texts[language]}>
      <Pairing {...props} language={language} />
    </IntlProvider>
  );
}

function Pairing({
  code: brought,
  wasUnpaired,
  onPaired,
  language,
}: PairingProps & { language: Language }) {
  const text = useText();
  const [code, setCode] = useState(brought);
  const [isGoing, setIsGoing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isFirst = useRef(true);

  useEffect(() => {
    // A code is good once: it is tried once, however often this is drawn.
    if (isFirst.current && brought !== '') void pair();
    isFirst.current = false;
  });

  async function pair(): Promise<void> {
    if (isGoing) return;
    setIsGoing(true);
    setFailure(null);
    const paired = await pairWithTill(code);
    setIsGoing(false);
    if (paired.ok) onPaired(paired.value);
    else setFailure(paired.error);
  }

  return (
    <main className={css.screen}>
      <form
        className={css.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void pair();
        }}
      >
        <h1 className={css.title}>{text('tablet.pairing.title')}</h1>
        {wasUnpaired && (
          <p className={css.problem} role="status">
            {text('tablet.pairing.gone')}
          </p>
        )}
        <p className={css.text}>{text('tablet.pairing.text')}</p>
        <TextField
          label={text('tablet.pairing.code')}
          autoFocus
          maxLength={12}
          value={code}
          problem={failure && failureText(failure, language)}
          testId="pairing-code"
          onChange={({ target }) => setCode(target.value.toUpperCase())}
        />
        <Button
          takesFocus
          look="main"
          className={css.wide}
          isDisabled={code.trim() === ''}
          isPending={isGoing}
          testId="pairing-act"
          onPress={() => void pair()}
        >
          {text(isGoing ? 'tablet.pairing.going' : 'tablet.pairing.act')}
        </Button>
      </form>
    </main>
  );
}
