// Positions in work lists by the reader's thread: right before anything is counted and after, soon, and not lost with the thread.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fromMessage, toMessage } from "../../db/access.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { blockSize } from "../../db/queues/anchors.ts";
import { listPage } from "../../db/queues/list-page.ts";
import { listSorts } from "../../db/queues/list-walk.ts";
import { PageReads } from "../../server/queues/page-reads.ts";
import { countAnchors } from "../../server/queues/place-jobs.ts";
import { ListPlaces } from "../../server/queues/places.ts";
import type { Reader } from "../../server/reader-port.ts";
import { fieldIs } from "../../workflows/kernel/list-condition.ts";
import { workflows } from "../../workflows/registry.ts";
import { makeQueueSet } from "../bench/queue-set.ts";
import { channelReader } from "../support/reader.ts";
import { root } from "../support/source-files.ts";
import { filterOf, filters, idsOf, rightsOf, sessions, wholeList, worker } from "./any-list.ts";

let folder: string;
let driver: EmbeddedDriver;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "ambito-places-"));
  await makeQueueSet(root, join(folder, "set.db"), 14_000);
  driver = EmbeddedDriver.open(join(folder, "set.db"), { mode: "read" });
}, 60_000);
afterAll(() => {
  driver?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a position is found by the reader's thread too, where nobody has counted yet and where somebody has", async () => {
  const { reader } = channelReader(join(folder, "set.db"), workflows);
  await fc.assert(
    fc.asyncProperty(
      ...([filters, fc.constantFrom(...listSorts), fc.boolean(), fc.constantFrom(...sessions)] as const),
      fc.double({ min: 0, max: 1.05, noNaN: true }),
      async (filter, sort, descending, session, part) => {
        const places = new ListPlaces(driver, reader);
        const rights = rightsOf(session);
        const whole = await wholeList(driver, rights, filter, sort, descending);
        const ask = { filter, sort, descending, limit: 20 };
        const position = Math.floor(whole.length * part);
        const found = async () => {
          const from = await places.pageFrom(rights, ask, position);
          return from ? idsOf(await listPage(driver, rights, from)) : [];
        };
        const expected = whole.slice(position, position + 20);
        expect(await found()).toEqual(expected);
        expect(await places.total(rights, ask, "exact")).toEqual({ rows: whole.length, exact: true });
        expect(await found()).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
  await reader.close();
});

test("a jump does not wait until the list is counted, nor for ever for a thread that died", async () => {
  const { reader, kill } = channelReader(join(folder, "set.db"), workflows);
  const jobs: string[] = [];
  let counted: Promise<unknown> = Promise.resolve();
  const watched: Reader = {
    run: (job, input, options) => {
      jobs.push(job);
      const answer = reader.run(job, input, options);
      if (job === "countAnchors") counted = answer;
      return answer;
    },
    get waiting() {
      return reader.waiting;
    },
    close: () => reader.close(),
  };
  const places = new ListPlaces(driver, watched);
  const rights = rightsOf(worker);
  const ask = { filter: filterOf({}), sort: "openedOn" as const, descending: false, limit: 20 };
  const whole = await wholeList(driver, rights, ask.filter, ask.sort, false);
  const from = await places.pageFrom(rights, ask, 5_000);
  expect(from).toMatchObject({ after: { caseId: whole[5_000] }, inclusive: true });
  expect(jobs).toEqual(["findKeyAt", "countAnchors"]);
  await counted;
  await places.total(rights, { ...ask, filter: filterOf({ where: [fieldIs("kind", "case-intake")] }) }, "exact");
  expect((await places.pageFrom(rights, ask, 5_000))?.skip).toBeLessThan(blockSize);
  expect(jobs.filter((job) => job === "findKeyAt")).toHaveLength(1);
  const other = places.pageFrom(rights, { ...ask, sort: "updatedOn" }, 5_000);
  kill();
  const byHand = await wholeList(driver, rights, ask.filter, "updatedOn", false);
  const after = await other;
  expect(after && idsOf(await listPage(driver, rights, after))[0]).toBe(byHand[5_000]);
  await reader.close();
});

test("a list is no longer counted once nobody wants it", async () => {
  const { rows } = rightsOf(worker);
  const input = { permitted: toMessage(rows), filter: filterOf({}), sort: "dueOn" as const };
  let statements = 0;
  const counted: Driver = {
    read: (sql, args) => {
      statements += 1;
      return driver.read(sql, args);
    },
    ...{ batch: (all) => driver.batch(all), analyze: () => driver.analyze(), close: () => undefined },
  };
  const context = { driver: counted, open: () => counted, workflows: new Map(), permitted: fromMessage };
  const tools = { signal: AbortSignal.abort(), tell: () => undefined };
  await expect(countAnchors(context, input, tools)).rejects.toThrow();
  // The head, and one block: its end and its rows.
  expect(statements).toBe(3);
});

test("pages asked for together are read here and in the thread, and are the same", async () => {
  const { reader, kill } = channelReader(join(folder, "set.db"), workflows);
  let handed = 0;
  const watched: Reader = {
    run: (job, input, options) => {
      handed += 1;
      return reader.run(job, input, options);
    },
    get waiting() {
      return reader.waiting;
    },
    close: () => reader.close(),
  };
  const pages = new PageReads(driver, watched);
  await fc.assert(
    fc.asyncProperty(
      ...([filters, fc.constantFrom(...listSorts), fc.boolean(), fc.constantFrom(...sessions)] as const),
      async (filter, sort, descending, session) => {
        const rights = rightsOf(session);
        const ask = { filter, sort, descending, limit: 20 };
        const expected = Buffer.from(await listPage(driver, rights, ask)).toString();
        const all = await Promise.all(Array.from({ length: 4 }, () => pages.read(rights, ask)));
        for (const one of all) expect(Buffer.from(one).toString()).toBe(expected);
      },
    ),
    { numRuns: 60 },
  );
  expect(handed).toBeGreaterThan(60);

  const rights = rightsOf(worker);
  const ask = { filter: filterOf({}), sort: "openedOn" as const, descending: false, limit: 20 };
  const expected = idsOf(await listPage(driver, rights, ask));
  // One alone is read here, and so are all while the thread does something else.
  await new Promise((done) => setTimeout(done, 30));
  handed = 0;
  expect(idsOf(await pages.read(rights, ask))).toEqual(expected);
  const { rows } = rights;
  const long = reader.run("countAnchors", { permitted: toMessage(rows), filter: filterOf({}), sort: "dueOn" });
  const meanwhile = await Promise.all([pages.read(rights, ask), pages.read(rights, ask)]);
  expect(meanwhile.map(idsOf)).toEqual([expected, expected]);
  expect(handed).toBe(0);
  await long;
  // A thread that dies costs nobody a page.
  const both = [pages.read(rights, ask), pages.read(rights, ask), pages.read(rights, ask)];
  expect(handed).toBeGreaterThan(0);
  kill();
  expect((await Promise.all(both)).map(idsOf)).toEqual([expected, expected, expected]);
  await reader.close();
});
