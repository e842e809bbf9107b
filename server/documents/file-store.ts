// Bytes of documents: one file each in the data folder, AES-256-GCM under a key made of the master key and random key material
// that stands sealed in the event that attached it. Whoever erases the sealed part erases the file with it. Files are written
// once and never changed; what no event tells of after a day is swept away.
import { createCipheriv, createDecipheriv, createHash, hkdfSync } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Where the bytes lie and what opens them. */
export interface StoredFile {
  /** Name of the file. */
  stored: string;
  /** SHA-256 of the sealed bytes, hex: checked without any key. */
  storedHash: string;
  /** Key material, hex. */
  salt: string;
}

const [ivLength, tagLength, saltLength] = [12, 16, 32];
const storedName = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[0-9a-f]{8}$/;

export const isStoredName = (name: string): boolean => storedName.test(name);
/** The command that attached, or was to attach, the file. */
export const commandOf = (stored: string): string => stored.slice(0, 36);

export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export interface FileStoreOptions {
  dir: string;
  masterKey: Uint8Array;
  random: (size: number) => Uint8Array;
  /** The machine's clock, as the files have it. */
  nowMs: () => number;
}

export class FileStore {
  readonly #options: FileStoreOptions;

  constructor(options: FileStoreOptions) {
    this.#options = options;
  }

  #key(salt: string): Buffer {
    return Buffer.from(hkdfSync("sha256", this.#options.masterKey, Buffer.from(salt, "hex"), "ambito document", 32));
  }

  #path(stored: string): string {
    if (!isStoredName(stored)) throw new Error("not the name of a stored file");
    return join(this.#options.dir, stored.slice(0, 2), stored);
  }

  /** On the disk for good when it resolves. */
  async put(bytes: Uint8Array, place: { caseId: string; commandId: string }): Promise<StoredFile> {
    const { random } = this.#options;
    const [salt, iv] = [Buffer.from(random(saltLength)).toString("hex"), random(ivLength)];
    const stored = `${place.commandId}.${Buffer.from(random(4)).toString("hex")}`;
    const cipher = createCipheriv("aes-256-gcm", this.#key(salt), iv);
    cipher.setAAD(Buffer.from(`${place.caseId}/${stored}`));
    const sealed = Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    const path = this.#path(stored);
    const folder = join(path, "..");
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(`${path}.part`, "wx", 0o600);
    try {
      await file.writeFile(sealed);
      await file.sync();
    } catch (error) {
      await rm(`${path}.part`, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
    await syncFolder(folder);
    return { stored, storedHash: hashOf(sealed), salt };
  }

  /** Undefined when the file is gone. Throws when a byte was changed, or the key is another's. */
  async get(stored: string, salt: string, caseId: string): Promise<Buffer | undefined> {
    const sealed = await readFile(this.#path(stored)).catch(unlessMissing);
    if (!sealed) return undefined;
    const decipher = createDecipheriv("aes-256-gcm", this.#key(salt), sealed.subarray(0, ivLength));
    decipher.setAAD(Buffer.from(`${caseId}/${stored}`));
    decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
    return Buffer.concat([decipher.update(sealed.subarray(ivLength, sealed.length - tagLength)), decipher.final()]);
  }

  async drop(stored: string): Promise<void> {
    await rm(this.#path(stored), { force: true });
  }

  /**
   * Removes files older than `ageMs` whose command is not in the log: uploads that were refused or cut off.
   * `known` answers which of up to 64 command ids are.
   */
  async sweep(ageMs: number, known: (commandIds: readonly string[]) => Promise<ReadonlySet<string>>) {
    let removed = 0;
    for (const folder of await readdir(this.#options.dir).catch(() => [])) {
      const files = await readdir(join(this.#options.dir, folder)).catch(() => []);
      for (let i = 0; i < files.length; i += 64) {
        const old = [];
        for (const file of files.slice(i, i + 64)) {
          const { mtimeMs } = await stat(join(this.#options.dir, folder, file));
          if (mtimeMs < this.#options.nowMs() - ageMs) old.push(file);
        }
        const kept = await known(old.map(commandOf));
        for (const file of old.filter((one) => !kept.has(commandOf(one)) || one.endsWith(".part"))) {
          await rm(join(this.#options.dir, folder, file), { force: true });
          removed += 1;
        }
      }
    }
    return removed;
  }
}

/** SHA-256 of the sealed bytes as they lie there; undefined when there are none. */
export async function storedHashOf(dir: string, stored: string): Promise<string | undefined> {
  const bytes = await readFile(join(dir, stored.slice(0, 2), stored)).catch(unlessMissing);
  return bytes && hashOf(bytes);
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
  throw error;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
