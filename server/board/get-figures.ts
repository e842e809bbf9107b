// board.getFigures: open, unassigned, overdue and oldest by workflow and step, and open and overdue by comune; as they are,
// or as they were at a minute of the past.
import { countOpen, countOverdue } from "../../db/board/count-steps.ts";
import { findOldest } from "../../db/board/find-oldest.ts";
import { countFiguresAt } from "../../db/history/count-at.ts";
import { pastOf } from "../history/past.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { figuresInput, toBoardFilter } from "./input.ts";

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

/** Figures of one step in one comune, added to those of the step and of the comune. */
class Board {
  readonly steps = new Map<string, BoardStep>();
  readonly places = new Map<string, BoardPlace>();

  add(
    of: { kind: string; state: string; territory: string },
    figures: Partial<Omit<BoardStep, "kind" | "state">>,
  ): void {
    const { kind, state, territory } = of;
    const { open = 0, unassigned = 0, overdue = 0, oldestOn } = figures;
    const step = () => ({ kind, state, open: 0, unassigned: 0, overdue: 0 });
    sum(this.steps, `${kind}/${state}`, step, (one: BoardStep) => {
      one.open += open;
      one.unassigned += unassigned;
      one.overdue += overdue;
      if (oldestOn !== undefined && oldestOn < (one.oldestOn ?? "~")) one.oldestOn = oldestOn;
    });
    sum(
      this.places,
      `${territory}/${kind}`,
      () => ({ territory, kind, open: 0, overdue: 0 }),
      (one) => {
        one.open += open;
        one.overdue += overdue;
      },
    );
  }

  answer(today: string) {
    return { today, steps: [...this.steps.values()], places: [...this.places.values()] };
  }
}

async function figuresAt(ctx: SessionContext, minute: string, filter: ReturnType<typeof toBoardFilter>) {
  const past = await pastOf(ctx, minute);
  const board = new Board();
  const permitted = ctx.policy.readable(ctx.session, "skeleton");
  for (const { kind, state, territory, ...figures } of await countFiguresAt(ctx.driver, permitted, past, filter))
    board.add({ kind, state, territory }, figures);
  return board.answer(past.day);
}

export const getFigures = procedure
  .meta({ rule: "board" })
  .input(figuresInput)
  .query(async ({ ctx, input }) => {
    const filter = toBoardFilter(input);
    if (input.at !== undefined) return figuresAt(ctx, input.at, filter);
    const permitted = ctx.policy.readable(ctx.session, "skeleton");
    const today = ctx.clock.today();
    const board = new Board();
    for (const { open, unassigned, ...of } of await countOpen(ctx.driver, permitted, filter))
      board.add(of, { open, unassigned });
    for (const { overdue, ...of } of await countOverdue(ctx.driver, permitted, filter, today))
      board.add(of, { overdue });
    for (const [key, oldestOn] of await findOldest(ctx.driver, permitted, filter, new Set(board.steps.keys()))) {
      const one = board.steps.get(key);
      if (one) one.oldestOn = oldestOn;
    }
    return board.answer(today);
  });
