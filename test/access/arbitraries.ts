// Random sessions, workflows' rights and cases for the access properties: few distinct values, so that they meet.
import fc from "fast-check";
import type { CaseAttributes } from "../../db/access.ts";
import type { KindRights } from "../../server/access/policy.ts";
import type { Grant, Session } from "../../server/access/session.ts";
import type { RoleRight } from "../../workflows/kernel/definition.ts";
import { sealedClasses } from "../../workflows/kernel/form.ts";
import { type AreaId, type RoleId, roleIds } from "../../workflows/kernel/ids.ts";

export const kinds = ["intake", "protection", "bando", "person", "account"] as const;
export const comuni = ["020038", "020042", "020061"] as const;
export const states = ["contact", "inCare", "closed"] as const;
export const areas: readonly AreaId[] = ["adults", "protection", "housing", "registry"];
export const accounts = ["anna", "bruno", "carla"] as const;
export const caseIds = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"] as const;

const right: fc.Arbitrary<RoleRight> = fc
  .record({
    level: fc.constantFrom("content" as const, "skeleton" as const, "line" as const),
    classes: fc.subarray([...sealedClasses]),
    send: fc.constantFrom("*" as const, ["NOTE"] as const, ["OPEN", "CLOSE"] as const, [] as const),
    onlyOwn: fc.boolean(),
    onlyIn: fc.option(fc.subarray([...states]), { nil: undefined }),
  })
  .map(({ level, classes, send, onlyOwn, onlyIn }) => ({
    read: { level, classes },
    send,
    ...(onlyOwn ? { onlyOwn } : {}),
    ...(onlyIn && level === "content" ? { onlyIn } : {}),
  }));

export const events: KindRights["events"] = {
  OPEN: { opens: true, draft: false, internal: false },
  NOTE: { opens: false, draft: true, internal: false },
  CLOSE: { opens: false, draft: false, internal: false },
  TERM_ALARM: { opens: false, draft: false, internal: true },
};

export const rights: fc.Arbitrary<Record<string, KindRights>> = fc
  .tuple(...kinds.map(() => fc.dictionary(fc.constantFrom(...roleIds), right)))
  .map((all) =>
    Object.fromEntries(
      kinds.map((kind, i) => [kind, { roles: { rights: all[i] as Partial<Record<RoleId, RoleRight>> }, events }]),
    ),
  );

const grant: fc.Arbitrary<Grant> = fc
  .record({
    role: fc.constantFrom(...roleIds),
    territory: fc.constantFrom(...comuni, "district"),
    areas: fc.oneof(fc.constant("all" as const), fc.subarray([...areas])),
    from: fc.constant("2026-01-01"),
    body: fc.constantFrom(undefined, undefined, ...accounts),
  })
  .map(({ body, ...rest }) => ({ ...rest, ...(body ? { body } : {}) }));

export const session: fc.Arbitrary<Session> = fc.record({
  sessionId: fc.constant("s"),
  accountId: fc.constantFrom(...accounts),
  name: fc.constant("N"),
  locale: fc.constant("it" as const),
  grants: fc.array(grant, { maxLength: 4 }),
  brokenGlass: fc
    .subarray([...caseIds], { maxLength: 2 })
    .map((ids) => ids.map((caseId) => ({ caseId, until: "2026-12-31T00:00:00.000Z" }))),
  standsInFor: fc.subarray([...accounts], { maxLength: 2 }),
});

export interface World {
  cases: CaseAttributes[];
  /** [case, account] */
  readers: [string, string][];
}

const attributes = (caseId: string): fc.Arbitrary<CaseAttributes> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      state: fc.constantFrom(...states),
      territory: fc.constantFrom(...comuni, "district"),
      area: fc.constantFrom(...areas),
      assignee: fc.constantFrom(...accounts, undefined),
      restricted: fc.boolean(),
    })
    .map(({ assignee, ...rest }) => ({ caseId, ...rest, ...(assignee ? { assignee } : {}) }));

export const world: fc.Arbitrary<World> = fc.record({
  cases: fc.tuple(...caseIds.map(attributes)).map((all) => [...all]),
  readers: fc.uniqueArray(fc.tuple(fc.constantFrom<string>(...caseIds), fc.constantFrom<string>(...accounts)), {
    maxLength: 8,
    selector: ([caseId, account]) => `${caseId} ${account}`,
  }),
});
