// The policy's sentences, one test each: restriction, own cases, areas, trainees, psychologists, sole roles, glass.
import { describe, expect, it } from "vitest";
import type { CaseAttributes } from "../../db/access.ts";
import { createPolicy, type KindRights, mayBreakGlass } from "../../server/access/policy.ts";
import { admits } from "../../server/access/rules.ts";
import type { Grant, Session } from "../../server/access/session.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import { events as drawn } from "./arbitraries.ts";

const events = {
  ...drawn,
  ASSIGN: { opens: false, draft: false, internal: false },
  ACCEPT: { opens: false, draft: false, internal: false, ofPlace: true },
};
const kinds: Record<string, KindRights> = {
  intake: {
    roles: {
      rights: {
        socialWorker: { read: { level: "content", classes: ["identity", "social", "reserved"] }, send: "*" },
        frontDesk: { read: { level: "content", classes: ["identity"] }, send: ["NOTE", "ASSIGN"], onlyIn: ["contact"] },
        trainee: { read: { level: "content", classes: ["identity", "social"] }, send: "*" },
        supervisor: { read: { level: "content", classes: ["identity", "social", "reserved"] }, send: "*" },
        provider: { read: { level: "content", classes: ["identity"] }, send: ["NOTE"], onlyOwn: true },
        coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
        administrator: { read: { level: "content", classes: ["social"] }, send: "*" },
        dpo: { read: { level: "content", classes: ["social"] }, send: "*" },
      },
    },
    events,
  },
  protection: {
    roles: {
      rights: {
        protectionWorker: { read: { level: "content", classes: ["identity", "judicial"] }, send: "*" },
        socialWorker: { read: { level: "line", classes: [] }, send: [] },
      },
    },
    events,
  },
};
const policy = createPolicy(kinds);
const grant = (role: RoleId, more: Partial<Grant> = {}): Grant => ({
  role,
  territory: "020038",
  areas: "all",
  from: "2026-01-01",
  ...more,
});
const who = (...grants: Grant[]): Session => ({
  sessionId: "s",
  accountId: "me",
  name: "Me",
  locale: "it",
  grants,
  brokenGlass: [],
  standsInFor: [],
});
const one = (more: Partial<CaseAttributes> = {}): CaseAttributes => ({
  caseId: "c",
  kind: "intake",
  state: "contact",
  territory: "020038",
  area: "adults",
  restricted: false,
  ...more,
});

describe("territory, area and restriction", () => {
  it("opens one's own comune and area only", () => {
    const me = who(grant("socialWorker", { areas: ["adults"] }));
    expect(policy.accessTo(me, one(), false).level).toBe("content");
    expect(policy.accessTo(me, one({ territory: "020042" }), false).level).toBe("none");
    expect(policy.accessTo(me, one({ area: "housing" }), false).level).toBe("none");
  });
  it("keeps a restricted case for its assignee and named readers", () => {
    const me = who(grant("supervisor", { territory: "district" }));
    expect(policy.accessTo(me, one({ restricted: true }), false).level).toBe("none");
    expect(policy.accessTo(me, one({ restricted: true }), true).level).toBe("content");
    expect(policy.accessTo(me, one({ restricted: true, assignee: "me" }), false).level).toBe("content");
  });
  it("shares a case of another comune with who is named in it", () => {
    expect(policy.accessTo(who(grant("socialWorker")), one({ territory: "020042" }), true).mayRead).toBe(true);
  });
  it("tells one line of Tutela Minori and sends nothing there", () => {
    const access = policy.accessTo(
      who(grant("socialWorker", { areas: ["adults"] })),
      one({ kind: "protection", area: "protection", restricted: true }),
      false,
    );
    expect(access.level).toBe("line");
    expect(access.classes.size).toBe(0);
    expect(access.send("NOTE")).toBe(false);
  });
  it("tells one line of a case in care of Tutela Minori to who works on that kind in the comune", () => {
    const me = who(grant("socialWorker", { areas: ["adults"] }));
    const followed = one({ area: "protection", restricted: true });
    const access = policy.accessTo(me, followed, false);
    expect([access.level, access.mayRead, access.send("NOTE"), access.classes.size]).toEqual(["line", false, false, 0]);
    expect(policy.accessTo(me, { ...followed, territory: "020042" }, false).level).toBe("none");
    expect(policy.accessTo(who(grant("provider")), followed, false).level).toBe("none");
    expect(policy.accessTo(who(grant("coordinator")), followed, false).level).toBe("none");
  });
  it("keeps Tutela Minori shut to a role that has all areas, which may still bring it a contact", () => {
    const inCare: CaseAttributes = {
      caseId: "v",
      kind: "intake",
      state: "inListening",
      territory: "020038",
      area: "protection",
      restricted: false,
    };
    const desk = who(grant("socialWorker"));
    expect(policy.accessTo(desk, inCare, false)).toMatchObject({ level: "line", mayRead: false });
    expect(policy.accessTo(desk, inCare, false).send("NOTE")).toBe(true);
    // She neither goes on with what she does not read, nor sends what would open it to her.
    expect(policy.accessTo(desk, inCare, false).send("CLOSE")).toBe(false);
    expect(policy.accessTo(desk, inCare, false).send("ASSIGN")).toBe(false);
    expect(policy.accessTo(desk, { ...inCare, restricted: true }, false).send("NOTE")).toBe(false);
    expect(policy.accessTo(desk, { ...inCare, assignee: "me" }, false).level).toBe("content");
    const named = who(grant("socialWorker", { areas: ["protection"] }));
    expect(policy.accessTo(named, inCare, false).level).toBe("content");
    expect(policy.accessTo(who(grant("supervisor")), inCare, false).level).toBe("content");
    expect(policy.accessTo(who(grant("coordinator")), inCare, false).level).toBe("skeleton");
  });
  it("gives a provider its own deliveries only", () => {
    const me = who(grant("provider", { territory: "district" }));
    expect(policy.accessTo(me, one(), false).level).toBe("none");
    expect(policy.accessTo(me, one({ assignee: "me" }), false).level).toBe("content");
  });
  it("shows a coordinator the skeleton without any sealed class", () => {
    const access = policy.accessTo(who(grant("coordinator", { territory: "district" })), one(), false);
    expect([access.level, access.mayRead, access.classes.size]).toEqual(["skeleton", false, 0]);
  });
});

