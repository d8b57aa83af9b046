import css from './figure-table.module.css';

/** Figures in columns under their names, the first of each row its own; `foot` sums up. */
export function FigureTable({
  label,
  head,
  rows,
  foot,
}: {
  label: string;
  head: readonly string[];
  rows: readonly { key: string; cells: readonly string[] }[];
  foot?: readonly string[];
}) {
  return (
    <table className={css.table} aria-label={label}>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...others] }) => (
          <tr key={key}>
            <th scope="row">{first}</th>
            <Figures cells={others} head={head} />
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            <th scope="row">{foot[0]}</th>
            <Figures cells={foot.slice(1)} head={head} />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Figures({ cells, head }: { cells: readonly string[]; head: readonly string[] }) {
  return cells.map((cell, index) => (
    <td key={head[index + 1]} className="figures">
      {cell}
    </td>
  ));
}
