// The keys of a work list: they act on the row that is selected, wherever the focus is in the page. What cannot be done
// with a row is said, not passed over in silence.
import type { JSX } from "solid-js";
import { dayText } from "../text/day.ts";
import { queueText } from "../text/queues.ts";
import { createShortcuts } from "../ui/keys.tsx";
import { notify } from "../ui/notices.tsx";
import { type Command, offerCommands } from "../ui/palette.tsx";
import { findNear } from "../ui/selection.ts";
import type { TableHandle } from "../ui/table.tsx";
import { useWorkflows } from "../workflows.ts";
import type { ListRow } from "./fetch-page.ts";
import type { Ticks } from "./ticks.ts";

export interface ListKeysProps {
  table: () => TableHandle<ListRow> | undefined;
  rowAt: (index: number) => ListRow | undefined;
  /** Another list when it changes. */
  listKey: () => string;
  ticks: Ticks;
  isPast: () => boolean;
  mayChoose: () => boolean;
  open: (row: ListRow, then?: "acts" | "NOTE") => void;
  remind: (row: ListRow) => void;
}

/** Draws nothing: it is fetched when the list already stands. */
export default function ListKeys(list: ListKeysProps): JSX.Element {
  const workflows = useWorkflows();
  /** Does it with the row that is selected; of the past nothing is done. */
  const withRow = (act: (row: ListRow) => void) => () => {
    if (list.isPast()) return;
    const row = list.table()?.row();
    if (row) act(row);
    else notify(dayText().noRow, "warning");
  };
  const withContent = (act: (row: ListRow) => void) =>
    withRow((row) => (row.columns === null ? notify(dayText().notYours, "warning") : act(row)));
  const remind = (row: ListRow) =>
    row.waitingFor === null ? notify(dayText().waitsForNobody, "warning") : list.remind(row);

  let from: { list: string; id: string; index: number } | undefined;
  const choose = withRow((row) => {
    if (!list.mayChoose()) return;
    from = { list: list.listKey(), id: row.id, index: list.table()?.index() ?? 0 };
    if (!list.ticks.isOn()) list.ticks.add([row.id]);
    else list.ticks.toggle(row.id);
  });
  const chooseTo = withRow(() => {
    if (!list.mayChoose()) return;
    const to = list.table()?.index() ?? 0;
    // Where the row is that the range begins at, though rows came or left since.
    const begin = from?.list === list.listKey() ? from : undefined;
    const start = begin ? (findNear(begin.index, (at) => list.rowAt(at)?.id === begin.id) ?? begin.index) : to;
    const [first, last] = [Math.min(start, to), Math.max(start, to)];
    const ids = Array.from({ length: last - first + 1 }, (_, i) => list.rowAt(first + i)?.id);
    if (begin && list.rowAt(start)?.id !== begin.id) ids.push(undefined);
    if (!list.ticks.add(ids)) notify(dayText().bulk.notWhole(dayText().bulk.actAll), "warning");
  });
  const acts = {
    a: withContent((row) => list.open(row, "acts")),
    n: withContent((row) => list.open(row, "NOTE")),
    r: withContent(remind),
    x: choose,
  };
  createShortcuts({
    ...acts,
    X: chooseTo,
    Escape: () => list.ticks.turn(false),
  });
  offerCommands((): Command[] => {
    const row = list.table()?.row();
    if (!row || list.isPast()) return [];
    const about = (words: string) => `${words}: ${row.person ?? row.number}`;
    const isOpenRow = row.columns !== null;
    return [
      { label: about(dayText().openRow), key: "⏎", run: () => list.open(row) },
      ...(isOpenRow
        ? [
            { label: about(dayText().acts), key: "a", run: acts.a },
            { label: about(workflows.event(row.kind, "NOTE")), key: "n", run: acts.n },
          ]
        : []),
      ...(isOpenRow && row.waitingFor !== null ? [{ label: about(queueText().remind), key: "r", run: acts.r }] : []),
      ...(list.mayChoose() ? [{ label: about(dayText().chooseOne), key: "x", run: acts.x }] : []),
    ];
  });
  return null;
}
