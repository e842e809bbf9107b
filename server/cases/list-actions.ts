// What the reader could do with a case now: every event the rights allow, possible or not, with the reasons in text
// ids. The machine is asked without a payload; guards on what will be typed answer when it is sent.
import type { FoundCase } from "../../db/cases/find-case.ts";
import { commonEventNames } from "../../workflows/kernel/common-events.ts";
import { probe } from "../../workflows/kernel/decide.ts";
import { termEvents } from "../../workflows/kernel/decide-common.ts";
import type { RefusalCode } from "../../workflows/kernel/decision.ts";
import type { Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { postingEvents } from "../../workflows/kernel/document.ts";
import { documentEventNames } from "../../workflows/kernel/document-events.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import { followHousehold } from "../../workflows/kernel/follow-household.ts";
import { movesOn, nextEvents, revive } from "../../workflows/kernel/machine.ts";
import type { Access } from "../access/policy.ts";
import { actorOf } from "../access/session.ts";
import { committedFacts, loadFacts } from "../engine/facts.ts";
import { termParameters } from "../engine/term-parameters.ts";
import type { SessionContext } from "../trpc.ts";

export interface Action {
  event: string;
  /** An event of every case (note, assignment, terms), not of this workflow. */
  common: boolean;
  commutes: boolean;
  /** May lead to another step; the others are recorded within this one. */
  moves: boolean;
  possible: boolean;
  code?: RefusalCode;
  /** Text ids of `texts.reasons`. */
  reasons: string[];
  /** Fields concerned by the refusal. */
  fields?: string[];
  /** Acts that make true what is missing and may be recorded now, by the reason. */
  remedies?: Record<string, string>;
}

/** Events of terms are offered beside the term they are about, those of documents beside the document. */
export async function listActions(
  ctx: SessionContext,
  workflow: Workflow,
  version: WorkflowVersion,
  found: FoundCase,
  access: Access,
): Promise<Action[]> {
  const own = Object.keys(version.events);
  const common = workflow.list === "cases" ? commonEventNames.filter((type) => !own.includes(type)) : [];
  const aboutTerms: readonly string[] = termEvents;
  const { deadlines, documents = {} } = found.snapshot.doc;
  const hasTerms = Object.keys(deadlines).length > 0;
  const at = revive(version.machine, found.snapshot.state, found.snapshot.doc.context);
  const offered = [...own, ...common].filter((type) => {
    const info = eventInfo(version, type);
    // What opened the case is no act on it, unless the machine knows a way back to it.
    const isOpening = info?.opens === true && !nextEvents(at).includes(type);
    return (
      info &&
      !info.internal &&
      !info.beside &&
      !isOpening &&
      access.send(type) &&
      (type !== followHousehold || found.snapshot.doc.head.personId !== undefined) &&
      (hasTerms || !aboutTerms.includes(type) || (postingEvents.includes(type) && Object.keys(documents).length > 0)) &&
      !documentEventNames.includes(type)
    );
  });
  const actions: Action[] = [];
  for (const type of offered) actions.push(await action(ctx, version, found, access, type, common.includes(type)));
  return actions.map((one) => withRemedies(version, one, actions));
}

function withRemedies({ remedies = {} }: WorkflowVersion, one: Action, all: readonly Action[]): Action {
  const isPossible = (event: string | undefined) => all.some((other) => other.event === event && other.possible);
  const found = Object.entries(remedies).filter(([reason, event]) => one.reasons.includes(reason) && isPossible(event));
  return found.length > 0 ? { ...one, remedies: Object.fromEntries(found) } : one;
}

async function action(
  ctx: SessionContext,
  version: WorkflowVersion,
  found: FoundCase,
  access: Access,
  type: string,
  common: boolean,
): Promise<Action> {
  const info = eventInfo(version, type);
  const today = ctx.clock.today();
  const { snapshot } = found;
  const { territory } = snapshot.doc.head;
  const facts = await loadFacts(committedFacts(ctx), {
    needs: info?.needs ?? [],
    snapshot,
    data: {},
    territory,
    occurredOn: today,
  });
  const refusal = probe(version, snapshot, type, facts, {
    actor: actorOf(ctx.session, access.behalfOf(type)),
    recordedAt: ctx.clock.now(),
    today,
    terms: termParameters(ctx.tables, territory, today),
  });
  const moves = !common && movesOn(version.machine, snapshot.state, type);
  const base = { event: type, common, commutes: info?.commutes === true, moves };
  if (!refusal) return { ...base, possible: true, reasons: [] };
  const { code, reasons, fields } = refusal;
  return { ...base, possible: false, code, reasons, ...(fields ? { fields } : {}) };
}
