// The columns of an export of cases: what each shows of a row, in words of the reader's language, and whether it tells whose case
// it is or why, so that it is left out unless it is chosen.
import type { ListItem } from "../../db/queues/list-page.ts";
import { listedTerm, ruleIdOf } from "../../workflows/kernel/deadline.ts";
import type { TextSet, Workflow } from "../../workflows/kernel/definition.ts";
import { type ExportTexts, exportTexts } from "../../workflows/kernel/export-texts.ts";
import { district } from "../../workflows/kernel/ids.ts";
import type { Cell, Column } from "./table.ts";

export interface ColumnWords {
  workflows: ReadonlyMap<string, Workflow>;
  locale: "it" | "en";
  /** Accounts by id. */
  names: Readonly<Record<string, string>>;
  /** Comuni by ISTAT code. */
  comuni: Readonly<Record<string, string>>;
}

export interface ExportedRow extends ListItem {
  fiscalCode?: string | undefined;
}

export interface ExportColumn extends Column {
  id: string;
  /** Off unless chosen: names, health, what is reserved. */
  sensitive: boolean;
  read: (row: ExportedRow) => Cell;
}

/** No term runs. */
const noDay = "9999-12-31";

const dayOf = (day: string | null): Cell => (day === null || day === "" || day === noDay ? null : day);

/** The columns a workflow adds to its rows and has a word for, when the list holds one kind only. */
function ownColumns(workflow: Workflow, locale: "it" | "en", texts: ExportTexts): ExportColumn[] {
  const { columnKinds } = workflow.versions[workflow.current] ?? { columnKinds: {} };
  const words: TextSet = workflow.texts[locale];
  const named = Object.entries(columnKinds).filter(([name]) => words.fields[name] !== undefined);
  return named.map(([name, kind]): ExportColumn => {
    const type =
      kind === "day" || kind === "cents" ? kind : kind === "integer" || kind === "decimal" ? "number" : "text";
    const read = ({ columns }: ExportedRow): Cell => {
      const value = columns?.[name];
      if (value === undefined || value === null) return null;
      if (typeof value === "boolean") return value ? texts.yes : texts.no;
      if (kind !== "text" || typeof value !== "string") return value;
      return words.options[`${name}.${value}`] ?? words.options[value] ?? value;
    };
    return { id: `own.${name}`, label: words.fields[name] ?? name, type, sensitive: true, read };
  });
}

function termName(dueTerm: string, words: TextSet | undefined, { standing }: ExportTexts): string {
  const { id, stands } = listedTerm(dueTerm);
  const name = words?.deadlines[ruleIdOf(id)] ?? id;
  return stands ? standing(name) : name;
}

/** All columns of a list, in the order of the file. `kind`: the only kind the list holds. */
export function columnsOf(around: ColumnWords, kind: string | undefined): ExportColumn[] {
  const { workflows, locale, names, comuni } = around;
  const texts = exportTexts[locale];
  const wordsOf = (row: ExportedRow) => workflows.get(row.kind)?.texts[locale];
  const column = (
    id: keyof ExportTexts["columns"],
    type: Column["type"],
    read: (row: ExportedRow) => Cell,
    sensitive = false,
  ): ExportColumn => ({ id, label: texts.columns[id], type, sensitive, read });
  const only = kind === undefined ? undefined : workflows.get(kind);
  return [
    column("number", "text", (row) => row.number),
    column("person", "text", (row) => row.person, true),
    column("birthYear", "number", (row) => (row.birthYear === null ? null : Number(row.birthYear)), true),
    column("fiscalCode", "text", (row) => row.fiscalCode ?? null, true),
    column("kind", "text", (row) => wordsOf(row)?.name ?? row.kind),
    column("state", "text", (row) => wordsOf(row)?.states[row.state] ?? row.state),
    column("dueOn", "day", (row) => dayOf(row.dueOn)),
    column("dueTerm", "text", (row) => (row.dueTerm === null ? null : termName(row.dueTerm, wordsOf(row), texts))),
    column("waitingFor", "text", (row) =>
      row.waitingFor === null ? null : (wordsOf(row)?.waiting[row.waitingFor] ?? row.waitingFor),
    ),
    column("waitingSince", "day", (row) => dayOf(row.waitingSince)),
    column("assignee", "text", (row) => (row.assignee === "" ? texts.nobody : (names[row.assignee] ?? row.assignee))),
    column("comune", "text", ({ territory }) =>
      territory === district ? texts.district : (comuni[territory] ?? territory),
    ),
    column("area", "text", ({ area }) => (texts.areas as Record<string, string>)[area] ?? area, true),
    column("openedOn", "day", (row) => dayOf(row.openedOn)),
    column("updatedOn", "day", (row) => dayOf(row.updatedOn)),
    column("status", "text", (row) => (row.closed === 1 ? texts.closed : texts.open)),
    column("priority", "text", ({ priority }) => texts.priorities[Math.min(2, Math.max(0, priority))] ?? ""),
    column("todo", "number", (row) => row.todo),
    column("restricted", "text", (row) => (row.restricted === 1 ? texts.yes : texts.no), true),
    ...(only ? ownColumns(only, locale, texts) : []),
  ];
}
