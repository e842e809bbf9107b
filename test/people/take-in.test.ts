// Several persons come to live in a household in one act, each from where she lives: all or none, undone as one, and only whom and what
// the sender may see and write.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCases } from "../../db/log/read-log.ts";
import { listReads } from "../../db/read-log/reads.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const supervisor = sessionOf("supervisor", "supervisor");
const here = sessionOf("here", { role: "frontDesk", territory: ostiglia });
const both = sessionOf("both", { role: "frontDesk", territory: ostiglia }, { role: "trainee", territory: poggio });

let house: Installation;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of [supervisor, here, both]) house.know(accountId, ...grants);
});
afterAll(() => house.close());

const act = (id: string, type: string, payload: JsonObject, by = supervisor, kind = "household") =>
  sendTo(house, by, id, kind, type, payload);
let made = 0;
async function person(territory = ostiglia): Promise<string> {
  const id = uuidOf(`taken in ${++made}`);
  const named = { surname: `Accolta${made}`, givenName: "Ada", birthOn: "1960-02-03", fiscalCodeMissing: "unknown" };
  await act(id, "OPEN_PERSON", { ...named, territory }, supervisor, "person");
  return id;
}
async function household(members: readonly string[], territory = ostiglia): Promise<string> {
  const id = uuidOf(`household taking in ${++made}`);
  const rows = members.map((one, i) => ({
    person: one,
    relation: i === 0 ? "reference" : "child",
    from: "2020-01-01",
  }));
  await act(id, "OPEN_HOUSEHOLD", { householdKind: "registry", territory, members: rows });
  return id;
}
const now = async (id: string) => {
  const [found] = await readCases(house.services.driver, [id]);
  if (!found) throw new Error("no such record");
  return found.snapshot;
};
const membersOf = async (id: string) =>
  ((await now(id)).doc.context.members as unknown as { person: string; relation: string }[]).map((one) => one.person);
const livesIn = async (id: string) =>
  (((await now(id)).doc.context.households as unknown as { household: string }[] | undefined) ?? []).map(
    (one) => one.household,
  );
const joiner = (one: string, leaves?: string, relation = "child"): JsonObject => ({
  ...{ person: one, relation },
  ...(leaves === undefined ? {} : { leaves }),
});
const takeIn = (id: string, joiners: JsonObject[], by = supervisor, from = "2026-03-01") =>
  act(id, "TAKE_IN_MEMBERS", { joiners, from }, by);
const refusedFor = async (sent: Promise<unknown>): Promise<unknown> => {
  const error = await errorOf(sent);
  return (
    error.details.refusal?.reasons ?? error.details.problems?.map(({ path, code }) => `${path} ${code}`) ?? error.code
  );
};

const people = (session: typeof here) => callerOf(house, session).people;

describe("before it is done", () => {
  it("each is told apart, decided as the gate would, and nothing is written", async () => {
    const [ada, bea, carla, dora, far] = await Promise.all([person(), person(), person(), person(), person(poggio)]);
    const [to, from] = [await household([ada]), await household([bea, carla, dora])];
    const act = {
      ...{ household: to, expectedSeq: 1, commandId: uuidOf("tried"), from: "2026-03-01" },
      joiners: [
        { person: carla, relation: "child", leaves: from },
        { person: bea, relation: "child", leaves: from },
        { person: far, relation: "child" },
        { person: dora, relation: "reference" },
      ],
    };
    const { rows, all } = await people(here).tryHousehold(act);
    expect(rows.map(({ code, reasons, fields }) => [code, ...reasons, ...fields])).toEqual([
      ["done"],
      ["refused", "goersReference"],
      ["payload", "joiners.0.person"],
      ["refused", "oneReferenceThen"],
    ]);
    expect(all.code).toBe("payload");
    expect([await membersOf(to), (await now(to)).seq]).toEqual([[ada], 1]);
    const unsaid = await people(here).tryHousehold({
      ...act,
      joiners: [{ person: carla, relation: "", leaves: from }],
    });
    expect(unsaid.rows).toMatchObject([{ code: "payload", fields: ["joiners.0.relation"] }]);
    const opens = { householdKind: "deFacto", territory: ostiglia };
    const opening = { ...act, household: uuidOf("to be opened"), expectedSeq: 0, opens };
    const some = [
      { person: ada, relation: "reference" },
      { person: bea, relation: "spouse" },
    ];
    expect((await people(here).tryHousehold({ ...opening, joiners: some })).all.code).toBe("done");
    const away = { ...opening, opens: { ...opens, territory: poggio }, joiners: some };
    expect((await people(here).tryHousehold(away)).all.code).not.toBe("done");
    expect(await readCases(house.services.driver, [opening.household])).toEqual([]);
    // To who may not see the household it is not there.
    const there = sessionOf("there", { role: "frontDesk", territory: poggio });
    house.know("there", ...there.grants);
    expect((await people(there).tryHousehold({ ...act, joiners: [{ person: far, relation: "child" }] })).all.code).toBe(
      "notFound",
    );
  });

  it("who lives nowhere is listed, the newest first, of those a search shows", async () => {
    const [ada, bea, hidden, far] = [await person(), await person(), await person(), await person(poggio)];
    await household([bea]);
    await act(hidden, "PROTECT_ADDRESS", {}, supervisor, "person");
    const ids = async (session: typeof here, input = {}) =>
      (await people(session).listWithoutHousehold(input)).persons.map(({ personId }) => personId);
    const seen = await ids(here);
    expect([seen[0], seen.includes(bea), seen.includes(hidden), seen.includes(far)]).toEqual([
      ada,
      false,
      false,
      false,
    ]);
    expect((await ids(supervisor)).slice(0, 3)).toEqual([far, hidden, ada]);
    // Where she is followed is not told by narrowing the list.
    expect(await ids(supervisor, { territory: ostiglia })).not.toContain(hidden);
    const all: string[] = [];
    let before: number | undefined;
    for (let i = 0; i < 20; i++) {
      const { persons, next } = await people(supervisor).listWithoutHousehold(before === undefined ? {} : { before });
      all.push(...persons.map(({ personId }) => personId));
      if (next === undefined) break;
      before = next;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining([ada, hidden, far]));
    const rows = listReads(house.services.reads.db, { accountId: "here" }, 20);
    expect(rows.some(({ what }) => what === "search")).toBe(true);
  });
});

