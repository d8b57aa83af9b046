import { FileText } from 'lucide-react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import type { BuyerForm } from '../../../domain/invoice/buyer-form.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import listCss from '../../components/list-and-paper.module.css';
import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './invoices-sheet.module.css';

const kinds = ['private', 'professional'] as const;
type Field = Exclude<keyof BuyerForm, 'kind'>;

/** Who buys: as little as the law wants of a private customer, and what identifies a business. */
export function BuyerFields() {
  const text = useText();
  const language = useLanguage();
  const { invoices } = useTill();
  const isHostGone = useIsHostGone();
  const { buyer, problems, failure, isMaking } = useStore(invoices.state);
  const isBusiness = buyer.kind === 'professional';
  const field = (name: Field, more: Partial<Parameters<typeof TextField>[0]> = {}) => {
    const found = problems.find((problem) => problem.field === name);
    return (
      <TextField
        label={text(
          name === 'name' && isBusiness ? 'invoice.company' : (`invoice.field.${name}` as const),
        )}
        value={buyer[name]}
        problem={found ? text(`invoice.problem.${found.problem}`) : null}
        maxLength={longest[name]}
        testId={`buyer-${name}`}
        onChange={({ target }) => invoices.setBuyer({ [name]: target.value })}
        {...more}
      />
    );
  };
  return (
    <div className={css.form}>
      <Choice
        label={text('invoice.buyer')}
        options={kinds.map((value) => ({ value, label: text(`invoice.kind.${value}`) }))}
        isChosen={(value) => value === buyer.kind}
        onChoose={(kind) => invoices.setBuyer({ kind })}
      />
      {isBusiness && (
        <div className={css.pair}>
          {field('companyNumber', { inputMode: 'numeric' })}
          {field('vatNumber', { hint: text('invoice.vat.hint') })}
        </div>
      )}
      <div className={css.pair}>
        {field('name', { autoFocus: true })}
        {field('street')}
      </div>
      <div className={css.town}>
        {field('postcode')}
        {field('city')}
        {field('country')}
      </div>
      {isBusiness && field('orderReference')}
      {failure && (
        <p className={listCss.failure} role="alert" data-testid="invoice-failure">
          {failureText(failure, language)}
        </p>
      )}
      <p className={listCss.quiet}>{text(isBusiness ? 'invoice.note.business' : 'invoice.note')}</p>
      <Button
        takesFocus
        look="main"
        className={css.wide}
        icon={FileText}
        keyLabel={text('key.enter')}
        isDisabled={isHostGone}
        isPending={isMaking}
        testId="make-invoice"
        onPress={() => invoices.make()}
      >
        {text('invoice.make')}
      </Button>
    </div>
  );
}

/** As the call has them. */
const longest: Readonly<Record<Field, number>> = {
  name: 200,
  street: 200,
  postcode: 20,
  city: 100,
  country: 2,
  companyNumber: 30,
  vatNumber: 30,
  orderReference: 60,
};
