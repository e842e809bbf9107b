// The permission matrix, generated from the router: every procedure x role (and nobody). A procedure without a rule
// fails here; a change of what a role may call is a change of the table below, seen in review.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import { admits, type Rule, rules } from "../../server/access/rules.ts";
import type { Session } from "../../server/access/session.ts";
import { appRouter } from "../../server/router.ts";
import { district, type RoleId, roleIds } from "../../workflows/kernel/ids.ts";
import { workflows } from "../../workflows/registry.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

interface Listed {
  path: string;
  type: string;
  rule: Rule | undefined;
}

const procedures: Listed[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string; meta?: { rule?: Rule } } }>,
).map(([path, { _def }]) => ({ path, type: _def.type, rule: _def.meta?.rule }));

/** Who may call what a rule guards. */
const callers: Record<Rule, readonly RoleId[]> = (() => {
  const all = [...roleIds];
  const people = all.filter((role) => role !== "administrator" && role !== "dpo");
  const staff = people.filter((role) => role !== "trainee" && role !== "provider" && role !== "educator");
  return {
    public: all,
    signedIn: all,
    cases: people,
    bulk: staff,
    planning: ["supervisor"],
    board: ["supervisor", "coordinator"],
    history: ["supervisor", "coordinator"],
    exports: staff,
    deliveries: [
      ...(["socialWorker", "protectionWorker", "adminClerk", "educator", "provider", "supervisor"] as const),
      "coordinator",
    ],
    payments: ["socialWorker", "protectionWorker", "adminClerk", "educator", "provider", "supervisor"],
    aidPayments: ["socialWorker", "adminClerk", "supervisor"],
    stocks: ["socialWorker", "adminClerk", "supervisor"],
    aidPublication: ["adminClerk", "supervisor"],
    issuePayments: ["adminClerk", "supervisor"],
    tariffs: ["coordinator"],
    handOvers: ["coordinator"],
    brokenGlass: staff,
    glassAlarms: ["supervisor", "dpo"],
    accountHistory: ["dpo", "administrator"],
    readLog: ["dpo"],
    accounts: ["administrator"],
    proof: ["coordinator", "dpo", "administrator"],
    jobs: ["administrator"],
    languages: ["coordinator", "administrator"],
    unheardAsks: ["coordinator", "administrator"],
  } satisfies Record<Rule, readonly RoleId[]>;
})();

describe("every procedure", () => {
  it("is in the matrix", () => expect(procedures.length).toBeGreaterThan(10));

  it.each(procedures)("$path declares a rule that exists", ({ rule }) => {
    expect(Object.keys(rules)).toContain(rule);
  });

  it.each(procedures.filter((one) => one.type === "mutation"))("$path, which writes, needs a session", ({ rule }) => {
    expect(rule && admits(rule, undefined)).toBe(false);
  });

  it.each(procedures)("$path admits exactly its roles, in every territory", ({ rule }) => {
    const known = rule as Rule;
    for (const territory of [district, "020038", "020061"]) {
      const admitted = roleIds.filter((role) => admits(known, sessionOf("x", { role, territory })));
      expect(admitted).toEqual(roleIds.filter((role) => callers[known].includes(role)));
    }
    expect(admits(known, { ...sessionOf("x"), grants: [] })).toBe(known === "public" || known === "signedIn");
    expect(admits(known, undefined)).toBe(known === "public");
  });
});

describe("the router itself", () => {
  let house: Installation;
  beforeAll(async () => {
    house = await install();
  });
  afterAll(() => house.close());

  /** Answers the code of the error, or "admitted" for whatever came after the rule. */
  async function codeOf(path: string, session: Session | undefined): Promise<string> {
    const [room = "", name = ""] = path.split(".");
    const caller = callerOf(house, session) as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    try {
      // No procedure accepts this input, so nothing admitted does anything.
      await caller[room]?.[name]?.(42);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === "FORBIDDEN" || code === "UNAUTHORIZED") return code;
    }
    return "admitted";
  }

  it.each(procedures.filter((one) => one.type !== "subscription"))(
    "$path asks its rule before its input",
    async ({ path, rule }) => {
      const known = rule as Rule;
      expect(await codeOf(path, undefined)).toBe(known === "public" ? "admitted" : "UNAUTHORIZED");
      for (const role of roleIds) {
        const expected = callers[known].includes(role) ? "admitted" : "FORBIDDEN";
        expect(`${role} ${await codeOf(path, sessionOf("x", role))}`).toBe(`${role} ${expected}`);
      }
    },
  );
});

const policy = createPolicy(kindRights(workflows));
const places = ["020038", "020061"];

describe.each(workflows.map((workflow) => ({ kind: workflow.id, workflow })))("kind $kind", ({ kind, workflow }) => {
  const bound = Object.values(workflow.roles.rights).flatMap((right) => right.onlyIn ?? []);
  const states = Object.keys(workflow.versions[workflow.current]?.states ?? {});
  // Rights bound to states hold in the first of them.
  const one = (territory: string, restricted = false, state = bound[0] ?? "any") => ({
    ...{ caseId: "c", kind, state, territory, restricted },
    area: workflow.areas[0] ?? ("registry" as const),
  });

  it.each(roleIds)("%s reaches only what its territory holds", (role) => {
    const right = workflow.roles.rights[role];
    const session = sessionOf("x", { role, territory: "020038" });
    const levels = places.map((territory) => policy.accessTo(session, one(territory), false).level);
    const closed =
      right === undefined || right.onlyOwn || ((role === "administrator" || role === "dpo") && kind !== "account");
    expect(levels).toEqual([closed ? "none" : right.read.level, "none"]);
  });

  it.each(roleIds.filter((role) => workflow.roles.rights[role]?.onlyIn))(
    "%s knows and does nothing more in the states beyond its own",
    (role) => {
      const own = workflow.roles.rights[role]?.onlyIn ?? [];
      expect(own.filter((state) => !states.includes(state))).toEqual([]);
      const session = sessionOf("x", { role, territory: district });
      for (const state of states) {
        const access = policy.accessTo(session, { ...one("020038", false, state), assignee: "x" }, true);
        expect(`${state} ${access.level}`).toBe(`${state} ${own.includes(state) ? "content" : "line"}`);
        if (own.includes(state)) continue;
        expect(access.classes.size).toBe(0);
        const version = workflow.versions[workflow.current];
        expect(Object.keys(version?.events ?? {}).filter((event) => access.send(event))).toEqual([]);
      }
    },
  );

  it.each(roleIds)("%s gets into a restricted case only when named in it", (role) => {
    const session = sessionOf("x", { role, territory: district });
    const level = policy.accessTo(session, one("020038", true), false).level;
    expect(["none", "line"]).toContain(level);
  });

  it.each(roleIds)("%s sends only events declared for it", (role) => {
    const right = workflow.roles.rights[role];
    const session = sessionOf("x", { role, territory: district });
    const access = policy.accessTo(session, { ...one("020038"), assignee: "x" }, false);
    const common = workflow.list === "cases" ? ["NOTE", "ASSIGN", "TERM_ALARM"] : [];
    for (const version of Object.values(workflow.versions)) {
      for (const event of [...Object.keys(version.events), ...common]) {
        if (!access.send(event)) continue;
        expect(version.events[event]?.internal, `${event} is internal`).not.toBe(true);
        expect(event).not.toBe("TERM_ALARM");
        expect(right?.send === "*" || right?.send.includes(event)).toBe(true);
        if (role === "trainee" && version.events[event]) expect(version.events[event]?.draft).toBe(true);
        expect(["administrator", "dpo"]).not.toContain(role);
      }
    }
  });
});
