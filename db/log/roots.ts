// Signed roots: read whole, in order of their number, and appended. Also the seals they are taken from.
import type { Driver, Statement } from "../driver/driver.ts";

export interface SignedRoot {
  n: number;
  kind: "daily" | "request";
  day: string;
  pos: number;
  root: string;
  previous: string;
  signedAt: string;
  publicKey: string;
  signature: string;
}

const columns = "n,kind,day,pos,root,previous,signed_at AS signedAt,public_key AS publicKey,signature";

export const appendRoot = (one: SignedRoot): Statement => ({
  sql: `INSERT INTO signed_root (n,kind,day,pos,root,previous,signed_at,public_key,signature)
    VALUES (?,?,?,?,?,?,?,?,?)`,
  args: [one.n, one.kind, one.day, one.pos, one.root, one.previous, one.signedAt, one.publicKey, one.signature],
});

/** The newest before `before`, newest first. */
export const listRoots = (driver: Driver, before: number, limit: number): Promise<SignedRoot[]> =>
  driver.read<SignedRoot>(`SELECT ${columns} FROM signed_root WHERE n<? ORDER BY n DESC LIMIT ?`, [before, limit]);

export async function findRoot(driver: Driver, n: number): Promise<SignedRoot | undefined> {
  const [row] = await driver.read<SignedRoot>(`SELECT ${columns} FROM signed_root WHERE n=?`, [n]);
  return row;
}

export async function findLastDaily(driver: Driver): Promise<SignedRoot | undefined> {
  const [row] = await driver.read<SignedRoot>(
    `SELECT ${columns} FROM signed_root WHERE kind='daily' ORDER BY n DESC LIMIT 1`,
  );
  return row;
}

/** Oldest first, after `n`. */
export const readRootsAfter = (driver: Driver, n: number, limit: number): Promise<SignedRoot[]> =>
  driver.read<SignedRoot>(`SELECT ${columns} FROM signed_root WHERE n>? ORDER BY n LIMIT ?`, [n, limit]);

export interface SealEnd {
  toPos: number;
  root: string;
  recordedAt: string;
}

/** Seals that end after a position, in order. */
export const readSealEnds = (driver: Driver, afterPos: number, limit: number): Promise<SealEnd[]> =>
  driver.read<SealEnd>(
    "SELECT to_pos AS toPos,root,recorded_at AS recordedAt FROM seal WHERE from_pos>? ORDER BY from_pos LIMIT ?",
    [afterPos, limit],
  );

/** The seal that ends at a position; undefined when none does. */
export async function findSealEnd(driver: Driver, toPos: number): Promise<SealEnd | undefined> {
  const [row] = await driver.read<SealEnd>(
    `SELECT to_pos AS toPos,root,recorded_at AS recordedAt FROM seal WHERE from_pos<=? ORDER BY from_pos DESC LIMIT 1`,
    [toPos],
  );
  return row?.toPos === toPos ? row : undefined;
}

/** The last seal. */
export async function findLastSeal(driver: Driver): Promise<SealEnd | undefined> {
  const [row] = await driver.read<SealEnd>(
    "SELECT to_pos AS toPos,root,recorded_at AS recordedAt FROM seal ORDER BY from_pos DESC LIMIT 1",
  );
  return row;
}
