// Columns of a table: what heads them, what stands in them, how they are laid out. Made by a helper, so that a column
// knows the type of its rows.
import type { JSX } from "solid-js";

/** How a column is laid out. */
export interface ColumnLayout {
  /** Least width in rem; the column grows by `grow` shares of what is left (default 1). */
  minRem: number;
  grow?: number;
  align?: "right";
  /** What does not fit beside its tag goes on in a second line. */
  twoLines?: boolean;
  /** Leads the card a row becomes on a phone. */
  lead?: boolean;
  /** Shown on wide screens only. */
  wide?: boolean;
}

export interface Column<T> {
  id: string;
  header: string;
  /** A component: what it reads of signals is followed inside. */
  cell: (context: { row: { original: T } }) => JSX.Element;
  meta: ColumnLayout;
}

/** `helper.columns([helper.accessor("number", { header, meta: { minRem: 8 } }), helper.display({ id, header, cell, meta })])`. */
export function createColumnHelper<T extends object>() {
  return {
    columns: (columns: readonly Column<T>[]): readonly Column<T>[] => columns,
    display: (column: Column<T>): Column<T> => column,
    /** By a key of the row or what is made of it; shown as it is unless there is a `cell`. */
    accessor: <K extends keyof T & string>(
      of: K | ((row: T) => JSX.Element),
      column: Omit<Column<T>, "id" | "cell"> & Partial<Pick<Column<T>, "id" | "cell">>,
    ): Column<T> => ({
      id: typeof of === "string" ? of : column.header,
      cell: ({ row }) => (typeof of === "string" ? (row.original[of] as JSX.Element) : of(row.original)),
      ...column,
    }),
  };
}
