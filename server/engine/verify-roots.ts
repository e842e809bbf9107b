// Signed roots against the seals they name, the days they stand for, each other, the keys that are trusted and the
// copies kept outside the database: who cuts the log's end, or writes it anew, would have to forge them.
import type { Driver } from "../../db/driver/driver.ts";
import { findSealEnd, readSealEnds, type SignedRoot } from "../../db/log/roots.ts";
import { countRows, eachRow, type Source } from "../../db/log/safe-read.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import { addDays, romeDay } from "../../workflows/rules/calendar/days.ts";
import { isSigned, readRootCode, rootFingerprint, rootLine } from "./signed-root.ts";
import type { Problems } from "./verify-report.ts";

export interface RootTrust {
  /** Public keys in the key's file; without them any key will do, as in the hands of a stranger. */
  publicKeys?: readonly string[];
  /** Lines of the file beside the database: as they were before it was read and, of a live one, as they are after. */
  lines?: { before: readonly string[]; after?: () => readonly string[] };
  /** Codes from printed pages. */
  codes?: readonly string[];
}

const source: Source = {
  ...{ table: "signed_root", key: "n" },
  columns: ["n", "kind", "day", "pos", "root", "previous", "signed_at", "public_key", "signature"],
};

const toRoot = (row: Json[]): SignedRoot => {
  const [n, kind, day, pos, root, previous, signedAt, publicKey, signature] = row;
  return { n, kind, day, pos, root, previous, signedAt, publicKey, signature } as SignedRoot;
};

/** Returns how many signed roots there are. */
export async function checkRoots(driver: Driver, problems: Problems, trust: RootTrust): Promise<number> {
  const roots: SignedRoot[] = [];
  await eachRow(
    driver,
    source,
    (row) => void roots.push(toRoot(row)),
    (n) => problems.add(`signed root ${n}: the row cannot be read`),
  );
  if ((await countRows(driver, "signed_root")) !== roots.length) problems.add("signed_root: rows that are no roots");
  let before: SignedRoot | undefined;
  let daily: SignedRoot | undefined;
  for (const one of roots) {
    for (const text of await faultsOf(driver, one, { before, daily, trust }))
      problems.add(`signed root ${one.n} of ${one.day}: ${text}`);
    before = one;
    if (one.kind === "daily") daily = one;
  }
  checkLines(roots, problems, trust);
  for (const code of trust.codes ?? []) await checkCode(driver, code, problems);
  return roots.length;
}

async function faultsOf(
  driver: Driver,
  one: SignedRoot,
  known: { before: SignedRoot | undefined; daily: SignedRoot | undefined; trust: RootTrust },
): Promise<string[]> {
  const { before, daily, trust } = known;
  const faults: string[] = [];
  if (!isSigned(one)) faults.push("its signature does not match");
  if (trust.publicKeys && !trust.publicKeys.includes(one.publicKey)) faults.push("it is signed with an unknown key");
  if (one.n !== (before?.n ?? 0) + 1) faults.push("one before it is missing");
  if (one.previous !== (before ? rootFingerprint(before) : "")) faults.push("it does not follow the one before it");
  if (one.kind === "daily" && daily && one.day !== addDays(daily.day, 1)) faults.push("a day before it has no root");
  const seal = Number.isSafeInteger(one.pos) ? await findSealEnd(driver, one.pos) : undefined;
  if (!seal) return [...faults, `the log has no seal that ends at ${one.pos}`];
  if (seal.root !== one.root) faults.push(`the log has another root at ${one.pos}`);
  if (romeDay(seal.recordedAt) > one.day) faults.push("it covers a later day");
  const [next] = one.kind === "daily" ? await readSealEnds(driver, one.pos, 1) : [];
  if (next && romeDay(next.recordedAt) <= one.day) faults.push("it leaves out events of its day");
  return faults;
}

function checkLines(roots: readonly SignedRoot[], problems: Problems, { lines }: RootTrust): void {
  if (!lines) return;
  const rows = roots.map(rootLine);
  const differ = new Set<number>();
  // A root goes into the table first: the table holds all that was in the file before, the file all of the table later.
  lines.before.forEach((line, i) => void (rows[i] !== line && differ.add(i + 1)));
  const after = lines.after?.();
  if (after) rows.forEach((row, i) => void (after[i] !== row && differ.add(i + 1)));
  for (const n of differ) problems.add(`signed root ${n}: the copy outside the database says otherwise`);
}

async function checkCode(driver: Driver, code: string, problems: Problems): Promise<void> {
  const read = readRootCode(code);
  if (!read) return problems.add("the text to compare with is not that of a printed root, which begins with AMBITO1");
  const seal = await findSealEnd(driver, read.pos);
  if (!seal) problems.add(`the printed root of ${read.day}: the log has no seal that ends at ${read.pos}`);
  else if (seal.root !== read.root) problems.add(`the printed root of ${read.day}: the log has another at ${read.pos}`);
}
