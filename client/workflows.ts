// The words and shapes of the workflows, as the server sends them in the language of the switch. Screens ask here how
// a state, an event or a field is called; an unknown name shows itself rather than nothing.

import { createContext, useContext } from "solid-js";
import { listedTerm, ruleIdOf } from "../workflows/kernel/deadline.ts";
import type { Json } from "../workflows/kernel/json.ts";
import { createRead, readAhead } from "./query.ts";
import { type Language, language } from "./text/language.ts";
import { shellText } from "./text/shell.ts";
import { trpc } from "./trpc.ts";

export type WorkflowShape = Awaited<ReturnType<typeof trpc.cases.listWorkflows.query>>[number];

/** A field of what was recorded. */
export interface GivenField {
  field: string;
  value: Json;
}

/** Words that differ by another field that was given (`SIGN_DOCUMENT.refusedToSign`); a box left empty is none. */
function wordsBy(texts: Record<string, string> | undefined, id: string, given: readonly GivenField[] = []) {
  const by = given.find(({ field, value }) => value !== false && texts?.[`${id}.${field}`] !== undefined);
  return by && texts?.[`${id}.${by.field}`];
}

export interface Workflows {
  all: () => readonly WorkflowShape[];
  /** Those whose cases stand in work lists. */
  listed: () => readonly WorkflowShape[];
  find: (kind: string) => WorkflowShape | undefined;
  name: (kind: string) => string;
  state: (kind: string, state: string) => string;
  /** The imperative on a button. */
  event: (kind: string, event: string) => string;
  /** What was done, for timelines; by what was given with it where the words differ by that. */
  done: (kind: string, event: string, given?: readonly GivenField[]) => string;
  reason: (kind: string, id: string) => string;
  /** A term by its rule; of several alike also whom it is about. */
  deadline: (kind: string, id: string, about?: string) => string;
  /** Why a term may stand still or be extended. */
  ground: (kind: string, id: string) => string;
  waiting: (kind: string, id: string) => string;
  /** A field; beside what was given with it where its words differ by that. */
  field: (kind: string, field: string, given?: readonly GivenField[]) => string;
  option: (kind: string, field: string, value: string) => string;
}

const asked = () => ({ locale: language() });
const readWorkflows = (input: { locale: Language }, signal: AbortSignal) =>
  trpc.cases.listWorkflows.query(input, { signal });

export const createWorkflowsRead = () =>
  createRead("cases", "listWorkflows", asked, readWorkflows, { fixed: true, keepBefore: true });

export const readWorkflowsAhead = (locale: Language): Promise<void> =>
  readAhead("cases", "listWorkflows", { locale }, readWorkflows);

/** Whether a term is listed because it stands still. */
export const standsStill = (listed: string | null): boolean => listed !== null && listedTerm(listed).stands;

export function createWorkflows(shapes: () => readonly WorkflowShape[]): Workflows {
  const find = (kind: string) => shapes().find((one) => one.id === kind);
  const texts = (kind: string) => find(kind)?.texts;
  return {
    all: shapes,
    listed: () => shapes().filter((one) => one.list === "cases"),
    find,
    name: (kind) => texts(kind)?.name ?? kind,
    state: (kind, state) => texts(kind)?.states[state] ?? state,
    event: (kind, event) => texts(kind)?.events[event] ?? event,
    done: (kind, event, given) =>
      wordsBy(texts(kind)?.done, event, given) ?? texts(kind)?.done?.[event] ?? texts(kind)?.events[event] ?? event,
    reason: (kind, id) => texts(kind)?.reasons[id] ?? id,
    deadline: (kind, listed, about) => {
      const { id, stands } = listedTerm(listed);
      const name = texts(kind)?.deadlines[ruleIdOf(id)] ?? id;
      const whom = about ?? id.split(":")[1]?.split("-")[1];
      const whole = whom === undefined ? name : `${name}: ${texts(kind)?.options[whom] ?? whom}`;
      return stands ? shellText().standing(whole) : whole;
    },
    ground: (kind, id) => texts(kind)?.grounds?.[id] ?? id,
    waiting: (kind, id) => texts(kind)?.waiting[id] ?? id,
    field: (kind, field, given) => wordsBy(texts(kind)?.done, field, given) ?? texts(kind)?.fields[field] ?? field,
    option: (kind, field, value) => texts(kind)?.options[`${field}.${value}`] ?? texts(kind)?.options[value] ?? value,
  };
}

export const WorkflowsContext = createContext<Workflows>();

export function useWorkflows(): Workflows {
  const workflows = useContext(WorkflowsContext);
  if (!workflows) throw new Error("a screen is drawn before the workflows are known");
  return workflows;
}
