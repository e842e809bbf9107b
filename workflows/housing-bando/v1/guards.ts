// What must hold before a step of the bando, version 1. Each name has its sentence in texts.reasons.
import { rowsOf, textOf } from "../../kernel/data.ts";
import type { CaseFact, MachineEvent } from "../../kernel/definition.ts";
import { isObject } from "../../kernel/json.ts";
import { onData } from "../../kernel/machine.ts";
import { daysBetween } from "../../rules/calendar/days.ts";
import { isOwnRanking } from "../../rules/ranking/keys.ts";
import {
  applicationsOf,
  type BandoContext,
  openKeys,
  ownKeys,
  rankingKeys,
  rulesetOf,
  type Stage,
  type Tie,
  unitsOf,
} from "./context.ts";
import {
  concerns,
  contentHash,
  keyOf,
  maxApplications,
  rankingOf,
  rowsOf as rankingRows,
  undecidedStates,
} from "./score.ts";

interface At {
  context: BandoContext;
  event: MachineEvent;
}
const check = (test: (at: At) => boolean) => onData<BandoContext>(test);

function minimumWindow(event: MachineEvent): number | undefined {
  const days = rulesetOf(event.facts)?.values.windowDays;
  return typeof days === "number" ? days : undefined;
}

const correctionPending = (fact: CaseFact) =>
  isObject(fact.context.correction) && textOf(fact.context.correction.status) === "requested";

const concerned = ({ event }: At) => applicationsOf(event).filter((fact) => concerns(fact, keyOf(event)));

const unitCodes = (event: MachineEvent) => unitsOf(event.data).map((unit) => unit.code);

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && new Set(b).size === b.length && b.every((item) => a.includes(item));

function drawnTie({ context, event }: At): { tie: Tie; ids: string[] } | undefined {
  const drawn = rowsOf(event.data.drawnOrder).map((row) => textOf(row.applicationNumber).trim());
  const tie = context.ties.find((one) => sameSet(one.numbers, drawn));
  return tie && { tie, ids: drawn.map((number) => tie.ids[tie.numbers.indexOf(number)] ?? "") };
}

/** Case ids of the tie in the drawn order, with its ranking; undefined when the draw fits no tie. */
export const drawOf = (at: At): { key: string; ids: string[] } | undefined => {
  const found = drawnTie(at);
  return found && { key: found.tie.key, ids: found.ids };
};

export const guards = {
  unitsDistinct: check(({ event }) => new Set(unitCodes(event)).size === unitCodes(event).length),
  hasUnits: ({ context }: At) => context.units.length > 0,
  unitIsNew: check(({ context, event }) => !context.units.some((unit) => unit.code === textOf(event.data.code))),
  unitIsThere: check(({ context, event }) =>
    context.units.some((unit) => unit.code === textOf(event.data.code) && !unit.withdrawn),
  ),
  windowLengthKnown: ({ event }: At) => minimumWindow(event) !== undefined,
  windowLongEnough: check(({ event }) => {
    const { opensOn, closesOn } = event.data;
    return daysBetween(textOf(opensOn), textOf(closesOn)) >= (minimumWindow(event) ?? 0);
  }),
  alboInOrder: check(({ event }) => textOf(event.data.alboFrom) <= textOf(event.data.alboTo)),
  windowHasOpened: check(({ context, event }) => event.meta.occurredOn >= (context.opensOn ?? "9")),
  closesLater: check(({ context, event }) => textOf(event.data.closesOn) > (context.closesOn ?? "")),
  windowIsOver: check(({ context, event }) => event.meta.occurredOn > (context.closesOn ?? "9")),
  rankingIsOurs: check(
    ({ context, event }) => isOwnRanking(keyOf(event)) && rankingKeys(context.units).includes(keyOf(event)),
  ),
  rankingIsTheirs: check(
    ({ context, event }) => !isOwnRanking(keyOf(event)) && rankingKeys(context.units).includes(keyOf(event)),
  ),
  rankingStillOpen: ({ context, event }: At, params: { stage: Stage }) =>
    event.probe === true || openKeys(context, params.stage).includes(keyOf(event)),
  noOwnRanking: ({ context }: At) => ownKeys(context).length === 0,
  applicationsDecided: check((at) => !concerned(at).some((fact) => undecidedStates.includes(fact.state))),
  correctionsDecided: (at: At, { stage }: { stage: Stage }) =>
    stage !== "final" || at.event.probe === true || !concerned(at).some(correctionPending),
  correctionTermOver: ({ context, event }: At, { stage }: { stage: Stage }) =>
    stage !== "final" || event.probe === true || event.meta.occurredOn > (context.correctionsUntil ?? "9"),
  withinLimit: ({ event }: At) => applicationsOf(event).length < maxApplications,
  tieRuleKnown: ({ event }: At) => Array.isArray(rulesetOf(event.facts)?.values.tieOrder),
  noTies: check(({ context, event }) => rankingOf(context, event).ties.length === 0),
  unchangedSinceProposal: check(({ context, event }) => {
    const { proposal } = context;
    return (
      proposal !== undefined &&
      !applicationsOf(event).some((fact) => concerns(fact, proposal.key) && undecidedStates.includes(fact.state)) &&
      contentHash(rankingRows(rankingOf(context, event, proposal.key))) === proposal.contentSha256
    );
  }),
  /** Asked after the spreading of one ranking: is another of this stage still missing? */
  stageComplete: ({ context }: At, params: { stage: Stage }) => openKeys(context, params.stage).length === 0,
  drawCoversTie: check((at) => drawnTie(at) !== undefined),
  rankingApproved: check(({ context, event }) => context.approved.some((one) => one.key === keyOf(event))),
  resumes: ({ context }: At, params: { state: string }) => context.resumeTo === params.state,
};
