// Every word a workflow can put on a screen exists in both languages, and what may be personal is sealed.
import { describe, expect, it } from "vitest";
import type { Lock } from "../../server/versions/lock.ts";
import { readLock } from "../../server/versions/read-tree.ts";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { EventInfo, TextSet, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import type { Field } from "../../workflows/kernel/form.ts";
import { nextEvents, revive, unopened } from "../../workflows/kernel/machine.ts";
import { workflows } from "../../workflows/registry.ts";
import { guardNames } from "../support/machine-shape.ts";
import { root } from "../support/source-files.ts";

const allFields = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => [field, ...allFields(field.fields ?? [])]);

function eventsOf(workflow: Workflow, version: WorkflowVersion): [string, EventInfo][] {
  return Object.entries({ ...(workflow.list === "cases" ? commonEvents : {}), ...version.events });
}

/** What is missing, as `kind name`. */
function missingWords(workflow: Workflow, version: WorkflowVersion, texts: TextSet): string[] {
  const missing = new Set<string>();
  const need = (kind: string, table: Record<string, string> | undefined, name: string) => {
    if (!table?.[name]) missing.add(`${kind} ${name}`);
  };
  for (const [name, info] of Object.entries(version.states)) {
    if (name !== unopened) need("state", texts.states, name);
    if (info.waitingFor) need("waiting", texts.waiting, info.waitingFor);
  }
  for (const name of Object.keys(version.deadlines)) need("deadline", texts.deadlines, name);
  for (const name of Object.keys(version.columnKinds)) need("column", texts.columns, name);
  for (const name of guardNames(version.machine)) need("reason", texts.reasons, name);
  for (const [type, info] of eventsOf(workflow, version)) {
    need("event", texts.events, type);
    // A timeline says what was done; «Registra la risposta» is a button. Accounts have a history in words of its own.
    if (workflow.id !== "account" && version.events[type]) need("done", texts.done, type);
    for (const section of info.form.sections ?? []) need("section", texts.sections, section.id);
    for (const field of allFields(info.form.fields)) {
      need("field", texts.fields, field.name);
      for (const option of field.options ?? [])
        if (!texts.options[`${field.name}.${option}`]) need("option", texts.options, option);
    }
  }
  return [...missing];
}

/** Names that tell who somebody is, how they are or what they said. */
const personal =
  /surname|givenName|fullName|birthOn|birthPlace|fiscalCode$|phone|email|^address|street|iban|Text$|^text$|signerName|authorName|diagnosis/i;

const lists: Record<string, (texts: TextSet) => Record<string, string> | undefined> = {
  states: (texts) => texts.states,
  events: (texts) => texts.events,
  fields: (texts) => texts.fields,
  deadlines: (texts) => texts.deadlines,
  columns: (texts) => texts.columns,
};

/** Histories show the names of released versions that are no longer in the tree. */
function missingOfRemoved({ id, texts }: Workflow, locked: Lock): string[] {
  const removed = Object.values(locked.workflows[id]?.versions ?? {}).filter((entry) => entry.removed);
  return removed.flatMap(({ parts }) =>
    Object.keys(parts).filter((path) => {
      const [list = "", ...names] = path.split("/");
      const name = names.at(-1) ?? "";
      const has = (set: TextSet) => name === unopened || !lists[list] || lists[list](set)?.[name] !== undefined;
      return !has(texts.it) || !has(texts.en);
    }),
  );
}

const lock = readLock(root);
const versions = workflows.flatMap((workflow) =>
  Object.values(workflow.versions).map((version) => ({ id: workflow.id, number: version.version, workflow, version })),
);

it.each(workflows)("$id has the words of versions no longer in the tree", (workflow) => {
  expect(missingOfRemoved(workflow, lock)).toEqual([]);
});

