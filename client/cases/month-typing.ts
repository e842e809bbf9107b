// What is typed on the sheet of a month and not recorded: kept as a draft per delivery and month, so that a session that ends, another
// month or a killed tab loses nothing. Days are cells of a plain record; what the register said when a cell was first typed in
// stands beside it.
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, untrack } from "solid-js";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { RegisterRow, Unit } from "../../workflows/rules/deliveries/register.ts";
import { readQuantity, typedQuantity } from "../../workflows/rules/deliveries/typed-quantity.ts";
import { dropDraft, findDraft, keepDraft, showForm } from "../ui/form/drafts.ts";

type Cells = Readonly<Record<string, string>>;
export type Column = "quantity" | "deviation";

const cellOf = (day: string, column: Column) => `${day} ${column}`;
const textsOf = (record: Readonly<Record<string, unknown>>): Cells =>
  Object.fromEntries(Object.entries(record).filter((one): one is [string, string] => typeof one[1] === "string"));

export interface MonthTyping {
  shown: (day: string, column: Column) => string;
  type: (day: string, column: Column, text: string) => void;
  /** Days with something typed in them, in order. */
  days: () => readonly string[];
  /** What somebody else recorded in a cell since it was typed in. */
  recordedSince: (day: string, column: Column) => string | undefined;
  /** What was typed before is back. */
  resumed: () => boolean;
  /** Of this draft alone: what is recorded of it twice is recorded once. */
  once: () => string | undefined;
  forget: () => void;
  /** Rows to record; undefined where a cell cannot be read. */
  rows: () => JsonObject[] | undefined;
}

export interface TypingOf {
  caseId: string;
  month: string;
  unit: Unit | undefined;
  rowOf: (day: string) => RegisterRow | undefined;
  label: () => string;
}

export function createMonthTyping(of: Accessor<TypingOf>): MonthTyping {
  const key = createMemo(() => `${of().caseId}/month/${of().month}`);
  const [cells, setCells] = createSignal<Cells>({});
  const [start, setStart] = createSignal<Cells>({});
  const [resumed, setResumed] = createSignal(false);
  createEffect(
    on(key, (now) => {
      const draft = untrack(() => findDraft(now));
      setCells(textsOf(draft?.typed ?? {}));
      setStart(textsOf(draft?.start ?? {}));
      setResumed(draft !== undefined);
      onCleanup(showForm(now));
    }),
  );
  // One that the device gave later, where nobody has typed yet.
  createEffect(
    on(
      () => findDraft(key()),
      (draft) => {
        if (!draft || Object.keys(untrack(cells)).length > 0) return;
        setCells(textsOf(draft.typed));
        setStart(textsOf(draft.start));
        setResumed(true);
      },
      { defer: true },
    ),
  );
  const registered = (day: string, column: Column): string => {
    const row = of().rowOf(day);
    if (!row) return "";
    return column === "deviation" ? (row.deviation ?? "") : typedQuantity(of().unit, row.quantity);
  };
  const shown = (day: string, column: Column) => cells()[cellOf(day, column)] ?? registered(day, column);

  function type(day: string, column: Column, text: string): void {
    const cell = cellOf(day, column);
    const first = start()[cell] ?? registered(day, column);
    const { [cell]: _typed, ...rest } = cells();
    const { [cell]: _start, ...others } = start();
    // A cell that says again what the register says holds nothing to keep.
    const same = text === registered(day, column);
    setCells(same ? rest : { ...rest, [cell]: text });
    setStart(same ? others : { ...others, [cell]: first });
    if (Object.keys(cells()).length === 0) dropDraft(key());
    else keepDraft(key(), { ...cells() }, { ...start() }, of().label());
  }

  const days = createMemo(() => [...new Set(Object.keys(cells()).map((cell) => cell.slice(0, 10)))].sort());

  function rows(): JsonObject[] | undefined {
    const found: JsonObject[] = [];
    for (const day of days()) {
      const read = readQuantity(of().unit, shown(day, "quantity"));
      if (read.kind === "unread") return undefined;
      const deviation = shown(day, "deviation");
      const quantity = read.kind === "quantity" ? read.quantity : 0;
      found.push({ givenOn: day, quantity, ...(deviation ? { deviation } : {}) });
    }
    return found;
  }

  return {
    ...{ shown, type, days, resumed, rows },
    recordedSince: (day, column) => {
      const cell = cellOf(day, column);
      const now = registered(day, column);
      return cells()[cell] !== undefined && start()[cell] !== now && cells()[cell] !== now ? now : undefined;
    },
    once: () => findDraft(key())?.once,
    forget: () => {
      dropDraft(key());
      setCells({});
      setStart({});
      setResumed(false);
    },
  };
}
