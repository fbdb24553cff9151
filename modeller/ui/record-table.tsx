// A table of records, a row each, with what the row is about first. On a narrow page every row stands as a block of its
// own, and its cells say in `data-label` what column they are of.

import type { ComponentProps } from 'react'

/** Text; one that only those hear who do not see the column; or that of a column of numbers, which stand at the right. */
type Column = string | { readonly unseen: string } | { readonly figure: string }

/** The rows are its children; what else they need of the body of the table, such as keys, is handed to that. */
export function RecordTable({
  caption,
  columns,
  className,
  ...body
}: {
  caption: string
  columns: readonly Column[]
  className?: string
} & Omit<ComponentProps<'tbody'>, 'className'>) {
  return (
    <div className="table-frame">
      <table className={className === undefined ? 'table-stack' : `table-stack ${className}`}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>{columns.map(headOf)}</tr>
        </thead>
        <tbody {...body} />
      </table>
    </div>
  )
}

function headOf(column: Column) {
  if (typeof column === 'string')
    return (
      <th key={column} scope="col">
        {column}
      </th>
    )
  if ('figure' in column)
    return (
      <th key={column.figure} scope="col" className="figure">
        {column.figure}
      </th>
    )
  return (
    <th key={column.unseen} scope="col">
      <span className="visually-hidden">{column.unseen}</span>
    </th>
  )
}
