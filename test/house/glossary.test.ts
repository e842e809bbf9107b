// docs/glossary-workflows.md is written from the code: every state, event, field, reason and term of every registered
// workflow with its words on screen. `npx vitest run test/house/glossary.test.ts -u` writes it again.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aloneReason, isSentByHand } from "../../workflows/kernel/bulk.ts";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import { withCommonTexts } from "../../workflows/kernel/common-texts.ts";
import type { EventInfo, TextSet, Workflow } from "../../workflows/kernel/definition.ts";
import type { Field } from "../../workflows/kernel/form.ts";
import { mendEvents } from "../../workflows/kernel/mend-events.ts";
import { migrateEvent, migrateInfo } from "../../workflows/kernel/migrate-event.ts";
import { workflows } from "../../workflows/registry.ts";
import { root } from "../support/source-files.ts";

const empty: TextSet = {
  ...{ name: "", plural: "", caseWord: "", states: {}, events: {}, fields: {}, options: {}, reasons: {} },
  deadlines: {},
  waiting: {},
};

type Row = { name: string; key: string; notes: string };

function fieldsOf(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...fieldsOf(field.fields ?? [])]);
}

/** One row a name; a name that several forms share means the same in all of them. */
function unique(rows: Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.key, row])).values()].sort((a, b) => a.key.localeCompare(b.key, "en"));
}

function table(title: string, rows: Row[], words: (texts: TextSet) => Record<string, string>, workflow: Workflow) {
  if (rows.length === 0) return [];
  const [it, en] = [words(workflow.texts.it), words(workflow.texts.en)];
  const line = ({ name, key, notes }: Row) => `| ${name} | ${it[key] ?? ""} | ${en[key] ?? ""} | ${notes} |`;
  return ["", `### ${title}`, "", "| Code name | Italiano | English | Notes |", "|---|---|---|---|", ...rows.map(line)];
}

function draw(workflow: Workflow): string[] {
  const version = workflow.versions[workflow.current];
  if (!version) throw new Error(`${workflow.id} has no version ${workflow.current}`);
  const rows = (entries: Record<string, string>) =>
    unique(Object.entries(entries).map(([name, notes]) => ({ name, key: name, notes })));
  const fields = Object.values(version.events).flatMap(({ form }) => fieldsOf(form.fields));
  const states = rows(
    Object.fromEntries(Object.entries(version.states).map(([name, info]) => [name, info.closed ? "closed" : ""])),
  );
  const events = rows(
    Object.fromEntries(
      Object.entries(version.events).map(([name, info]) => [
        name,
        [
          info.opens && "opens",
          info.internal && "internal",
          isSentByHand(info) && aloneReason(workflow, info) && "one case at a time",
          info.proposes && `part of ${info.proposes}`,
          info.fourEyes && `not by who did ${info.fourEyes.proposedBy}`,
        ]
          .filter(Boolean)
          .join(", "),
      ]),
    ),
  );
  const terms = rows(
    Object.fromEntries(Object.entries(version.deadlines).map(([name, rule]) => [name, `source: ${rule.source}`])),
  );
  return [
    "",
    `## ${workflow.id}`,
    "",
    `${workflow.texts.it.name} (${workflow.texts.en.name}), version ${workflow.current}.`,
    ...table("States", states, (texts) => texts.states, workflow),
    ...table("Events", events, (texts) => texts.events, workflow),
    ...table(
      "Fields",
      unique(fields.map(({ name, class: kind = "social" }) => ({ name, key: name, notes: kind }))),
      (texts) => texts.fields,
      workflow,
    ),
    ...table("Terms", terms, (texts) => texts.deadlines, workflow),
  ];
}

const notesOf = (info: EventInfo | undefined): string =>
  [
    info?.internal && "internal",
    info && isSentByHand(info) && aloneReason({ list: "cases" }, info) && "one case at a time",
  ]
    .filter(Boolean)
    .join(", ");

/** What every case, and every record, understands besides its own events. */
function drawCommon(): string[] {
  const words = withCommonTexts({ it: empty, en: empty });
  const events: Record<string, EventInfo> = { ...commonEvents, ...mendEvents, [migrateEvent]: migrateInfo({}) };
  const fields = Object.values(events).flatMap(({ form }) => fieldsOf(form.fields));
  const reasons = Object.keys(words.it.reasons).map((name) => ({ name, key: name, notes: "" }));
  const all = Object.keys(events).map((name) => ({ name, key: name, notes: notesOf(events[name]) }));
  const texts = { texts: words } as Workflow;
  return [
    "",
    "## Every case",
    "",
    "Notes, assignment, terms; and for every kind what mends a mistake: undo, step back, correction and its settlement.",
    ...table("Events", unique(all), (own) => own.events, texts),
    ...table(
      "Fields",
      unique(fields.map(({ name, class: kind = "social" }) => ({ name, key: name, notes: kind }))),
      (own) => own.fields,
      texts,
    ),
    ...table("Reasons", unique(reasons), (own) => own.reasons, texts),
  ];
}

test("docs/glossary-workflows.md shows the states, events, fields and terms of the code", async () => {
  expect(workflows.length).toBeGreaterThan(0);
  const page = [
    "# The words of the workflows",
    "",
    "Written from the code by `npx vitest run test/house/glossary.test.ts -u`. The note of a field is its class: `open`",
    "is in clear because it decides, everything else is sealed.",
    ...drawCommon(),
    ...workflows.flatMap(draw),
    "",
  ].join("\n");
  const wordless = page.split("\n").filter((line) => /^\| \w+ \|(\s*\||[^|]+\|\s*\|)/.test(line));
  expect(wordless, "words in both languages").toEqual([]);
  await expect(page).toMatchFileSnapshot(join(root, "docs/glossary-workflows.md"));
});

test("docs/glossary.md gives every term a screen label and a source", () => {
  const rows = readFileSync(join(root, "docs/glossary.md"), "utf8")
    .split("\n")
    .filter((line) => /^\| (?!Code name|-)/.test(line) && !line.startsWith("|---"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter(([, name, label, , source]) => !name || !label || !source)).toEqual([]);
  const names = rows.map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
});
