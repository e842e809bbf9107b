// The access predicate says the same in SQL, in memory and case by case; the database is a real temporary file.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import Database from "libsql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  caseRows,
  counterRows,
  fromMessage,
  matches,
  type Permitted,
  registryRows,
  type Sql,
  toMessage,
  toSql,
  uncountedSql,
} from "../../db/access.ts";
import { createPolicy, type Purpose } from "../../server/access/policy.ts";
import { namesOfSession, type Session } from "../../server/access/session.ts";
import { rights, session, type World, world } from "./arbitraries.ts";

let folder: string;
let db: Database.Database;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ambito-access-"));
  db = new Database(join(folder, "access.db"));
  db.exec(`PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY; CREATE TABLE list_row (case_id TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, territory TEXT NOT NULL, area TEXT NOT NULL,
    assignee TEXT, restricted INTEGER NOT NULL, closed INTEGER NOT NULL DEFAULT 0, person_id TEXT, household_id TEXT);
    CREATE TABLE case_reader (case_id TEXT NOT NULL, account_id TEXT NOT NULL, PRIMARY KEY (case_id, account_id));`);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => db.exec("DELETE FROM list_row; DELETE FROM case_reader"));

function fill({ cases, readers }: World): void {
  db.exec("BEGIN; DELETE FROM list_row; DELETE FROM case_reader");
  const row = db.prepare(
    "INSERT INTO list_row (case_id,kind,state,territory,area,assignee,restricted) VALUES (?,?,?,?,?,?,?)",
  );
  for (const one of cases)
    row.run(one.caseId, one.kind, one.state, one.territory, one.area, one.assignee ?? null, one.restricted ? 1 : 0);
  const reader = db.prepare("INSERT INTO case_reader VALUES (?,?)");
  for (const pair of readers) reader.run(...pair);
  db.exec("COMMIT");
}

const idsWhere = ({ sql, args }: Sql): string[] =>
  (db.prepare(`SELECT r.case_id AS id FROM list_row r WHERE ${sql} ORDER BY 1`).all(...args) as { id: string }[]).map(
    (row) => row.id,
  );

const inMemory = (permitted: Permitted, { cases, readers }: World): string[] =>
  cases
    .filter((one) =>
      matches(permitted, one, (caseId, account) => readers.some(([c, a]) => c === caseId && a === account)),
    )
    .map((one) => one.caseId)
    .sort();

const purposes: Purpose[] = ["list", "content", "protectedAddress", "skeleton", "line"];

