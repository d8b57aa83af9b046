import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useText } from '../i18n/use-text.ts';
import { closeSheet } from '../state/ui.ts';
import { useTill } from '../state/use-till.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import css from './sheet.module.css';

/** Slides over the work and keeps it. Escape, the cross or a touch beside it closes it. */
export function Sheet({
  title,
  width,
  isReading = false,
  onClose,
  beside,
  children,
}: {
  title: string;
  width: 'narrow' | 'medium' | 'wide' | 'full';
  /** What is decided, beside what is looked at; below it where width is short. */
  beside?: ReactNode;
  /** Nothing in it can be focused: it is scrolled by keys itself. */
  isReading?: boolean;
  /** Of one that lies over the others. */
  onClose?(): void;
  children: ReactNode;
}) {
  const text = useText();
  const { ui } = useTill();
  const close = onClose ?? (() => closeSheet(ui));
  return (
    <ModalOverlay
      className={css.scrim ?? ''}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) close();
      }}
    >
      <Modal className={classNames(css.sheet, css[width])}>
        <Dialog className={classNames(css.dialog, beside !== undefined && css.parted)}>
          <div className={css.part}>
            <header className={css.header}>
              <Heading slot="title" className={css.title ?? ''}>
                {title}
              </Heading>
              <Button takesFocus icon={X} look="bare" keyLabel={text('key.escape')} onPress={close}>
                {text('action.close')}
              </Button>
            </header>
            <div className={css.body} {...(isReading && { tabIndex: 0 })}>
              {children}
            </div>
          </div>
          {beside !== undefined && <aside className={css.beside}>{beside}</aside>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