describe("taken in", () => {
  it("who lives nowhere and who leaves another household, in one act that is undone as one", async () => {
    const [ada, bea, carla, dora, eva] = await Promise.all([person(), person(), person(), person(), person()]);
    const [to, from] = [await household([ada]), await household([bea, carla, dora])];
    const before = [await now(to), await now(from), await now(carla), await now(dora), await now(eva)].map(
      ({ doc }) => doc.context,
    );
    const { seq } = await takeIn(to, [joiner(carla, from), joiner(dora, from), joiner(eva)], here);
    expect(await membersOf(to)).toEqual([ada, carla, dora, eva]);
    expect(await membersOf(from)).toEqual([bea]);
    expect([await livesIn(carla), await livesIn(eva), (await now(carla)).doc.head.householdId]).toEqual([
      [to],
      [to],
      to,
    ]);
    // Where they reside is said by nobody here.
    expect((await now(carla)).doc.head.territory).toBe(ostiglia);
    await act(to, "UNDO", { undoes: seq }, here);
    const after = [await now(to), await now(from), await now(carla), await now(dora), await now(eva)].map(
      ({ doc }) => doc.context,
    );
    expect(after).toEqual(before);
  });

  it("who stays alone becomes the reference person; the household left says not where they went", async () => {
    const [ada, bea, carla] = [await person(), await person(), await person()];
    const [to, from] = [await household([ada]), await household([bea, carla])];
    await takeIn(to, [joiner(bea, from)]);
    expect((await now(from)).doc.context.members).toMatchObject([{ person: carla, relation: "reference" }]);
    const rows = await house.services.driver.read<{ payload: string; patch: string }>(
      "SELECT payload, patch FROM event WHERE case_id = ?",
      [from],
    );
    expect(JSON.stringify(rows)).not.toContain(to);
  });

  it.each([
    ["joinersOnce", (p: string[]) => [joiner(p[3] ?? ""), joiner(p[3] ?? "")]],
    ["joinersNew", (p: string[]) => [joiner(p[0] ?? "")]],
    ["oneReferenceThen", (p: string[]) => [joiner(p[3] ?? "", undefined, "reference")]],
    ["goersReference", (p: string[], from: string) => [joiner(p[1] ?? "", from)]],
    ["goersAreMembers", (p: string[], from: string) => [joiner(p[3] ?? "", from)]],
  ])("is refused whole: %s", async (reason, joiners) => {
    const p = [await person(), await person(), await person(), await person(), await person()];
    const [to, from] = [await household(p.slice(0, 1)), await household([...p.slice(1, 3), p[4] ?? ""])];
    expect(await refusedFor(takeIn(to, joiners(p, from)))).toEqual([reason]);
    expect([await membersOf(to), (await membersOf(from)).length]).toEqual([p.slice(0, 1), 3]);
  });

  it("nor from itself, before they were there, nor more than one command may move", async () => {
    const p = [await person(), await person(), await person()];
    const [to, from] = [await household(p.slice(0, 1)), await household(p.slice(1))];
    const some = [joiner(p[2] ?? "", from)];
    expect(await refusedFor(takeIn(to, some, supervisor, "2019-01-01"))).toEqual(["goersWereThere"]);
    expect(await refusedFor(takeIn(to, [joiner(await person(), to)]))).toEqual(["leavesAnother"]);
    const many = await Promise.all(Array.from({ length: 8 }, () => person()));
    await takeIn(
      to,
      many.map((one) => joiner(one)),
    );
    const [first, ...rest] = await Promise.all(Array.from({ length: 8 }, () => person()));
    const away = await household([first ?? ""]);
    expect(await refusedFor(takeIn(to, [joiner(first ?? "", away), ...rest.map((one) => joiner(one))]))).toEqual([
      "fewMoved",
    ]);
  });

  it("only whom a search shows, and from households the sender may write", async () => {
    const [ada, far, near] = [await person(), await person(poggio), await person()];
    const to = await household([ada]);
    const away = await household([far, near], poggio);
    expect(await refusedFor(takeIn(to, [joiner(far)], here))).toEqual(["joiners.0.person notAnOption"]);
    // A household she may not see, or may read only, is not there to be left.
    for (const by of [here, both])
      expect(await refusedFor(takeIn(to, [joiner(near, away)], by))).toEqual(["joiners.0.leaves notAnOption"]);
    const hidden = await person();
    await act(hidden, "PROTECT_ADDRESS", {}, supervisor, "person");
    expect(await refusedFor(takeIn(to, [joiner(hidden)], here))).toEqual(["joiners.0.person notAnOption"]);
    expect(await membersOf(to)).toEqual([ada]);
  });

  it("all of it verifies", async () => {
    const { driver, keys, workflows } = house.services;
    const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
    expect(report.problems).toEqual([]);
  });
});