describe("one predicate, three readings", () => {
  it("SQL, memory, message and accessTo agree", () => {
    fc.assert(
      fc.property(rights, session, world, fc.constantFrom(...purposes), (kinds, who, all, purpose) => {
        fill(all);
        const policy = createPolicy(kinds);
        const permitted = policy.readable(who, purpose);
        const bySql = idsWhere(toSql(permitted, caseRows("r")));
        expect(inMemory(permitted, all)).toEqual(bySql);
        expect(inMemory(fromMessage(toMessage(permitted)), all)).toEqual(bySql);
        const levels = {
          list: ["content"],
          content: ["content"],
          protectedAddress: ["content"],
          skeleton: ["content", "skeleton"],
          line: ["content", "skeleton", "line"],
        };
        const byCase = all.cases
          .filter((one) => {
            const isReader = all.readers.some(([c, a]) => c === one.caseId && namesOfSession(who).includes(a));
            const { level, classes } = policy.accessTo(who, one, isReader);
            const isTold = purpose !== "protectedAddress" || classes.has("protectedAddress");
            return isTold && levels[purpose].includes(level);
          })
          .map((one) => one.caseId)
          .sort();
        expect(byCase).toEqual(bySql);
      }),
      { numRuns: 400 },
    );
  });

  it("counters and what they miss make the whole, each row once", () => {
    fc.assert(
      fc.property(rights, session, world, (kinds, who, all) => {
        fill(all);
        const permitted = createPolicy(kinds).readable(who, "skeleton");
        const counted = idsWhere(toSql(permitted, counterRows("r")));
        const missed = idsWhere(uncountedSql(permitted, caseRows("r"), counterRows("r")));
        expect([...counted, ...missed].sort()).toEqual(idsWhere(toSql(permitted, caseRows("r"))));
      }),
      { numRuns: 300 },
    );
  });

  it("a table without a column answers too little, never too much", () => {
    fc.assert(
      fc.property(rights, session, world, (kinds, who, all) => {
        fill(all);
        const permitted = createPolicy(kinds).readable(who, "content");
        const whole = new Set(idsWhere(toSql(permitted, caseRows("r"))));
        const some = idsWhere(
          toSql(permitted, { ...caseRows("r"), caseId: "absent", assignee: "absent", area: "absent" }),
        );
        expect(some.filter((id) => !whole.has(id))).toEqual([]);
      }),
    );
  });

  it("standing in adds only the cases assigned to who is absent, for her, and no reserved annotation", () => {
    const events = ["OPEN", "NOTE", "CLOSE", "TERM_EXPIRED"];
    fc.assert(
      fc.property(rights, session, world, (kinds, who, all) => {
        const policy = createPolicy(kinds);
        const alone = { ...who, standsInFor: [] };
        // Of a case opened in an emergency it matters little which door was open first.
        for (const one of all.cases.filter(({ caseId }) => who.brokenGlass.every((glass) => glass.caseId !== caseId))) {
          const isReader = all.readers.some(([c, a]) => c === one.caseId && namesOfSession(who).includes(a));
          const access = policy.accessTo(who, one, isReader);
          const own = policy.accessTo(alone, one, isReader);
          const absent = one.assignee && who.standsInFor.includes(one.assignee) ? one.assignee : undefined;
          if (absent === undefined) expect([access.level, [...access.classes]]).toEqual([own.level, [...own.classes]]);
          if (!own.classes.has("reserved")) expect(access.classes.has("reserved")).toBe(false);
          for (const event of events) {
            const lent = access.send(event) && !own.send(event);
            expect(access.send(event) || !own.send(event)).toBe(true);
            if (lent) expect([absent, access.behalfOf(event)]).toEqual([one.assignee, one.assignee]);
            if (own.send(event)) expect(access.behalfOf(event)).toBeUndefined();
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("persons pass by their territory", () => {
    const policy = createPolicy({
      person: {
        roles: { rights: { socialWorker: { read: { level: "content", classes: ["identity"] }, send: "*" } } },
        events: {},
      },
    });
    const who = {
      sessionId: "s",
      accountId: "anna",
      name: "Anna",
      locale: "it" as const,
      brokenGlass: [],
      standsInFor: [],
      grants: [{ role: "socialWorker" as const, territory: "020038", areas: ["adults" as const], from: "2026-01-01" }],
    };
    fill({
      cases: [
        { caseId: "p1", kind: "x", state: "open", territory: "020038", area: "registry", restricted: false },
        { caseId: "p2", kind: "x", state: "open", territory: "020042", area: "registry", restricted: false },
      ],
      readers: [],
    });
    expect(idsWhere(toSql(policy.readable(who, "list"), registryRows("r", "person", "case_id")))).toEqual(["p1"]);
    expect(idsWhere(toSql(policy.readable(who, "list"), registryRows("r", "household", "case_id")))).toEqual([]);
  });

  it("a person is also reached by her to whom an open case about the person is assigned, wherever the record lies", () => {
    const people: World["cases"] = ["p1", "p2", "p3"].map((caseId) => ({
      ...{ caseId, kind: "x", state: "open", territory: "020042", area: "registry", restricted: false },
    }));
    const cases: World["cases"] = ["c1", "c2", "c3"].map((caseId) => ({
      ...{ caseId, kind: "intake", state: "open", territory: "020042", area: "adults", restricted: false },
    }));
    fill({ cases: [...people, ...cases], readers: [] });
    const about = db.prepare("UPDATE list_row SET person_id=?, assignee=?, closed=? WHERE case_id=?");
    about.run("p1", "anna", 0, "c1");
    about.run("p2", "bruno", 0, "c2");
    about.run("p3", "anna", 1, "c3");
    const policy = createPolicy({
      person: {
        roles: { rights: { socialWorker: { read: { level: "content", classes: ["identity"] }, send: "*" } } },
        events: { NOTE: { opens: false, draft: false, internal: false } },
      },
    });
    const anna: Session = {
      ...{ sessionId: "s", accountId: "anna", name: "Anna", locale: "it", brokenGlass: [], standsInFor: [] },
      grants: [{ role: "socialWorker" as const, territory: "020038", areas: ["adults" as const], from: "2026-01-01" }],
    };
    const carla: Session = { ...anna, accountId: "carla", standsInFor: ["bruno"] };
    const provider: Session = { ...anna, grants: anna.grants.map((one) => ({ ...one, role: "provider" })) };
    // One table plays both here; of the rows that are persons.
    const seenBy = (who: Session) =>
      idsWhere(toSql(policy.readable(who, "content"), registryRows("r", "person", "case_id"))).filter((id) =>
        id.startsWith("p"),
      );
    expect(seenBy(anna)).toEqual(["p1"]);
    expect(seenBy(carla)).toEqual(["p2"]);
    // Whoever has no right on records gets none by an assignment.
    expect(seenBy(provider)).toEqual([]);
    const record = { ...(people[0] as World["cases"][number]), kind: "person", followedBy: ["anna"] };
    expect(matches(policy.readable(anna, "content"), record, () => false)).toBe(true);
    expect(matches(policy.readable(carla, "content"), record, () => false)).toBe(false);
    expect(policy.accessTo(anna, record, false).send("NOTE")).toBe(true);
    expect(policy.accessTo(carla, record, false).level).toBe("none");
    const lent = policy.accessTo(carla, { ...record, followedBy: ["bruno"] }, false);
    expect([lent.level, lent.behalfOf("NOTE")]).toEqual(["content", "bruno"]);
  });
});
