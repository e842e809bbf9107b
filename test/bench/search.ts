// Search as people type: the p99 of what search.find asks of the database, over the beginnings of common and rare
// surnames, surname and given name, names heard otherwise or with a slip, fiscal codes and numbers, for who works in the
// whole district and for who works in two comuni.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { findByAddress } from "../../db/people/find-by-address.ts";
import { findPersons } from "../../db/people/find-persons.ts";
import { findByNumber, findByProtocol } from "../../db/search/find-numbered.ts";
import { listFollowed } from "../../db/search/list-followed.ts";
import { createPolicy, kindRights } from "../../server/access/policy.ts";
import type { Session } from "../../server/access/session.ts";
import { searchRights } from "../../server/search/rights.ts";
import { workflows } from "../../workflows/registry.ts";
import { slipOf } from "../support/slips.ts";
import { type Figure, figureOf, quantile } from "./figure.ts";
import { comuni, makeSearchSet, personAt, protocolAt } from "./search-set.ts";

const sizes = { persons: 400_000, cases: 1_000_000 };
const rounds = 60;
const aimMs = 30;
const policy = createPolicy(kindRights(workflows));

function sessionOf(...territories: string[]): Session {
  const grants = territories.map((territory) => ({
    ...{ role: "socialWorker" as const, territory, areas: "all" as const, from: "2000-01-01" },
  }));
  return {
    sessionId: "bench",
    accountId: "worker-7",
    name: "",
    locale: "it",
    grants,
    brokenGlass: [],
    standsInFor: [],
  };
}

/** What somebody types who looks for this person, by the kind of the question. */
export const asked: Record<string, (i: number) => string> = {
  begin3: (i) => personAt(i).surname.slice(0, 3),
  begin2: (i) => personAt(i).surname.slice(0, 2),
  surname: (i) => personAt(i).surname,
  given: (i) => personAt(i).givenName,
  both: (i) => `${personAt(i).givenName} ${personAt(i).surname}`,
  bothShort: (i) => `${personAt(i).surname.slice(0, 2)} ${personAt(i).givenName.slice(0, 2)}`,
  heard: (i) =>
    personAt(i)
      .surname.replace(/(.)\1/g, "$1")
      .replace(/gn/g, "ni")
      .replace(/c(?=[aou])/g, "k"),
  slip: (i) => slipOf(personAt(i).surname.replace("De ", "").toLowerCase(), i * 7),
  slipBoth: (i) => `${slipOf(personAt(i).surname.replace("De ", "").toLowerCase(), i * 5)} ${personAt(i).givenName}`,
  slipBegin: (i) => slipOf(personAt(i).surname.replace("De ", "").toLowerCase().slice(0, 6), i * 3),
  nobody: (i) => `xq${personAt(i).surname.slice(2).toLowerCase()}w`,
  street: (i) => personAt(i).address.split(",")[0] ?? "",
  streetBegin: (i) => personAt(i).address.slice(4, 8),
  address: (i) => personAt(i).address,
  fiscal: (i) => personAt(i).fiscalCode,
  fiscalPart: (i) => personAt(i).fiscalCode.slice(0, 9),
  fiscalDay: (i) => personAt(i).fiscalCode.slice(6, 12),
};
const numbers: Record<string, (i: number) => string> = {
  number: (i) => `${2017 + (i % 10)}-${String(i % 100_000).padStart(6, "0")}`,
  lastDigits: (i) => String(i % 10_000),
  year: (i) => `${2017 + (i % 10)}-0`,
  protocol: (i) => protocolAt(i),
};

interface Taken {
  clockMs: number;
  /** What it took where others use the processor too. */
  processorMs: number;
}

async function times(driver: EmbeddedDriver, session: Session): Promise<Map<string, Taken[]>> {
  const rights = searchRights(policy, session);
  const byNumber = { rows: policy.readable(session, "skeleton"), contents: policy.readable(session, "content") };
  const line = policy.readable(session, "line");
  const taken = new Map<string, Taken[]>();
  const time = async (kind: string, ask: () => Promise<unknown>) => {
    const before = process.cpuUsage();
    const started = performance.now();
    await ask();
    const clockMs = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    taken.set(kind, [...(taken.get(kind) ?? []), { clockMs, processorMs: (user + system) / 1000 }]);
  };
  for (let round = -10; round < rounds; round++) {
    if (round === 0) taken.clear();
    const i = ((round + 10) * 7919) % sizes.persons;
    for (const [kind, words] of Object.entries(asked))
      await time(kind, async () => {
        const { persons } = await findPersons(driver, rights, words(i), 20);
        const without = persons.map((one) => one.personId);
        await findByAddress(driver, rights, words(i), { limit: Math.min(8, 20 - persons.length), without });
        await listFollowed(
          driver,
          line,
          [session.accountId],
          persons.map((one) => one.personId),
        );
      });
    for (const [kind, words] of Object.entries(numbers))
      await time(kind, async () => {
        await findByNumber(driver, byNumber, words(i), 2026, 8);
        await findByProtocol(driver, byNumber, words(i), 8);
      });
  }
  return taken;
}

export async function searchSuite(root: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  try {
    const file = join(folder, "search.db");
    await makeSearchSet(root, file, sizes.persons, sizes.cases);
    return await measureSearch(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The whole first, then each kind of question. */
export async function measureSearch(file: string): Promise<Figure[]> {
  const driver = EmbeddedDriver.open(file, { mode: "read" });
  const readers = { district: sessionOf("district"), "two comuni": sessionOf(...comuni.slice(2, 4)) };
  const all: Taken[] = [];
  const kinds: string[] = [];
  for (const [name, session] of Object.entries(readers))
    for (const [kind, taken] of await times(driver, session)) {
      all.push(...taken);
      kinds.push(`${kind}, ${name} ${p99(taken, "processorMs").toFixed(1)}`);
    }
  driver.close();
  const sizesOf = `${sizes.cases} cases, ${sizes.persons} persons, ${all.length} questions of ${kinds.length} kinds`;
  const clock = all.map((one) => one.clockMs);
  const whole = { figure: "queues.search_p99_ms", value: p99(all, "clockMs"), limit: aimMs, unit: "ms" };
  const processor = { figure: "queues.search_cpu_p99_ms", value: p99(all, "processorMs"), limit: aimMs, unit: "ms" };
  return [
    figureOf({ ...whole, n: `${sizesOf}, median ${quantile(clock, 0.5).toFixed(1)} ms` }),
    figureOf({ ...processor, n: `processor time; by kind: ${kinds.join("; ")}` }),
  ];
}

const p99 = (taken: readonly Taken[], what: keyof Taken): number =>
  quantile(
    taken.map((one) => one[what]),
    0.99,
  );
