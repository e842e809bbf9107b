// What is wrong with a migration before any case is tried on it: names that do not exist, four eyes that would not hold.
// States without a place are told apart, because they may be meant.
import type { WorkflowVersion } from "./definition.ts";
import type { Field } from "./form.ts";
import { unopened } from "./machine.ts";
import type { Migration } from "./migrate.ts";

const fieldsOf = ({ events }: WorkflowVersion): Set<string> =>
  new Set(Object.values(events).flatMap(({ form }) => form.fields.map(({ name }: Field) => name)));

type Names = Readonly<Record<string, unknown>>;

/** Sentences for who writes the migration; empty when it fits. `from` may no longer be in the tree. */
export function migrationProblems(from: WorkflowVersion | undefined, to: WorkflowVersion, migration: Migration) {
  const problems: string[] = [];
  const renames = (what: string, names: Names | undefined, before: Names | undefined, after: Names) => {
    for (const [old, now] of Object.entries(names ?? {})) {
      if (before && !(old in before)) problems.push(`${what} ${old} is not in version ${from?.version}`);
      if (typeof now === "string" && !(now in after)) problems.push(`${what} ${now} is not in version ${to.version}`);
    }
  };
  const asNames = (fields: Set<string>): Names => Object.fromEntries([...fields].map((name) => [name, true]));
  const [oldFields, newFields] = [from && asNames(fieldsOf(from)), asNames(fieldsOf(to))];
  renames("state", migration.states, from?.states, to.states);
  renames("event", migration.events, from?.events, to.events);
  renames("term", migration.deadlines, from?.deadlines, to.deadlines);
  renames("field", migration.fields, oldFields, newFields);
  for (const [field, fact] of Object.entries(migration.facts ?? {})) {
    if (!(field in newFields)) problems.push(`field ${field} is not in version ${to.version}`);
    if (fact === "filled") continue;
    const offers = to.events[fact.event]?.form.fields.some(({ name }) => name === field);
    if (!offers) problems.push(`event ${fact.event} of version ${to.version} does not ask for ${field}`);
  }
  for (const proposal of unwatched(from, to, migration))
    problems.push(`four eyes: who sent ${proposal} is not known of older cases; let the migration read the history`);
  return problems;
}

/** Proposals that this version watches and the one before did not. */
function unwatched(from: WorkflowVersion | undefined, to: WorkflowVersion, { events, history }: Migration): string[] {
  if (history || !from) return [];
  const watched = (version: WorkflowVersion) =>
    Object.values(version.events).flatMap(({ fourEyes }) => (fourEyes ? [fourEyes.proposedBy] : []));
  const before = new Set(watched(from).map((type) => events?.[type] ?? type));
  return [...new Set(watched(to))].filter((type) => !before.has(type));
}

/** States of `from` whose cases stay where they are. */
export const statesWithoutPlace = (from: WorkflowVersion, to: WorkflowVersion, { states }: Migration): string[] =>
  Object.keys(from.states).filter((state) => state !== unopened && !states?.[state] && !to.states[state]);
