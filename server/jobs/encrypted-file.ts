// Files encrypted at rest: AES-256-GCM in one stream, under a key derived from the master key for this file alone. A
// changed, cut or renamed file does not decrypt, and leaves nothing behind.
import { type CipherGCM, createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import { closeSync, createReadStream, createWriteStream, openSync, readSync, rmSync, statSync } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Magic, salt, initialisation vector; at the end of the file the tag. */
const magic = Buffer.from("AMBITO-BACKUP-1\n");
const [saltLength, ivLength, tagLength] = [16, 12, 16];
const headLength = magic.length + saltLength + ivLength;
/** Below GCM's limit for one key and vector. */
const mostBytes = 60 * 2 ** 30;

export interface FileKey {
  masterKey: Uint8Array;
  /** What the file is: a copy under another name does not decrypt. */
  name: string;
}

const keyOf = ({ masterKey, name }: FileKey, salt: Uint8Array): Buffer =>
  Buffer.from(hkdfSync("sha256", masterKey, salt, `ambito backup ${name}`, 32));

/** Head before, tag after what the cipher gives. */
function framed(head: Buffer, cipher: CipherGCM): Transform {
  let begun = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!begun) this.push(head);
      begun = true;
      done(null, cipher.update(chunk));
    },
    flush(done) {
      if (!begun) this.push(head);
      this.push(Buffer.concat([cipher.final(), cipher.getAuthTag()]));
      done();
    },
  });
}

/** Writes `target`, which must not exist. */
export async function encryptFile(
  source: string,
  target: string,
  key: FileKey,
  random: (size: number) => Uint8Array,
): Promise<void> {
  if (statSync(source).size > mostBytes) throw new Error(`${source} is too large to be encrypted in one piece`);
  const head = Buffer.concat([magic, random(saltLength), random(ivLength)]);
  const cipher = createCipheriv(
    "aes-256-gcm",
    keyOf(key, head.subarray(magic.length, -ivLength)),
    head.subarray(-ivLength),
  );
  cipher.setAAD(head);
  const output = createWriteStream(target, { flags: "wx", mode: 0o600, flush: true });
  await pipeline(createReadStream(source), framed(head, cipher), output);
}

/** Writes `target`, which must not exist. Throws when the key does not fit or a byte was changed. */
export async function decryptFile(source: string, target: string, key: FileKey): Promise<void> {
  const { head, tag, size } = readFrame(source);
  const iv = head.subarray(-ivLength);
  const decipher = createDecipheriv("aes-256-gcm", keyOf(key, head.subarray(magic.length, -ivLength)), iv);
  decipher.setAAD(head).setAuthTag(tag);
  const end = size - tagLength - 1;
  const input = end < headLength ? Readable.from([]) : createReadStream(source, { start: headLength, end });
  const output = createWriteStream(target, { flags: "wx", mode: 0o600 });
  try {
    await pipeline(input, decipher, output);
  } catch (error) {
    // What was decrypted before the tag was seen not to match is worth nothing.
    rmSync(target, { force: true });
    throw new Error(`${source} does not decrypt: another master key, or the file was changed`, { cause: error });
  }
}

function readFrame(source: string): { head: Buffer; tag: Buffer; size: number } {
  const { size } = statSync(source);
  const head = Buffer.alloc(headLength);
  const tag = Buffer.alloc(tagLength);
  const file = openSync(source, "r");
  try {
    readSync(file, head, 0, headLength, 0);
    readSync(file, tag, 0, tagLength, Math.max(0, size - tagLength));
  } finally {
    closeSync(file);
  }
  if (size < headLength + tagLength || !head.subarray(0, magic.length).equals(magic))
    throw new Error(`${source} is no encrypted file of a backup`);
  return { head, tag, size };
}
