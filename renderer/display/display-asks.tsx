import { Check } from 'lucide-react';
import { useStore } from 'zustand';
import type { DisplaySnapshot } from '../../contract/host/display-shapes.ts';
import { Button } from '../components/button.tsx';
import { Choice } from '../components/choice.tsx';
import { useLanguage, useText } from '../i18n/use-text.ts';
import css from './display-asks.module.css';
import type { Display } from './open-display.ts';

type Asks = Extract<DisplaySnapshot['shows'], { kind: 'asks' }>;

/** Each consent by itself, none given beforehand (GDPR 7): all of them are answered, or nothing is sent. */
export function DisplayAsks({ asks, display }: { asks: Asks; display: Display }) {
  const text = useText();
  const language = useLanguage();
  const { answers, isSending } = useStore(display.store);
  const isWhole = asks.purposes.every((purpose) => answers[purpose] !== undefined);
  return (
    <div className={css.asks}>
      <h1 className={css.title}>{text('display.asks', { name: asks.customer || 'none' })}</h1>
      <p className={css.quiet}>{text('display.asks.free')}</p>
      <div className={css.questions}>
        {asks.purposes.map((purpose) => (
          <Choice
            key={purpose}
            label={text(`customer.consent.${purpose}`)}
            options={[
              { value: 'yes', label: text('customer.consent.yes') },
              { value: 'no', label: text('customer.consent.no') },
            ]}
            isChosen={(value) => answers[purpose] === (value === 'yes')}
            onChoose={(value) => display.answer(purpose, value === 'yes')}
          />
        ))}
      </div>
      <Button
        takesFocus
        look="main"
        icon={Check}
        className={css.send}
        testId="display-send"
        isDisabled={!isWhole}
        isPending={isSending}
        onPress={() => void display.send(language)}
      >
        {text('display.asks.send')}
      </Button>
    </div>
  );
}
