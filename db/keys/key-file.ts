// keys.db: the random key of every (case, subject), wrapped by the master key. A file of its own with its own
// short backup rotation: a key destroyed here erases what it sealed, while the log's chains still verify.
import { createCipheriv, createDecipheriv } from "node:crypto";
import { EmbeddedDriver } from "../driver/embedded.ts";

const schema = "CREATE TABLE IF NOT EXISTS case_key (key_id INTEGER PRIMARY KEY, wrapped BLOB NOT NULL) STRICT";

/** AES-256-GCM under the master key, AAD = key id. Layout as a sealed blob. */
function wrap(key: Uint8Array, master: Uint8Array, iv: Uint8Array, keyId: number): Buffer {
  const cipher = createCipheriv("aes-256-gcm", master, iv);
  cipher.setAAD(Buffer.from(String(keyId)));
  return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

function unwrap(wrapped: Buffer, master: Uint8Array, keyId: number): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", master, wrapped.subarray(0, 12));
  decipher.setAAD(Buffer.from(String(keyId)));
  decipher.setAuthTag(wrapped.subarray(wrapped.length - 16));
  return Buffer.concat([decipher.update(wrapped.subarray(12, wrapped.length - 16)), decipher.final()]);
}

export type RandomBytes = (size: number) => Uint8Array;

const cacheSize = 20_000;

/** Reads keys; used by every thread that may open sealed parts. */
export class KeyReader {
  protected readonly driver: EmbeddedDriver;
  protected readonly master: Uint8Array;
  readonly #cache = new Map<number, Buffer>();

  protected constructor(driver: EmbeddedDriver, master: Uint8Array) {
    this.driver = driver;
    this.master = master;
  }

  static open(path: string, master: Uint8Array): KeyReader {
    return new KeyReader(EmbeddedDriver.open(path, { mode: "read" }), master);
  }

  /** Undefined when the key was destroyed. Throws when the master key does not fit. */
  find(keyId: number): Uint8Array | undefined {
    const cached = this.#cache.get(keyId);
    if (cached) return cached;
    const [row] = this.driver.readSync<{ wrapped: Uint8Array }>("SELECT wrapped FROM case_key WHERE key_id=?", [keyId]);
    if (!row) return undefined;
    const key = unwrap(Buffer.from(row.wrapped), this.master, keyId);
    this.remember(keyId, key);
    return key;
  }

  protected remember(keyId: number, key: Buffer): void {
    if (this.#cache.size >= cacheSize) this.#cache.clear();
    this.#cache.set(keyId, key);
  }

  protected forget(keyId: number): void {
    this.#cache.delete(keyId);
  }

  close(): void {
    this.driver.close();
  }
}

const poolSize = 512;

/** The writer's side: keeps keys written ahead, so that a commit only binds an id and stays one fsync. */
export class KeyPool extends KeyReader {
  readonly #random: RandomBytes;
  #pool: { keyId: number; key: Buffer }[] = [];
  #last = 0;
  #lastBound = 0;

  private constructor(driver: EmbeddedDriver, master: Uint8Array, random: RandomBytes) {
    super(driver, master);
    this.#random = random;
  }

  /** `lastBound` is the highest key id the log binds: later ones were written ahead and are still free. */
  static openPool(path: string, master: Uint8Array, random: RandomBytes, lastBound: number): KeyPool {
    const driver = EmbeddedDriver.open(path, { mode: "write" });
    driver.raw.exec(schema);
    const pool = new KeyPool(driver, master, random);
    pool.#load(lastBound);
    return pool;
  }

  #load(lastBound: number): void {
    const rows = this.driver.readSync<{ key_id: number; wrapped: Uint8Array }>(
      "SELECT key_id,wrapped FROM case_key WHERE key_id>? ORDER BY key_id",
      [lastBound],
    );
    this.#pool = rows.map((row) => ({
      keyId: row.key_id,
      key: unwrap(Buffer.from(row.wrapped), this.master, row.key_id),
    }));
    this.#lastBound = lastBound;
    this.#last = Math.max(lastBound, ...rows.map((row) => row.key_id));
  }

  /** True when the file ends before the last key that the log binds: keys are written ahead, so some were lost. */
  get isCut(): boolean {
    const [row] = this.driver.readSync<{ last: number | null }>("SELECT MAX(key_id) AS last FROM case_key");
    return (row?.last ?? 0) < this.#lastBound;
  }

  /** A fresh key; given out once. */
  take(): { keyId: number; key: Uint8Array } {
    if (this.#pool.length === 0) this.refill();
    const next = this.#pool.shift();
    if (!next) throw new Error("key pool is empty");
    this.remember(next.keyId, next.key);
    return next;
  }

  /** Writes keys ahead in one transaction when the pool runs low; called between groups. */
  refillWhenLow(): void {
    if (this.#pool.length < poolSize / 4) this.refill();
    if (this.#pool.length < poolSize / 4) throw new Error("key pool stays low");
  }

  refill(): void {
    const fresh = Array.from({ length: poolSize - this.#pool.length }, (_, i) => ({
      keyId: this.#last + 1 + i,
      key: Buffer.from(this.#random(32)),
    }));
    this.driver.batchSync(
      fresh.map(({ keyId, key }) => ({
        sql: "INSERT INTO case_key (key_id,wrapped) VALUES (?,?)",
        args: [keyId, wrap(key, this.master, this.#random(12), keyId)],
      })),
    );
    this.#last += fresh.length;
    this.#pool.push(...fresh);
    // Keys are few: their own WAL is folded back at once, so that a copied file is whole.
    this.driver.raw.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** Destroys a key: what it sealed can never be read again. */
  destroy(keyId: number): void {
    this.forget(keyId);
    this.driver.batchSync([{ sql: "DELETE FROM case_key WHERE key_id=?", args: [keyId] }]);
    this.driver.raw.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
}
