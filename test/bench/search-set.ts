// A main file with persons and cases to search, written straight into the caches: what a search reads does not depend on
// how the rows came there. Surnames are put together from syllables, few of them common and most of them rare, as they
// are in a province; some have a particle before them.
import type { Statement } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { addressTextOf, nameWordsOf, searchTextOf } from "../../db/people/person-cache.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { upgradeDatabase } from "../../server/open-database.ts";
import { piecesOf } from "../../workflows/rules/names/near.ts";
import { soundOf } from "../../workflows/rules/names/sound.ts";
import { sortable } from "../../workflows/rules/names/words.ts";

export const comuni = ["020072", "020073", "020029", "020038", "020042", "020046", "020047", "020060", "020061"];
const starts =
  "Bar Bel Ber Bor Cal Cam Can Car Cas Cor Fer Fon Gal Gav Lan Lav Mal Man Mar Mor Nav Pas Pel Ram Ron Sal".split(" ");
const middles = [
  "",
  "a",
  "agn",
  "al",
  "amb",
  "and",
  "arb",
  "at",
  "egn",
  "el",
  "est",
  "ig",
  "igl",
  "in",
  "oc",
  "on",
  "orb",
  "ott",
  "uch",
  "uz",
];
const ends = "accio agnoli ani arelli atti azzi elli enti eri esi etti ghi iani ini oli oni ossi otti ucci uzzi".split(
  " ",
);
const given =
  "Maria Anna Rosa Angela Teresa Lucia Paola Laura Elena Silvia Giulia Sara Marta Mario Luigi Bruno Carlo Marco Paolo Luca Andrea Davide Matteo Giorgio Pietro Sergio Dario Fabio Hamza Blerina Jasmine Cristian".split(
    " ",
  );

/** The names half of Italy's streets have, and as many more of a kind. */
const streets = [
  ..."Roma Garibaldi Mazzini Verdi Marconi Dante Matteotti Cavour Manzoni Gramsci Argine Stazione Chiesa Mulino".split(
    " ",
  ),
  ...starts.flatMap((start) => ends.map((end) => `${start}${end}`)),
];

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;
/** Numbers that look drawn and are the same every time. */
const spread = (i: number, by: number) => (Math.imul(i + 1, 2_654_435_761) >>> by) % 1_000_003;
const kinds = starts.length * middles.length * ends.length;

/** The person of this number: half of them share a hundredth of the surnames. */
export function personAt(i: number) {
  const drawn = spread(i, 3);
  const k = drawn % 2 === 0 ? spread(i, 5) % Math.ceil(kinds / 100) : spread(i, 7) % kinds;
  const name = `${pick(starts, k)}${pick(middles, Math.floor(k / starts.length))}${pick(ends, Math.floor(k / starts.length / middles.length))}`;
  const surname = drawn % 40 === 1 ? `De ${name}` : name;
  const givenName = drawn % 9 === 0 ? `${pick(given, drawn >> 3)} ${pick(given, drawn >> 7)}` : pick(given, drawn >> 3);
  const letters = sortable(name)
    .replace(/[aeiou ]/g, "")
    .padEnd(6, "x")
    .slice(0, 6)
    .toUpperCase();
  const day = String(1 + (drawn % 28)).padStart(2, "0");
  const year = String(1930 + (spread(i, 9) % 90));
  const month = drawn >> 4;
  const place = `F${String(spread(i, 2) % 1000).padStart(3, "0")}`;
  const fiscalCode = `${letters}${year.slice(2)}${pick([..."ABCDEHLMPRST"], month)}${day}${place}${pick([..."ABCDEFGHIJ"], i)}`;
  const birthOn = `${year}-${String((month % 12) + 1).padStart(2, "0")}-${day}`;
  return {
    personId: uuidOf(`person-${i}`),
    address: `Via ${pick(streets, spread(i, 5))}, ${1 + (spread(i, 7) % 120)}`,
    surname,
    givenName,
    fiscalCode,
    birthOn,
    territory: pick(comuni, spread(i, 4)),
  };
}

/** `n`: number of its row. */
function personStatements(i: number, n: number, words: Map<string, number>): Statement[] {
  const { personId, surname, givenName, fiscalCode, birthOn, territory, address } = personAt(i);
  const isProtected = i % 200 === 7;
  const sortName = sortable(`${surname} ${givenName}`);
  const row = {
    surname,
    given_name: givenName,
    sort_name: sortName,
    fiscal_code: fiscalCode,
    address: isProtected ? null : address,
  };
  for (const word of nameWordsOf(row)) words.set(word, (words.get(word) ?? 0) + 1);
  return [
    {
      sql: `INSERT INTO person_row (n,person_id,surname,given_name,sort_name,birth_on,fiscal_code,address,territory,
        protected_address,state,last_pos) VALUES (?,?,?,?,?,?,?,?,?,?,'identified',1)`,
      args: [
        n,
        personId,
        surname,
        givenName,
        sortName,
        birthOn,
        fiscalCode,
        row.address,
        territory,
        isProtected ? 1 : 0,
      ],
    },
    {
      sql: "INSERT INTO search_row (rowid,text,territory,address) VALUES (?,?,?,?)",
      args: [n, searchTextOf(row), territory, addressTextOf(row)],
    },
  ];
}

