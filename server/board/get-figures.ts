// board.getFigures: open, unassigned, overdue and oldest by workflow and step, and open and overdue by comune.
import { countOpen, countOverdue } from "../../db/board/count-steps.ts";
import { findOldest } from "../../db/board/find-oldest.ts";
import { procedure } from "../trpc.ts";
import { boardInput, toBoardFilter } from "./input.ts";

export interface BoardStep {
  kind: string;
  state: string;
  open: number;
  unassigned: number;
  overdue: number;
  /** Day the oldest open case was opened. */
  oldestOn?: string;
}

export interface BoardPlace {
  territory: string;
  kind: string;
  open: number;
  overdue: number;
}

/** Adds into the map's entry, made by `empty` when it is not there. */
function sum<T>(map: Map<string, T>, key: string, empty: () => T, add: (one: T) => void): void {
  const one = map.get(key) ?? empty();
  add(one);
  map.set(key, one);
}

export const getFigures = procedure
  .meta({ rule: "board" })
  .input(boardInput)
  .query(async ({ ctx, input }) => {
    const filter = toBoardFilter(input);
    const permitted = ctx.policy.readable(ctx.session, "skeleton");
    const today = ctx.clock.today();
    const steps = new Map<string, BoardStep>();
    const places = new Map<string, BoardPlace>();
    const step = (kind: string, state: string) => () => ({ kind, state, open: 0, unassigned: 0, overdue: 0 });
    const place = (territory: string, kind: string) => () => ({ territory, kind, open: 0, overdue: 0 });
    for (const { kind, state, territory, open, unassigned } of await countOpen(ctx.driver, permitted, filter)) {
      sum(steps, `${kind}/${state}`, step(kind, state), (one) => {
        one.open += open;
        one.unassigned += unassigned;
      });
      sum(places, `${territory}/${kind}`, place(territory, kind), (one) => {
        one.open += open;
      });
    }
    for (const { kind, state, territory, overdue } of await countOverdue(ctx.driver, permitted, filter, today)) {
      sum(steps, `${kind}/${state}`, step(kind, state), (one) => {
        one.overdue += overdue;
      });
      sum(places, `${territory}/${kind}`, place(territory, kind), (one) => {
        one.overdue += overdue;
      });
    }
    for (const [key, oldestOn] of await findOldest(ctx.driver, permitted, filter, new Set(steps.keys()))) {
      const one = steps.get(key);
      if (one) one.oldestOn = oldestOn;
    }
    return { today, steps: [...steps.values()], places: [...places.values()] };
  });
