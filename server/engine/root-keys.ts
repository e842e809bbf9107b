// The file of the key that signs roots: outside the database, beside the master key. First the private key, then the
// public keys that signed before it, so that a root signed by a key nobody here ever had is found out.
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { publicKeyText } from "./signed-root.ts";

export interface RootKeys {
  privateKey: KeyObject;
  /** The key in use and those before it, as they stand beside the roots they signed. */
  trusted: readonly string[];
}

/** PKCS #8 of an Ed25519 seed (RFC 8410). */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

function newKey(random: (size: number) => Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8, random(32)]), format: "der", type: "pkcs8" });
}

const pemBlock = /-----BEGIN (PRIVATE|PUBLIC) KEY-----[^-]+-----END \1 KEY-----/g;

/** Throws when the file is no such file; undefined when there is none. */
export function readRootKeys(path: string): RootKeys | undefined {
  if (!existsSync(path)) return undefined;
  const blocks = readFileSync(path, "utf8").match(pemBlock) ?? [];
  const [first = "", ...others] = blocks;
  const privateKey = createPrivateKey(first);
  const keys = [createPublicKey(privateKey), ...others.map((block) => createPublicKey(block))];
  if (keys.some((key) => key.asymmetricKeyType !== "ed25519")) throw new Error(`${path} holds keys of another kind`);
  return { privateKey, trusted: keys.map(publicKeyText) };
}

function write(path: string, keys: readonly KeyObject[]): void {
  const [privateKey, ...old] = keys;
  const blocks = [
    privateKey?.export({ format: "pem", type: "pkcs8" }),
    ...old.map((key) => key.export({ format: "pem", type: "spki" })),
  ];
  // Whole or not at all: a torn file would lose the keys before.
  writeFileSync(`${path}.new`, blocks.join(""), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/** Makes the first key. */
export function makeRootKeys(path: string, random: (size: number) => Uint8Array): void {
  if (existsSync(path)) throw new Error(`${path} is there already`);
  write(path, [newKey(random)]);
}

/** A new key signs from now on; the public halves of those before it stay in the file. */
export function rotateRootKeys(path: string, random: (size: number) => Uint8Array): void {
  const blocks = readFileSync(path, "utf8").match(pemBlock) ?? [];
  write(path, [newKey(random), ...blocks.map((block) => createPublicKey(block))]);
}
