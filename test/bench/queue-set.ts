// A main file with a given number of listed cases, written straight into the list's own tables: what a page
// reads does not depend on how the rows came there.
import type { Statement } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { upgradeDatabase } from "../../server/open-database.ts";

const comuni = ["020072", "020073", "020029", "020038", "020042", "020046", "020047", "020060", "020061"];
const states = ["contact", "inListening", "inAssessment", "projectDrafted", "inDelivery", "inReview", "closed"];
const areas = ["adults", "elderly", "families", "disability"];
const persons = 5_000;

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function personRows(): Statement[] {
  return Array.from({ length: persons }, (_, i) => ({
    sql: `INSERT INTO person_row (person_id,surname,given_name,sort_name,birth_on,territory,protected_address,state,last_pos)
      VALUES (?,?,?,?,?,?,0,'identified',1)`,
    args: [
      uuidOf(`person-${i}`),
      `Cognome${i}`,
      `Nome${i % 200}`,
      `cognome${i} nome${i % 200}`,
      "1970-05-01",
      pick(comuni, i),
    ],
  }));
}

function listRow(i: number): Statement {
  // A fixed stride through the numbers spreads days and workers without a random source.
  const spread = (i * 7919) % 104_729;
  const state = pick(states, spread);
  const dueOn = spread % 3 === 0 ? "9999-12-31" : dayAfter("2026-01-01", spread % 365);
  const isCourt = spread % 3 !== 0 && spread % 50 === 0;
  return {
    sql: `INSERT INTO list_row (case_id,kind,number,state,closed,territory,area,assignee,restricted,person_id,opened_on,
      updated_on,due_on,urgent,court_term,priority,weight,todo,columns,last_pos,since_pos)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,0,2,0,'{"need":"income"}',?,1)`,
    args: [
      uuidOf(`case-${i}`),
      "case-intake",
      `2026-${String(i).padStart(7, "0")}`,
      state,
      state === "closed" ? 1 : 0,
      pick(comuni, spread),
      pick(areas, spread >> 3),
      spread % 20 === 0 ? "" : `worker-${spread % 40}`,
      spread % 500 === 0 ? 1 : 0,
      uuidOf(`person-${spread % persons}`),
      dayAfter("2024-01-01", spread % 700),
      dayAfter("2025-06-01", spread % 500),
      dueOn,
      `${isCourt ? 0 : 1}${dueOn}`,
      isCourt ? "courtReport" : null,
      i + 1,
    ],
  };
}

const dimensions = "kind,state,closed,territory,area,assignee,restricted";
const countersSql = `INSERT INTO counter (${dimensions},cases,weight)
  SELECT ${dimensions},COUNT(*),SUM(weight) FROM list_row GROUP BY ${dimensions}`;

/** Adds the cases to a file that is open for writing. Indexes are dropped and made anew: sorted once, they are quick. */
export async function addCases(driver: EmbeddedDriver, cases: number): Promise<void> {
  const indexes = driver.readSync<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type='index' AND tbl_name='list_row' AND sql IS NOT NULL",
  );
  driver.setDurable(false);
  await driver.batch(personRows());
  for (const { name } of indexes) driver.raw.exec(`DROP INDEX ${name}`);
  for (let i = 0; i < cases; i += 20_000)
    await driver.batch(Array.from({ length: Math.min(20_000, cases - i) }, (_, k) => listRow(i + k)));
  for (const { sql } of indexes) driver.raw.exec(sql);
  await driver.batch([
    { sql: "DELETE FROM counter", args: [] },
    { sql: countersSql, args: [] },
  ]);
  driver.setDurable(true);
  await driver.analyze();
}

/** Makes the file and leaves it with statistics, closed. */
export async function makeQueueSet(root: string, file: string, cases: number): Promise<void> {
  const driver = EmbeddedDriver.open(file, { mode: "write", cacheKib: 400_000 });
  await upgradeDatabase(driver, { root, demo: false });
  // Nobody reads the file until it is whole: every page is written once.
  driver.raw.exec("PRAGMA journal_mode=OFF");
  await addCases(driver, cases);
  driver.raw.exec("PRAGMA journal_mode=WAL");
  driver.close();
}