describe("events", () => {
  it("refuses deciding events to a trainee, and internal ones to everybody", () => {
    const trainee = policy.accessTo(who(grant("trainee")), one(), false);
    expect([trainee.send("NOTE"), trainee.send("CLOSE")]).toEqual([true, false]);
    expect(policy.accessTo(who(grant("socialWorker")), one(), false).send("TERM_ALARM")).toBe(false);
  });
  it("leaves to the office where a case lies what it alone answers", () => {
    const me = who(grant("socialWorker"));
    const gone = one({ territory: "020042", assignee: "me" });
    expect(policy.accessTo(me, gone, false).send("CLOSE")).toBe(true);
    expect(policy.accessTo(me, gone, false).send("ACCEPT")).toBe(false);
    expect(policy.accessTo(me, one({ territory: "020042" }), true).send("ACCEPT")).toBe(false);
    expect(policy.accessTo(me, one(), false).send("ACCEPT")).toBe(true);
    expect(policy.accessTo(me, one({ restricted: true }), false).send("ACCEPT")).toBe(false);
    expect(policy.accessTo(me, one({ restricted: true }), true).send("ACCEPT")).toBe(true);
    expect(policy.accessTo(who(grant("supervisor", { territory: "district" })), gone, false).send("ACCEPT")).toBe(true);
  });
  it("opens a case where the grant holds", () => {
    const me = who(grant("socialWorker", { areas: ["adults"] }));
    expect(policy.mayOpen(me, "intake", "020038", "adults", "OPEN")).toBe(true);
    expect(policy.mayOpen(me, "intake", "020042", "adults", "OPEN")).toBe(false);
    expect(policy.mayOpen(me, "intake", "020038", "housing", "OPEN")).toBe(false);
    expect(policy.mayOpen(me, "intake", "020038", "adults", "CLOSE")).toBe(false);
    expect(policy.mayOpen(who(grant("trainee")), "intake", "020038", "adults", "OPEN")).toBe(false);
    expect(policy.mayOpen(me, "unknown", "020038", "adults", "OPEN")).toBe(false);
  });
});

describe("classes", () => {
  it("adds the tests to a psychologist's other grant, and nothing without one", () => {
    expect([...policy.accessTo(who(grant("psychologist")), one(), false).classes]).toEqual([]);
    const both = policy.accessTo(who(grant("psychologist"), grant("socialWorker")), one(), false);
    expect([...both.classes].sort()).toEqual(["health", "identity", "reserved", "social"]);
  });
  it("keeps reserved annotations for the assignee and the supervisor", () => {
    expect(policy.accessTo(who(grant("socialWorker")), one(), false).classes.has("reserved")).toBe(false);
    expect(policy.accessTo(who(grant("socialWorker")), one({ assignee: "me" }), false).classes.has("reserved")).toBe(
      true,
    );
    expect(policy.accessTo(who(grant("supervisor")), one(), false).classes.has("reserved")).toBe(true);
  });
});

describe("administrator and dpo", () => {
  it.each(["administrator", "dpo"] as const)("%s opens nothing and breaks no glass", (role) => {
    const me: Session = {
      ...who(grant(role, { territory: "district" })),
      brokenGlass: [{ caseId: "c", until: "2027-01-01T00:00:00.000Z" }],
    };
    expect(policy.accessTo(me, one(), true).level).toBe("none");
    expect(policy.accessTo(me, one({ assignee: "me" }), false).level).toBe("none");
    expect(policy.mayOpen(me, "intake", "020038", "adults", "OPEN")).toBe(false);
    expect(mayBreakGlass(me)).toBe(false);
    expect(admits("cases", me)).toBe(false);
  });
});

describe("broken glass", () => {
  it("opens one case, for a note, with the classes of an emergency", () => {
    const me: Session = {
      ...who(grant("socialWorker")),
      brokenGlass: [{ caseId: "c", until: "2027-01-01T00:00:00.000Z" }],
    };
    const access = policy.accessTo(me, one({ kind: "protection", area: "protection" }), false);
    expect([access.level, access.byBrokenGlass, access.send("NOTE"), access.send("CLOSE")]).toEqual([
      "content",
      true,
      true,
      false,
    ]);
    expect(access.classes.has("judicial")).toBe(false);
    expect(policy.accessTo(me, one({ caseId: "d", territory: "020042" }), false).level).toBe("none");
  });
});
