import { Fragment } from 'react';
import { unreachable } from '../../domain/assert.ts';
import type { ReceiptBlock, ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { classNames } from './class-names.ts';
import { QrCode } from './qr-code.tsx';
import css from './receipt-paper.module.css';

/** A paper as it will come out: the same tree that the printer gets, black on white in any theme. */
export function ReceiptPaper({ document }: { document: ReceiptDocument }) {
  return (
    <article className={css.paper} lang={document.language} data-testid="receipt-paper">
      {document.blocks.map((block, index) => (
        // A document never changes; its blocks have no other name than their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Fragment key={index}>
          <Block block={block} />
        </Fragment>
      ))}
    </article>
  );
}

function Block({ block }: { block: ReceiptBlock }) {
  switch (block.kind) {
    case 'text':
      return (
        <p className={classNames(css[block.align], css[block.weight], css[block.size])}>
          {block.text}
        </p>
      );
    case 'pair':
      return (
        <p
          className={classNames(
            css.pair,
            css[block.weight],
            css[block.size],
            block.indent === 1 && css.indent,
          )}
        >
          <span>{block.left}</span> <span className={css.figure}>{block.right}</span>
        </p>
      );
    case 'table':
      return <Table {...block} />;
    case 'rule':
      return <hr className={css.rule} />;
    case 'space':
      return <div className={css.space} />;
    case 'mark':
      return <p className={css.mark}>{block.text}</p>;
    case 'code':
      return (
        <figure className={css.code}>
          <QrCode data={block.data} label={block.caption} />
          <figcaption>{block.caption}</figcaption>
        </figure>
      );
    default:
      return unreachable(block);
  }
}

function Table({ columns, header, rows }: Extract<ReceiptBlock, { kind: 'table' }>) {
  const alignOf = (index: number) => css[columns[index]?.align ?? 'start'];
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {header.map((cell, index) => (
            <th key={cell} scope="col" className={alignOf(index)}>
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells[0]}>
            {cells.map((cell, index) => (
              <td key={header[index]} className={alignOf(index)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
