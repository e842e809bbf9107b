// Every option, guard, section, term, waiting and column of every workflow has its words in both languages.
import { describe, expect, it } from "vitest";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { TextSet, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import type { Field } from "../../workflows/kernel/form.ts";
import { workflows } from "../../workflows/registry.ts";

const fieldsOf = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => [field, ...fieldsOf(field.fields ?? [])]);

function wordless(version: WorkflowVersion, texts: TextSet): string[] {
  const events = Object.entries(version.events).filter(([name]) => !(name in commonEvents));
  const forms = events.map(([, info]) => info.form);
  const options = forms
    .flatMap((form) => fieldsOf(form.fields))
    .flatMap(({ name, options = [] }) => options.map((option) => [`${name}.${option}`, option] as const))
    .filter(([exact, option]) => !(exact in texts.options) && !(option in texts.options))
    .map(([exact]) => `option ${exact}`);
  const missing = (what: string, names: readonly string[], words: Record<string, string> = {}) =>
    names.filter((name) => !words[name]).map((name) => `${what} ${name}`);
  const guards = Object.keys(version.machine.implementations.guards);
  const waiting = Object.values(version.states).flatMap((state) => state.waitingFor ?? []);
  const sections = forms.flatMap((form) => form.sections ?? []).map((section) => section.id);
  return [
    ...options,
    ...missing("guard", guards, texts.reasons),
    ...missing("waiting", waiting, texts.waiting),
    ...missing("section", sections, texts.sections),
    ...missing("deadline", Object.keys(version.deadlines), texts.deadlines),
    ...missing("column", Object.keys(version.columnKinds), texts.columns),
  ];
}

const current = (workflow: Workflow): WorkflowVersion => {
  const version = workflow.versions[workflow.current];
  if (!version) throw new Error(`${workflow.id} has no version ${workflow.current}`);
  return version;
};

describe.each(workflows.map((workflow) => [workflow.id, workflow] as const))("%s", (_, workflow) => {
  it.each(["it", "en"] as const)("says everything in %s", (language) => {
    expect(wordless(current(workflow), workflow.texts[language])).toEqual([]);
  });
});
