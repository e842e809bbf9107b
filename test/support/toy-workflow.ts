// A tiny workflow registered in tests: it gets list, forms, history and permissions from the house for free.
import { setup } from "xstate";
import { withCommonTexts } from "../../workflows/kernel/common-texts.ts";
import type { EventInfo, MachineEvent, TextSet, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { type EffectParams, effectActions } from "../../workflows/kernel/effects.ts";
import { onData } from "../../workflows/kernel/machine.ts";

interface Context {
  steps: number;
  slot?: string;
}
type At = { context: Context; event: MachineEvent };

const machine = setup({
  types: {} as { context: Context; events: MachineEvent },
  guards: {
    hasWorked: ({ context }: At) => context.steps > 0,
    isSensible: onData<Context>(({ event }) => event.data.slot !== "nonsense"),
    parentIsOpen: ({ event }: At) => {
      const parent = event.facts.parent;
      return (
        parent === null ||
        parent === undefined ||
        (!Array.isArray(parent) && "state" in parent && parent.state !== "done")
      );
    },
  },
  actions: {
    ...effectActions,
    setPerson: () => {},
  },
}).createMachine({
  id: "toy",
  context: { steps: 0 },
  initial: "unopened",
  states: {
    unopened: {
      on: {
        OPEN: {
          target: "open",
          guard: "parentIsOpen",
          actions: [
            {
              type: "setHead",
              params: ({ event }: At): EffectParams["setHead"] =>
                typeof event.data.personId === "string" ? { personId: event.data.personId } : {},
            },
            { type: "startDeadline", params: { deadline: "answer" } },
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
    open: {
      on: {
        TAKE_SLOT: {
          target: "open",
          guard: "isSensible",
          actions: [
            {
              type: "claim",
              params: ({ event }: At): EffectParams["claim"] => ({ kind: "slot", resource: String(event.data.slot) }),
            },
          ],
        },
        KEEP_SLOT: {
          target: "open",
          actions: [
            {
              type: "release",
              params: ({ event }: At): EffectParams["release"] => ({ kind: "slot", resource: String(event.data.slot) }),
            },
            {
              type: "claim",
              params: ({ event }: At): EffectParams["claim"] => ({ kind: "slot", resource: String(event.data.slot) }),
            },
          ],
        },
        LEAVE_SLOT: {
          target: "open",
          actions: [
            {
              type: "release",
              params: ({ event }: At): EffectParams["release"] => ({ kind: "slot", resource: String(event.data.slot) }),
            },
          ],
        },
        BOTH: {
          target: "done",
          actions: [
            {
              type: "companion",
              params: ({ event }: At): EffectParams["companion"] => ({
                caseId: String(event.data.otherId),
                kind: "toy",
                type: "FINISH_BY_OTHER",
                data: {},
              }),
            },
          ],
        },
        FINISH_BY_OTHER: { target: "done" },
        ALL: {
          target: "open",
          actions: [
            {
              type: "fanOut",
              params: { role: "parent", kind: "toy", type: "FINISH_BY_OTHER", data: {}, onDone: "ALL_DONE" },
            },
          ],
        },
        ALL_DONE: { target: "done" },
        PROPOSE: { target: "proposed" },
      },
    },
    proposed: {
      on: {
        APPROVE: { target: "done", actions: [{ type: "stopAllDeadlines", params: { as: "met" } }] },
        RETURN: { target: "open" },
      },
    },
    done: { on: { REOPEN: { target: "open", guard: "hasWorked" } } },
  },
});

const noFields = { form: { fields: [] } };
const slotForm: EventInfo = {
  form: { fields: [{ name: "slot", kind: "text", class: "open", required: true }] },
};

const version: WorkflowVersion = {
  version: 1,
  machine,
  states: {
    unopened: { weight: 0 },
    open: { weight: 2 },
    proposed: { weight: 1, waitingFor: "approver" },
    done: { weight: 0, closed: true },
  },
  events: {
    OPEN: {
      opens: true,
      needs: [{ fact: "parent", case: "data.parentId", kind: "toy", pick: ["steps"] }],
      form: {
        fields: [
          { name: "territory", kind: "comune", class: "open", required: true },
          { name: "parentId", kind: "case", class: "open", pick: { kinds: ["toy"] } },
          { name: "personId", kind: "case", class: "open", pick: { kinds: ["person"] } },
          { name: "story", kind: "longText" },
          { name: "illness", kind: "text", class: "health", completeWithinDays: 10 },
        ],
      },
    },
    TAKE_SLOT: slotForm,
    KEEP_SLOT: slotForm,
    LEAVE_SLOT: slotForm,
    BOTH: { form: { fields: [{ name: "otherId", kind: "case", class: "open", required: true }] } },
    FINISH_BY_OTHER: { ...noFields, internal: true },
    ALL: { ...noFields, irrevocable: "alreadySpread" },
    ALL_DONE: {
      internal: true,
      form: {
        fields: [
          { name: "answered", kind: "integer", class: "open" },
          { name: "refused", kind: "integer", class: "open" },
        ],
      },
    },
    PROPOSE: { ...noFields },
    APPROVE: { ...noFields, fourEyes: { proposedBy: "PROPOSE" }, signed: true },
    RETURN: { ...noFields, alone: "judgment" },
    REOPEN: noFields,
  },
  deadlines: {
    answer: {
      ...{ length: { days: 30 }, startsFrom: "occurredOn", calendar: "civil", onHoliday: "next", source: "toy" },
      stops: [{ ground: "documents", law: "toy law", effect: "suspends", mostTimes: 1, mostDays: 30 }],
      extensions: [{ ground: "head", law: "toy rule", afterEnd: true, mostDays: 60 }],
    },
  },
  columnKinds: { steps: "integer" },
  columns: ({ context }) => ({ steps: Number(context.steps ?? 0) }),
};

const texts: TextSet = {
  name: "Giocattolo",
  plural: "Giocattoli",
  caseWord: "pratica",
  states: { unopened: "Da aprire", open: "Aperta", proposed: "Proposta", done: "Chiusa" },
  events: Object.fromEntries(Object.keys(version.events).map((type) => [type, type])),
  fields: {},
  options: {},
  reasons: {
    hasWorked: "Manca un passo",
    isSensible: "Posto senza senso",
    parentIsOpen: "La pratica madre è chiusa",
    "claim.slot": "Posto occupato",
  },
  deadlines: { answer: "Risposta" },
  grounds: { documents: "Documenti", head: "Decisione" },
  waiting: { approver: "chi approva" },
};

export const toyWorkflow: Workflow = {
  id: "toy",
  list: "cases",
  areas: ["adults"],
  versions: { 1: version },
  current: 1,
  texts: withCommonTexts({ it: texts, en: texts }),
  roles: {
    rights: {
      socialWorker: { read: { level: "content", classes: ["identity", "contact", "social", "reserved"] }, send: "*" },
      supervisor: { read: { level: "content", classes: ["identity", "social", "health"] }, send: "*" },
      coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
    },
  },
  examples: [],
};
