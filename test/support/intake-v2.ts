// A version 2 of case-intake as an office might want it, made from version 1: a step renamed, a step split by the kind of
// assessment, one gone; an event gone with its answer and one without; two facts demanded anew; a stricter guard. When
// case-intake gets a version 2 of its own, the tests that use this one use that.
import { type AnyStateMachine, createMachine } from "xstate";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { EventInfo, JsonObject, MachineEvent, TextSet, Workflow } from "../../workflows/kernel/definition.ts";
import type { Field } from "../../workflows/kernel/form.ts";
import { onData } from "../../workflows/kernel/machine.ts";
import type { MigratingCase, Migration } from "../../workflows/kernel/migrate.ts";

const v1 = caseIntake.versions[1];
if (!v1) throw new Error("case-intake has no version 1");

const social = "inSocialAssessment";
const team = "inTeamAssessment";

/** Steps of version 1 by those of version 2 that take their place. */
const successors: Record<string, string[]> = { reported: ["received"], inAssessment: [social, team] };
const inV2 = (state: string): string[] => successors[state] ?? [state];
const inV1 = (state: string): string =>
  Object.entries(successors).find(([, names]) => names.includes(state))?.[0] ?? state;

type Named = { type: string; params?: { state?: string } };
interface Way {
  target?: string;
  guard?: string | Named;
  actions?: unknown;
}
type On = Record<string, Way | readonly Way[]>;

const remembering = (actions: unknown, state: string): unknown =>
  Array.isArray(actions)
    ? actions.map((one: unknown) =>
        (one as Named).type === "remember" ? { type: "remember", params: { state } } : one,
      )
    : actions;

/** A way of version 1 as it leads in version 2; a way back to a split step becomes one to each. */
function waysOf(way: Way, state: string): Way[] {
  const actions = way.actions === undefined ? {} : { actions: remembering(way.actions, state) };
  if (way.target === undefined) return [{ ...way, ...actions }];
  // What used to wait to be taken up again is received anew.
  const targets = way.target === "reopening" ? ["received"] : inV2(way.target);
  const comesBack = typeof way.guard === "object" && way.guard.type === "cameFrom";
  return (comesBack ? targets : targets.slice(0, 1)).map((target) => ({
    ...way,
    ...actions,
    target,
    ...(comesBack ? { guard: { type: "cameFrom", params: { state: target } } } : {}),
  }));
}

const assessing: Way[] = [{ guard: "byATeam", target: team }, { target: social }];
const gone = ["SECOND_OPINION", "REVIEW_LIST"];

function onOf(on: On, state: string): On {
  return Object.fromEntries(
    Object.entries(on)
      .filter(([type]) => !gone.includes(type))
      .map(([type, ways]): [string, Way[]] => {
        if (type === "START_ASSESSMENT") return [type, assessing];
        const all = [ways].flat().flatMap((way) => waysOf(way as Way, state));
        return [type, type === "DECLARE_UNTRACEABLE" ? all.map((way) => ({ ...way, guard: "missedTwice" })) : all];
      }),
  );
}

const configured = v1.machine.config as unknown as { states: Record<string, { on: On }>; context: JsonObject };
const states = Object.fromEntries(
  Object.entries(configured.states)
    .filter(([state]) => state !== "reopening")
    .flatMap(([state, { on }]) => inV2(state).map((name) => [name, { on: onOf(on, name) }])),
);
const { guards, actions } = v1.machine.implementations;

const machine = createMachine(
  { ...configured, states } as never,
  {
    guards: {
      ...guards,
      byATeam: onData<object>(({ event }) => event.data.assessmentKind === "multidimensional"),
      missedTwice: ({ context }: { context: { noShows: number }; event: MachineEvent }) => context.noShows >= 2,
    },
    actions,
  } as never,
) as unknown as AnyStateMachine;

const place: Field = { name: "assessmentPlace", kind: "choice", class: "open", options: ["office", "home"] };
const followUp: Field = { name: "followUp", kind: "choice", class: "open", options: ["none", "phone", "visit"] };

const withField = (type: string, field: Field): Record<string, EventInfo> => {
  const info = v1.events[type];
  if (!info) throw new Error(`case-intake has no ${type}`);
  return { [type]: { ...info, form: { ...info.form, fields: [...info.form.fields, field] } } };
};

const kindOf = ({ events }: MigratingCase): string =>
  events.findLast(({ type }) => type === "START_ASSESSMENT")?.data.assessmentKind === "multidimensional"
    ? team
    : social;

/** The step a suspended or transferred case goes back to is renamed and split like any other. */
function backOf(at: MigratingCase): JsonObject {
  const { back } = at.context;
  if (typeof back !== "string") return {};
  return { back: back === "inAssessment" ? kindOf(at) : (inV2(back)[0] ?? back) };
}

export const intakeToV2: Migration = {
  states: { reported: "received", inAssessment: kindOf },
  context: (at) => ({ ...at.context, ...backOf(at) }),
  // A second opinion is now an ordinary note; what becomes of REVIEW_LIST nobody has said.
  events: { SECOND_OPINION: null },
  facts: {
    assessmentPlace: {
      event: "RECORD_ASSESSMENT",
      withinDays: 30,
      when: ({ state, context }) => state === "inAssessment" && context.assessedOn === undefined,
    },
  },
  history: true,
};

const { reopening: _reopening, ...statesOfV1 } = v1.states;
const words = (texts: TextSet, states: [string, string, string], byATeam: string, missedTwice: string): TextSet => ({
  ...texts,
  states: { ...texts.states, received: states[0], [social]: states[1], [team]: states[2] },
  reasons: { ...texts.reasons, byATeam, missedTwice },
});

/** Both versions, the second one current. */
export const intakeWithV2: Workflow = {
  ...caseIntake,
  versions: {
    1: v1,
    2: {
      ...v1,
      version: 2,
      machine,
      states: Object.fromEntries(
        Object.entries(statesOfV1).flatMap(([state, info]) => inV2(state).map((name) => [name, info])),
      ),
      events: {
        ...Object.fromEntries(Object.entries(v1.events).filter(([type]) => !gone.includes(type))),
        ...withField("START_ASSESSMENT", { ...place, required: true }),
        ...withField("RECORD_ASSESSMENT", place),
        ...withField("CLOSE", { ...followUp, required: true }),
      },
      columns: ({ state, ...rest }) => v1.columns({ state: inV1(state), ...rest }),
      migrations: { 1: intakeToV2 },
    },
  },
  current: 2,
  texts: {
    it: words(
      caseIntake.texts.it,
      ["Ricevuta", "Valutazione sociale", "Valutazione d'équipe"],
      "Non è una valutazione d'équipe.",
      "Non è mancata due volte.",
    ),
    en: words(
      caseIntake.texts.en,
      ["Received", "Social assessment", "Team assessment"],
      "This is no team assessment.",
      "Nobody missed twice.",
    ),
  },
};
