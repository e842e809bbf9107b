// Files at rest: what comes back is what went in, whatever its size, and nothing comes back of what was changed.
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { decryptFile, encryptFile } from "../../server/jobs/encrypted-file.ts";

const dir = mkdtempSync(join(tmpdir(), "ambito-encrypted-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const key = { masterKey: randomBytes(32), name: "a.db" };
let made = 0;

async function encrypt(bytes: Buffer, name = key.name): Promise<string> {
  made += 1;
  const [plain, file] = [join(dir, `plain-${made}`), join(dir, `file-${made}`)];
  writeFileSync(plain, bytes);
  await encryptFile(plain, file, { ...key, name }, (size) => randomBytes(size));
  return file;
}

async function decrypt(file: string, given = key): Promise<Buffer> {
  made += 1;
  const target = join(dir, `back-${made}`);
  try {
    await decryptFile(file, target, given);
    return readFileSync(target);
  } finally {
    if (existsSync(target)) rmSync(target);
  }
}

test.each([0, 1, 15, 16, 65_536, 300_001])("%i bytes come back", async (size) => {
  const bytes = randomBytes(size);
  const file = await encrypt(bytes);
  expect((await decrypt(file)).equals(bytes)).toBe(true);
});

test("the same file is never encrypted to the same bytes", async () => {
  const bytes = randomBytes(100);
  expect(readFileSync(await encrypt(bytes)).equals(readFileSync(await encrypt(bytes)))).toBe(false);
});

describe("nothing comes back", () => {
  test("of a file of which any byte was changed", async () => {
    const file = await encrypt(randomBytes(40));
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(file, changed);
      await expect(decrypt(file)).rejects.toThrow(/does not decrypt|is no encrypted file/);
    }
  });

  test("of one that was cut or made longer", async () => {
    const file = await encrypt(randomBytes(1000));
    const whole = readFileSync(file);
    for (const other of [
      whole.subarray(0, -1),
      whole.subarray(0, 40),
      whole.subarray(0, 0),
      Buffer.concat([whole, whole]),
    ]) {
      writeFileSync(file, other);
      await expect(decrypt(file)).rejects.toThrow(/does not decrypt|is no encrypted file/);
    }
  });

  test("under another master key, or another name", async () => {
    const file = await encrypt(randomBytes(1000));
    await expect(decrypt(file, { ...key, masterKey: randomBytes(32) })).rejects.toThrow("does not decrypt");
    await expect(decrypt(file, { ...key, name: "b.db" })).rejects.toThrow("does not decrypt");
  });
});