it("asks for the words of a removed version's states, events, fields, terms and columns", () => {
  const [workflow] = workflows as [Workflow];
  const gone = ["states/bygone", "events/BYGONE", "fields/BYGONE/when", "deadlines/bygone", "columns/bygone"];
  const parts = Object.fromEntries([...gone, "ways/bygone/BYGONE", "files/guards.ts"].map((path) => [path, ""]));
  const entry = { released: true, removed: true, sha256: "", parts } as const;
  const locked: Lock = { workflows: { [workflow.id]: { place: "", versions: { 0: entry } } }, rulesets: {} };
  expect(missingOfRemoved(workflow, locked)).toEqual(gone);
  const kept = { ...locked, workflows: { [workflow.id]: { place: "", versions: { 0: { ...entry, parts: {} } } } } };
  expect(missingOfRemoved(workflow, kept)).toEqual([]);
});

for (const { id, number, workflow, version } of versions)
  describe(`${id}, version ${number}`, () => {
    it("has every word in Italian", () => expect(missingWords(workflow, version, workflow.texts.it)).toEqual([]));
    it("has every word in English", () => expect(missingWords(workflow, version, workflow.texts.en)).toEqual([]));

    it("names as next only what the machine knows in that state", () => {
      for (const [state, info] of Object.entries(version.states)) {
        const known = nextEvents(revive(version.machine, state, {}));
        expect((info.next ?? []).filter((type) => !known.includes(type)).map((type) => `${state} ${type}`)).toEqual([]);
      }
    });

    it("keeps personal data sealed", () => {
      for (const [type, info] of eventsOf(workflow, version))
        for (const field of info.form.fields) {
          const inside = [field, ...allFields(field.fields ?? [])];
          const open = (field.class ?? "social") === "open";
          const telling = inside.filter(
            (one) => one.kind === "longText" || one.kind === "fiscalCode" || personal.test(one.name),
          );
          // Why a term is stopped, or a public call changed, is the office's reason and part of the act.
          if (field.name === "reason" && (/TERM/.test(type) || workflow.id === "housing-bando")) continue;
          expect(open ? telling.map((one) => `${type}.${one.name}`) : [], type).toEqual([]);
        }
    });

    it("names only fields that are there in its sections, blocks and four-eyes rules", () => {
      for (const [type, info] of eventsOf(workflow, version)) {
        const names = info.form.fields.map((field) => field.name);
        expect(new Set(names).size, `${type}: a field twice`).toBe(names.length);
        for (const section of info.form.sections ?? [])
          for (const field of section.fields) expect(names, `${type} ${section.id}`).toContain(field);
        if (info.proposes) expect(Object.keys(version.events)).toContain(info.proposes);
        if (info.fourEyes) expect(Object.keys(version.events)).toContain(info.fourEyes.proposedBy);
        const everywhere = eventsOf(workflow, version).flatMap(([, one]) => one.form.fields.map((field) => field.name));
        for (const field of info.outsideEffect?.blocking ?? []) expect(everywhere, type).toContain(field);
      }
    });

    it("names guards and events that exist as what helps against a refusal", () => {
      const guards = guardNames(version.machine);
      for (const [guard, event] of Object.entries(version.remedies ?? {})) {
        expect(guards).toContain(guard);
        expect(eventsOf(workflow, version).map(([type]) => type)).toContain(event);
      }
    });

    it("lists in its roles only events that exist", () => {
      const known = Object.values(workflow.versions).flatMap((one) => eventsOf(workflow, one).map(([type]) => type));
      for (const [role, right] of Object.entries(workflow.roles.rights))
        for (const type of right.send === "*" ? [] : right.send) expect(known, role).toContain(type);
    });

    it("opens with a territory, and an area where there are several", () => {
      const opening = Object.values(version.events).filter((info) => info.opens);
      expect(opening.length).toBeGreaterThan(0);
      for (const info of opening) {
        const fields = info.form.fields;
        if (!workflow.territoryPath) expect(fields.some((one) => one.name === "territory" && one.required)).toBe(true);
        if (workflow.areas.length > 1)
          expect(fields.find((one) => one.name === "area")?.options).toEqual(workflow.areas);
      }
    });

    it("gives every term a source", () => {
      for (const rule of Object.values(version.deadlines)) expect(rule.source).not.toBe("");
    });
  });
