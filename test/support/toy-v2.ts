// Version 2 of the toy workflow, as an office would change a procedure that runs: a step renamed, a step split by what
// happened in it, an event renamed and one gone, a term renamed, a fact demanded that old cases cannot have.
import { setup } from "xstate";
import type { MachineEvent, TextSet, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { type EffectParams, effectActions } from "../../workflows/kernel/effects.ts";
import type { Migration } from "../../workflows/kernel/migrate.ts";
import { toyWorkflow } from "./toy-workflow.ts";

interface Context {
  steps: number;
  /** What version 1 did not keep. */
  slots: number;
}
type At = { context: Context; event: MachineEvent };
const v1 = toyWorkflow.versions[1] as WorkflowVersion;

const submitting = { SUBMIT: { target: "examined" } } as const;
const finishing = { FINISH_BY_OTHER: { target: "done" }, ALL_DONE: { target: "done" } } as const;

const machine = setup({
  types: {} as { context: Context; events: MachineEvent },
  actions: { ...effectActions, counted: ({ context: _ }: At) => {} },
}).createMachine({
  id: "toy",
  context: { steps: 0, slots: 0 },
  initial: "unopened",
  states: {
    unopened: {
      on: {
        OPEN: {
          target: "taken",
          actions: [
            { type: "startDeadline", params: { deadline: "reply" } },
            {
              type: "link",
              params: ({ event }: At): EffectParams["link"] =>
                typeof event.data.parentId === "string"
                  ? { role: "parent", to: event.data.parentId }
                  : { role: "self", to: event.meta.caseId },
            },
          ],
        },
      },
    },
    taken: {
      on: {
        ...submitting,
        ...finishing,
        RESERVE: {
          target: "placed",
          actions: [
            {
              type: "claim",
              params: ({ event }: At): EffectParams["claim"] => ({ kind: "slot", resource: String(event.data.slot) }),
            },
          ],
        },
      },
    },
    placed: { on: { ...submitting, ...finishing } },
    examined: {
      on: {
        EXPLAIN: {},
        APPROVE: { target: "done", actions: [{ type: "stopAllDeadlines", params: { as: "met" } }] },
      },
    },
    done: { on: { REOPEN: { target: "taken" } } },
  },
});

const grounds = { name: "grounds", kind: "choice", class: "open", options: ["need", "order"] } as const;

/** Version 1's cases in this version. */
export const toyToV2: Migration = {
  states: {
    open: ({ events }) => (events.some(({ type }) => type === "TAKE_SLOT") ? "placed" : "taken"),
    proposed: "examined",
  },
  context: ({ context, events }) => ({ ...context, slots: events.filter(({ type }) => type === "TAKE_SLOT").length }),
  events: { TAKE_SLOT: "RESERVE", PROPOSE: "SUBMIT", BOTH: null },
  deadlines: { answer: "reply" },
  waiting: { approver: "examiner" },
  facts: { grounds: { event: "EXPLAIN", withinDays: 10, when: ({ state }) => state === "proposed" } },
  refuse: ({ events }) => (events.some(({ type }) => type === "ALL") ? "alreadySpread" : undefined),
  history: true,
};

const { OPEN, APPROVE, REOPEN, FINISH_BY_OTHER, ALL_DONE, TAKE_SLOT } = v1.events as Required<typeof v1.events>;
if (!OPEN || !APPROVE || !REOPEN || !FINISH_BY_OTHER || !ALL_DONE || !TAKE_SLOT) throw new Error("the toy has changed");

const version: WorkflowVersion = {
  version: 2,
  machine,
  states: {
    unopened: { weight: 0 },
    taken: { weight: 2 },
    placed: { weight: 3 },
    examined: { weight: 1, waitingFor: "examiner" },
    done: { weight: 0, closed: true },
  },
  events: {
    OPEN: {
      ...OPEN,
      form: { fields: [...OPEN.form.fields, { name: "origin", kind: "text", class: "open", maxLength: 20 }] },
    },
    RESERVE: TAKE_SLOT,
    SUBMIT: { form: { fields: [{ ...grounds, required: true }] } },
    EXPLAIN: { form: { fields: [grounds] } },
    APPROVE: { ...APPROVE, fourEyes: { proposedBy: "SUBMIT" } },
    REOPEN,
    FINISH_BY_OTHER,
    ALL_DONE,
  },
  deadlines: {
    reply: { length: { days: 60 }, startsFrom: "occurredOn", calendar: "civil", onHoliday: "next", source: "toy 2" },
  },
  columnKinds: { steps: "integer", slots: "integer" },
  columns: ({ context }) => ({ steps: Number(context.steps ?? 0), slots: Number(context.slots ?? 0) }),
  migrations: { 1: toyToV2 },
};

const words = (texts: TextSet): TextSet => ({
  ...texts,
  states: { ...texts.states, taken: "Presa", placed: "Con un posto", examined: "All'esame" },
  events: { ...texts.events, ...Object.fromEntries(Object.keys(version.events).map((type) => [type, type])) },
  deadlines: { ...texts.deadlines, reply: "Replica" },
  waiting: { ...texts.waiting, examiner: "chi esamina" },
});

/** Both versions, the second one current. */
export const toyWithV2: Workflow = {
  ...toyWorkflow,
  versions: { 1: v1, 2: version },
  current: 2,
  texts: { it: words(toyWorkflow.texts.it), en: words(toyWorkflow.texts.en) },
};
