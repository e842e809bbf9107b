// How a reader wants a list laid out: which columns, in which order, how wide; and where that is kept: by saved view, or by
// the list under which the view stands.
import type { Desk } from "../desk.ts";
import type { ListAddress } from "../list-address.ts";
import type { trpc } from "../trpc.ts";
import type { Column, ColumnLayout } from "../ui/columns.ts";

export type Layout = NonNullable<Parameters<typeof trpc.views.setLayout.mutate>[0]["layout"]>;
export type Columns = NonNullable<Layout["columns"]>;
export type ColumnWidth = NonNullable<Columns[number]["width"]>;

/** Whose case it is stands in every row. */
export const fixedColumn = "person";

export const widths = {
  narrow: { minRem: 7, grow: 0 },
  medium: { minRem: 11, grow: 1 },
  wide: { minRem: 18, grow: 3 },
} as const satisfies Record<ColumnWidth, Pick<ColumnLayout, "minRem" | "grow">>;

/** A saved view has its own, though its filters were changed since. */
export const layoutKey = ({ saved, view }: Pick<ListAddress, "saved" | "view">): string => saved ?? view;

export const layoutOf = (desk: Desk, address: ListAddress): Layout | undefined => desk.layouts[layoutKey(address)];

/** The columns asked for, of those there are; `usual`, as they come, where nothing was chosen. */
export function laidOut<T>(
  all: ReadonlyMap<string, Column<T>>,
  usual: readonly string[],
  layout: Layout | undefined,
): Column<T>[] {
  const asked: Columns = layout?.columns ?? usual.map((id) => ({ id }));
  const isThere = asked.some(({ id }) => id === fixedColumn);
  return [...(isThere ? [] : [{ id: fixedColumn }]), ...asked].flatMap(({ id, width }: Columns[number]) => {
    const column = all.get(id);
    if (!column) return [];
    return [width ? { ...column, meta: { ...column.meta, ...widths[width] } } : column];
  });
}