const wordStatements = ([word, persons]: [string, number]): Statement[] => [
  {
    sql: `INSERT INTO search_word (word,sound,persons) VALUES (?,?,?)
      ON CONFLICT(word) DO UPDATE SET persons=persons+excluded.persons`,
    args: [word, soundOf(word), persons],
  },
  ...piecesOf(word).map((piece) => ({
    sql: "INSERT OR IGNORE INTO search_piece (piece,word) VALUES (?,?)",
    args: [piece, word],
  })),
];

export const protocolAt = (i: number) => `${spread(i, 6) % 60_000} ${2016 + (i % 11)}`;

function caseStatements(i: number, persons: number): Statement[] {
  const closed = i % 4 === 0 ? 0 : 1;
  const year = 2017 + Math.floor(i / 100_000);
  const caseId = uuidOf(`case-${i}`);
  const values = [
    ...[caseId, "case-intake", `${year}-${String(i % 100_000).padStart(6, "0")}`, closed ? "closed" : "inDelivery"],
    ...[
      closed,
      pick(comuni, spread(i, 4)),
      pick(["adults", "elderly", "families"], i),
      `worker-${spread(i, 3) % 4_000}`,
    ],
    ...[
      i % 500 === 0 ? 1 : 0,
      uuidOf(`person-${spread(i, 2) % persons}`),
      `${year}-03-01`,
      `${year}-06-01`,
      "9999-12-31",
      "19999-12-31",
    ],
  ];
  return [
    {
      sql: `INSERT INTO list_row (case_id,kind,number,state,closed,territory,area,assignee,restricted,person_id,opened_on,
        updated_on,due_on,urgent,priority,weight,todo,columns,last_pos,since_pos)
        VALUES (${values.map(() => "?").join(",")},0,2,0,'{}',${i + 1},1)`,
      args: values as Statement["args"],
    },
    ...(i % 5 === 0
      ? [{ sql: "INSERT OR IGNORE INTO protocol_number (number,case_id) VALUES (?,?)", args: [protocolAt(i), caseId] }]
      : []),
  ];
}

interface Index {
  name: string;
  sql: string;
}

/** Indexes made once over all rows take a tenth of the time of those kept row by row. */
async function withoutIndexes(driver: EmbeddedDriver, table: string, fill: () => Promise<void>): Promise<void> {
  const indexes = await driver.read<Index>(
    "SELECT name, sql FROM sqlite_master WHERE tbl_name=? AND type='index' AND sql<>''",
    [table],
  );
  for (const { name } of indexes) driver.raw.exec(`DROP INDEX ${name}`);
  await fill();
  for (const { sql } of indexes) driver.raw.exec(sql);
}

/** Adds them to a file that is open for writing, behind those that are there, and leaves it with statistics. */
export async function addPersons(driver: EmbeddedDriver, persons: number, cases: number): Promise<void> {
  // Rows that were never anybody's need no wiping.
  driver.raw.exec("PRAGMA secure_delete=OFF; PRAGMA synchronous=OFF");
  const inBatches = async (count: number, make: (i: number) => Statement[]) => {
    for (let i = 0; i < count; i += 20_000) {
      await driver.batch(Array.from({ length: Math.min(20_000, count - i) }, (_, k) => make(i + k)).flat());
      driver.raw.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  };
  const [last] = await driver.read<{ n: number }>("SELECT IFNULL(MAX(n),0) AS n FROM person_row", []);
  const first = (last?.n ?? 0) + 1;
  const words = new Map<string, number>();
  await inBatches(persons, (i) => personStatements(i, first + i, words));
  const entries = [...words];
  await inBatches(entries.length, (i) => wordStatements(entries[i] as [string, number]));
  await withoutIndexes(driver, "list_row", () => inBatches(cases, (i) => caseStatements(i, persons)));
  await driver.analyze();
  driver.raw.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

/** Makes the file and leaves it closed. */
export async function makeSearchSet(root: string, file: string, persons: number, cases: number): Promise<void> {
  const driver = EmbeddedDriver.open(file, { mode: "write" });
  await upgradeDatabase(driver, { root, demo: false });
  await addPersons(driver, persons, cases);
  driver.close();
}
