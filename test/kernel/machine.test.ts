// What may be sent and, if not, which guards stop it: alone, in and, or, not, nested states and probes.
import { describe, expect, test } from "vitest";
import { and, assign, not, or, setup, transition } from "xstate";
import type { MachineEvent } from "../../workflows/kernel/definition.ts";
import {
  initialContext,
  nextEvents,
  onData,
  revive,
  stateName,
  stateValue,
  take,
  whyNot,
} from "../../workflows/kernel/machine.ts";

interface Context {
  a: boolean;
  b: boolean;
}

const machine = setup({
  types: { context: {} as Context, events: {} as MachineEvent },
  guards: {
    isA: ({ context }) => context.a,
    isB: ({ context }) => context.b,
    atLeast: ({ event }, params: { amount: number }) => Number(event.data.amount) >= params.amount,
    dataIsFine: onData<Context>(({ event }) => event.data.fine === true),
  },
}).createMachine({
  id: "m",
  context: { a: false, b: false },
  initial: "first",
  states: {
    first: {
      on: {
        PLAIN: { target: "second" },
        ONE: { guard: "isA", target: "second" },
        BOTH: { guard: and(["isA", "isB"]), target: "second" },
        EITHER: { guard: or(["isA", "isB"]), target: "second" },
        NEITHER: { guard: not("isA"), target: "second" },
        MIXED: { guard: and([or(["isA", "isB"]), not("isB")]), target: "second" },
        TWO_WAYS: [
          { guard: and(["isA", "isB"]), target: "second" },
          { guard: "isB", target: "first" },
        ],
        ENOUGH: { guard: { type: "atLeast", params: { amount: 5 } }, target: "second" },
        FILLED: { guard: "dataIsFine", target: "second" },
        RECORDED: {},
      },
    },
    second: { initial: "inner", on: { OUT: { target: "first" } }, states: { inner: { on: { IN: {} } } } },
  },
});

const event = (type: string, more: Partial<MachineEvent> = {}): MachineEvent => ({
  type,
  data: {},
  given: [],
  facts: {},
  terms: {},
  meta: {
    actor: { accountId: "w", roles: [] },
    recordedAt: "2026-11-22T09:00:00.000Z",
    today: "2026-11-22",
    occurredOn: "2026-11-22",
    caseId: "c",
  },
  head: { territory: "", area: "registry", openedOn: "" },
  seq: 1,
  todo: [],
  asked: {},
  documents: {},
  ...more,
});
const at = (context: Context) => revive(machine, "first", { ...context });
const ask = (type: string, a: boolean, b: boolean, more: Partial<MachineEvent> = {}) =>
  whyNot(machine, at({ a, b }), event(type, more));

describe("whyNot", () => {
  test.each<[string, boolean, boolean, string[]]>([
    ["ONE", false, false, ["isA"]],
    ["BOTH", true, false, ["isB"]],
    ["BOTH", false, false, ["isA", "isB"]],
    ["EITHER", false, false, ["isA", "isB"]],
    ["NEITHER", true, false, ["not.isA"]],
    ["MIXED", false, true, ["not.isB"]],
    ["MIXED", false, false, ["isA", "isB"]],
    ["TWO_WAYS", true, false, ["isB"]],
  ])("%s with a=%s b=%s is stopped by %j", (type, a, b, guards) => {
    expect(ask(type, a, b)).toEqual({ possible: false, known: true, guards });
  });

  test.each<[string, boolean, boolean]>([
    ["PLAIN", false, false],
    ["ONE", true, false],
    ["BOTH", true, true],
    ["EITHER", false, true],
    ["NEITHER", false, true],
    ["MIXED", true, false],
    ["TWO_WAYS", false, true],
    ["RECORDED", false, false],
  ])("%s with a=%s b=%s is possible", (type, a, b) => {
    expect(ask(type, a, b)).toEqual({ possible: true, known: true, guards: [] });
  });

  test("guards with parameters get them", () => {
    expect(ask("ENOUGH", false, false, { data: { amount: 4 } }).guards).toEqual(["atLeast"]);
    expect(ask("ENOUGH", false, false, { data: { amount: 5 } }).possible).toBe(true);
  });

  test("an event the state does not know is neither possible nor known", () => {
    expect(ask("OUT", true, true)).toEqual({ possible: false, known: false, guards: [] });
  });

  test("a probe passes over guards that look at the payload, and over no others", () => {
    expect(ask("FILLED", false, false).guards).toEqual(["dataIsFine"]);
    expect(ask("FILLED", false, false, { probe: true }).possible).toBe(true);
    expect(ask("ONE", false, false, { probe: true }).possible).toBe(false);
  });
});

describe("states", () => {
  test.each(["first", "second.inner", "a.b.c"])("%s is named and read back", (name) => {
    expect(stateName(stateValue(name))).toBe(name);
  });

  test("a nested state knows its own events and its parent's", () => {
    expect(nextEvents(revive(machine, "second.inner", { a: true, b: true })).sort()).toEqual(["IN", "OUT"]);
  });

  test("an unknown state is never guessed", () => {
    expect(() => revive(machine, "gone", {})).toThrow();
  });

  test("taking a transition leaves the snapshot as it was", () => {
    const before = at({ a: true, b: false });
    const step = take(machine, before, event("ONE"));
    expect(step.state).toBe("second.inner");
    expect(stateName(before.value)).toBe("first");
    expect(initialContext(machine)).toEqual({ a: false, b: false });
  });

  test("a transition is that of xstate's own pure function, whatever was taken or failed before", () => {
    const acting = setup({
      types: { context: {} as { n: number }, events: {} as MachineEvent },
      actions: { tell: (_, _params: { n: number }) => {} },
    }).createMachine({
      context: { n: 0 },
      initial: "on",
      states: {
        on: {
          entry: { type: "tell", params: { n: -1 } },
          exit: { type: "tell", params: ({ event }) => ({ n: Number(event.data.n) }) },
          on: {
            COUNT: {
              target: "on",
              reenter: true,
              actions: [
                assign({ n: ({ context }) => context.n + 1 }),
                { type: "tell", params: ({ context }) => ({ n: context.n }) },
              ],
            },
            FAIL: {
              actions: {
                type: "tell",
                params: () => {
                  throw new Error("a workflow's bug");
                },
              },
            },
          },
        },
      },
    });
    for (const n of [1, 2, 3]) {
      const before = revive(acting, "on", { n });
      expect(() => take(acting, before, event("FAIL"))).toThrow("a workflow's bug");
      const step = take(acting, before, event("COUNT", { data: { n } }));
      const [next, actions] = transition(acting, before as never, event("COUNT", { data: { n } }));
      expect(step.actions).toEqual(actions.map(({ type, params }) => ({ type, params })));
      expect(step.actions).toHaveLength(3);
      expect([step.state, step.context]).toEqual([next.value, next.context]);
    }
  });
});
