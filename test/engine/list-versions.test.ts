// List rows as they once stood: written with the event that ends them, filed later, reproduced by the fold. verify finds
// whatever is changed in them.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileVersions, findFiledTo, spanOf, spansAt } from "../../db/log/list-versions.ts";
import { Filing } from "../../server/engine/filing.ts";
import { verify } from "../../server/engine/verify.ts";
import { furnish, type SmallDistrict, smallDistrict } from "../queues/district.ts";

let small: SmallDistrict;

beforeAll(async () => {
  small = await smallDistrict();
  await furnish(small);
});
afterAll(() => small.house.close());

const problems = async () => {
  const { driver, workflows, keys } = small.house.services;
  return (await verify({ driver, workflows, keys })).problems;
};

/** Written past the gate, as who has the file could. */
const tamper = (sql: string, ...args: (string | number)[]) => small.house.open.driver.batch([{ sql, args }]);

test("what stood at a position lies in the spans looked at for it, however long it stood", () => {
  fc.assert(
    fc.property(fc.nat(3_000_000), fc.nat(3_000_000), fc.nat(3_000_000), (from, life, into) => {
      const to = from + 1 + life;
      const pos = from + (into % (to - from));
      expect(spansAt(pos, to)).toContain(spanOf(from, to));
    }),
  );
});

test("each row that an event changed is kept, and a row that stays as it was ends nothing", async () => {
  const { driver } = small.house.services;
  const kept = await driver.read<{ case_id: string; from_pos: number; to_pos: number }>(
    "SELECT case_id, from_pos, to_pos FROM list_version ORDER BY case_id, to_pos",
  );
  expect(kept.length).toBeGreaterThan(60);
  const since = await driver.read<{ case_id: string; since_pos: number }>("SELECT case_id, since_pos FROM list_row");
  // Each begins where the one before ended, and what stands now where the last one did.
  for (const { case_id, since_pos } of since) {
    const [opened] = await driver.read<{ pos: number }>("SELECT pos FROM event WHERE case_id=? AND seq=1", [case_id]);
    const own = kept.filter((one) => one.case_id === case_id);
    expect([...own.map((one) => one.from_pos), since_pos]).toEqual([opened?.pos, ...own.map((one) => one.to_pos)]);
  }
  expect(await problems()).toEqual([]);
});

test("a version that was altered, taken away, added or filed wrongly is found", async () => {
  const [one] = await small.house.services.driver.read<Record<string, string | number>>(
    "SELECT * FROM list_version LIMIT 1 OFFSET 20",
  );
  if (!one) throw new Error("no version");
  const pos = one.to_pos as number;
  const back = (column: string) => tamper(`UPDATE list_version SET ${column}=? WHERE to_pos=?`, one[column] ?? 0, pos);
  for (const column of ["state", "assignee", "due_on", "territory", "from_pos", "weight"]) {
    await tamper(`UPDATE list_version SET ${column}=? WHERE to_pos=?`, 7, pos);
    expect(await problems()).toHaveLength(1);
    await back(column);
  }
  await tamper("UPDATE list_version SET to_pos=to_pos+100000 WHERE to_pos=?", pos);
  expect((await problems()).length).toBeGreaterThan(0);
  await tamper("UPDATE list_version SET to_pos=to_pos-100000 WHERE to_pos=?", pos + 100_000);
  await tamper("UPDATE list_row SET since_pos=since_pos+1 WHERE case_id=?", String(one.case_id));
  expect(await problems()).toHaveLength(1);
  await tamper("UPDATE list_row SET since_pos=since_pos-1 WHERE case_id=?", String(one.case_id));
  await tamper("UPDATE list_version SET span=1 WHERE to_pos=?", pos);
  expect(await problems()).toHaveLength(1);
  await tamper("UPDATE list_version SET span=NULL WHERE to_pos=?", pos);
  expect(await problems()).toEqual([]);
});

test("they are filed in quiet moments, slice by slice, and under constant load when they are overdue", async () => {
  const { driver } = small.house.open;
  const limits = { slice: 16, dueAt: 32, overdueAt: 64 };
  const filing = await Filing.start(driver, limits);
  await filing.afterGroup(31, () => false);
  expect(await findFiledTo(driver)).toBe(0);
  await filing.afterGroup(40, () => true);
  expect(await findFiledTo(driver)).toBe(0);
  await filing.afterGroup(70, () => true);
  expect(await findFiledTo(driver)).toBe(16);
  await filing.afterGroup(70, () => false);
  expect(await findFiledTo(driver)).toBe(64);
  expect(await problems()).toEqual([]);
  await driver.batch(fileVersions(64, 96));
  // Another writer begins where this one ended.
  const next = await Filing.start(driver, limits);
  await next.afterGroup(128, () => false);
  expect(await findFiledTo(driver)).toBe(128);
  const rows = await driver.read<{ to_pos: number; from_pos: number; span: number | null }>(
    "SELECT to_pos, from_pos, span FROM list_version",
  );
  for (const { to_pos, from_pos, span } of rows) expect(span).toBe(to_pos <= 128 ? spanOf(from_pos, to_pos) : null);
  expect(await problems()).toEqual([]);
  // Said to be filed and not: who asks about the past would not see it.
  await tamper("UPDATE list_version SET span=NULL WHERE to_pos=?", rows.find((row) => row.to_pos <= 128)?.to_pos ?? 0);
  expect(await problems()).toHaveLength(1);
});
