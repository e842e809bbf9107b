// bulk.listActs: which acts the chosen cases could get, as far as their states and the rights of who asks tell, with how
// many of the cases each is for; and the acts that are sent to one case at a time, with the reason. What each case answers
// is for the preview.
import { z } from "zod";
import { countStates, type StateCount } from "../../db/queues/count-states.ts";
import type { AloneReason } from "../../workflows/kernel/alone.ts";
import { aloneReason, isSentByHand } from "../../workflows/kernel/bulk.ts";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { EventInfo, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { nextEvents, revive } from "../../workflows/kernel/machine.ts";
import { AppError } from "../errors.ts";
import { createPace } from "../pace.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { mostCases } from "./desk.ts";
import { caseTargetInput, rowsOf } from "./target.ts";

const sliceSize = 1_000;
const turnMs = 8;

export interface OfferedAct {
  event: string;
  /** Of every case, whatever its kind. */
  common: boolean;
  kinds: string[];
  /** Chosen cases whose state knows the act; at least as many as will take it. */
  cases: number;
  irrevocable: boolean;
}

export interface AloneAct {
  event: string;
  kinds: string[];
  why: AloneReason;
}

async function statesOf(ctx: SessionContext, ids: readonly string[]): Promise<StateCount[]> {
  const permitted = ctx.policy.readable(ctx.session, "list");
  const pace = createPace(turnMs);
  const found = new Map<string, StateCount>();
  for (let i = 0; i < ids.length; i += sliceSize) {
    for (const one of await countStates(ctx.driver, permitted, ids.slice(i, i + sliceSize))) {
      const key = `${one.kind}/${one.state}`;
      found.set(key, { ...one, cases: one.cases + (found.get(key)?.cases ?? 0) });
    }
    await pace();
  }
  return [...found.values()];
}

/** Acts that a state knows in some version, each with what it asks. */
function actsIn({ versions }: Workflow, state: string): Map<string, { info: EventInfo; common: boolean }> {
  const acts = new Map<string, { info: EventInfo; common: boolean }>();
  const add = (type: string, info: EventInfo | undefined, common: boolean) => {
    if (info && isSentByHand(info) && !acts.has(type)) acts.set(type, { info, common });
  };
  const withState = Object.values(versions).filter((version: WorkflowVersion) => version.states[state]);
  for (const { machine, events } of withState.reverse()) {
    for (const type of nextEvents(revive(machine, state, {}))) add(type, events[type], false);
    for (const [type, info] of Object.entries(commonEvents)) if (!events[type]) add(type, info, true);
  }
  return acts;
}

class Gathered {
  readonly #acts = new Map<string, OfferedAct>();
  readonly #alone = new Map<string, AloneAct>();

  /** Acts of one name are one act only where every case has it: kinds mean different things by it. */
  add(
    { kind, cases }: StateCount,
    event: string,
    act: { info: EventInfo; common: boolean; why?: AloneReason | undefined },
  ) {
    const { info, common, why } = act;
    const key = common ? event : `${kind}/${event}`;
    const known = this.#acts.get(key) ?? { event, common, kinds: [], cases: 0, irrevocable: false };
    const alone = why && (this.#alone.get(key) ?? { event, kinds: [], why });
    const { kinds } = alone ?? known;
    if (!kinds.includes(kind)) kinds.push(kind);
    if (alone) this.#alone.set(key, alone);
    else {
      known.cases += cases;
      known.irrevocable ||= info.irrevocable !== undefined;
      this.#acts.set(key, known);
    }
  }

  answer(): { acts: OfferedAct[]; alone: AloneAct[] } {
    return { acts: [...this.#acts.values()], alone: [...this.#alone.values()] };
  }
}

function gather({ workflows, policy, session }: SessionContext, states: readonly StateCount[]) {
  const gathered = new Gathered();
  for (const one of states) {
    const workflow = workflows.get(one.kind);
    if (workflow?.list !== "cases") continue;
    for (const [event, act] of actsIn(workflow, one.state))
      if (policy.maySendSome(session, one.kind, event))
        gathered.add(one, event, { ...act, why: aloneReason(workflow, act.info) });
  }
  return gathered.answer();
}

export const listActs = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ target: caseTargetInput }))
  .query(async ({ ctx, input: { target } }) => {
    try {
      const ids = (await rowsOf(ctx, target)).map(({ caseId }) => caseId);
      const states = await statesOf(ctx, ids);
      const cases = states.reduce((sum, one) => sum + one.cases, 0);
      return { ...gather(ctx, states), cases, tooMany: false, limit: mostCases };
    } catch (error) {
      if (!(error instanceof AppError && error.code === "LIMIT" && error.details.reason === "cases")) throw error;
      return { acts: [], alone: [], cases: 0, tooMany: true, limit: mostCases };
    }
  });
