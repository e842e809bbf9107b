// A death that stands in the record of the person a case is about, as the case heard of it: a job compares what the record says with
// what the case heard, and sends PERSON_DEATH where they differ, also when the death was a mistake. It moves no case: what becomes of
// the case a worker decides, and until then that stands among what is to be done.
import { textOf } from "./data.ts";
import type { DecideEvent } from "./decision.ts";
import type { CaseDoc, EventInfo, Head, WorkflowVersion } from "./definition.ts";
import type { CaseId, Day } from "./ids.ts";

/** Sent by the job only. Its words say nothing of the person: who sees that it came need not see her record. */
export const personDeath = "PERSON_DEATH";

/** What is to be done, among what is missing in the case. */
export const deathTodo = "personDied";

export interface HeardDeath {
  /** Whose record says so: a case that goes on with somebody else has heard nothing of her. */
  person: CaseId;
  diedOn: Day;
  /** Office day on which the case heard of it. No law says by when it is answered. */
  toldOn: Day;
}

/** How a workflow answers. A version without such a rule hears of no death by itself. */
export interface DeathRule {
  /** Acts that answer it, the likeliest first. */
  ways: readonly string[];
  /** Open states in which somebody has taken it up and is about to answer: it is shown, and nobody is asked to begin. */
  takenUpIn: readonly string[];
  /** Open states in which it was answered. */
  answeredIn: readonly string[];
}

export const personDeathInfo: EventInfo = {
  internal: true,
  commutes: true,
  form: {
    fields: [
      { name: "person", kind: "case", class: "open", required: true },
      { name: "deathNews", kind: "choice", class: "open", required: true, options: ["recorded", "withdrawn"] },
      {
        ...{ name: "diedOn", kind: "day", class: "open", when: "past" },
        ...{ visibleWhen: { eq: ["deathNews", "recorded"] }, requiredWhen: { eq: ["deathNews", "recorded"] } },
      },
    ],
  },
};

/** The death of whom the case is about, if it heard of it. */
export const heardDeath = ({ head, death }: Pick<CaseDoc, "head" | "death">): HeardDeath | undefined =>
  death !== undefined && death.person === head.personId ? death : undefined;

/** Changes `doc` in place; the reason id where there is nothing to tell. */
export function applyPersonDeath(
  version: WorkflowVersion,
  doc: CaseDoc,
  { data, occurredOn }: DecideEvent,
): string | undefined {
  const [person, diedOn] = [textOf(data.person), textOf(data.diedOn)];
  if (!version.onDeath || doc.head.closed || person !== doc.head.personId) return "nothingDue";
  if (data.deathNews === "recorded") {
    if (heardDeath(doc)?.diedOn === diedOn) return "nothingDue";
    doc.death = { person, diedOn, toldOn: occurredOn };
    return undefined;
  }
  if (!doc.death) return "nothingDue";
  delete doc.death;
  return undefined;
}

/** What somebody is still to decide: what becomes of the case of who died. */
export function openDeath(
  { states, onDeath }: WorkflowVersion,
  doc: Pick<CaseDoc, "head" | "death">,
  state: string,
): HeardDeath | undefined {
  const isAnswered = states[state]?.closed === true || onDeath?.answeredIn.includes(state) !== false;
  return isAnswered ? undefined : heardDeath(doc);
}

/** After every step: what is to be done follows from what was heard and where the case stands, whatever brought it there. */
export function keepDeathTodo(version: WorkflowVersion, doc: CaseDoc, state: string): void {
  if (!version.onDeath) return;
  const death = version.onDeath.takenUpIn.includes(state) ? undefined : openDeath(version, doc, state);
  if (death) {
    const { assignee } = doc.head;
    const owner = assignee === undefined ? {} : { owner: assignee };
    doc.todo[deathTodo] = { field: deathTodo, event: personDeath, dueOn: death.toldOn, ...owner };
  } else if (doc.todo[deathTodo]) delete doc.todo[deathTodo];
}

/** Whom the case waits for. Who died answers nothing any more: until somebody takes that up, the next move is the office's. */
export const waitOf = ({ head, todo }: Pick<CaseDoc, "head" | "todo">): Partial<Head> => (todo[deathTodo] ? {} : head);
