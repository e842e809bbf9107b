// Drafts on the device: each encrypted under the key the server gives to this account only, under a name that tells neither
// form nor case, for so many days. A tab that is killed, a browser that crashes or a session that ends loses none; another
// account can read none. Fetched apart, once somebody is logged in.
import { createStore, del, entries, get, set } from "idb-keyval";
import { createEffect, createRoot, on } from "solid-js";
import { allDrafts, type Draft, dropDraft, findDraft, isOnScreen, restoreDrafts, setDraftsKept } from "./drafts.ts";

/** Where the records lie: the browser's database, or whatever a test has in its place. */
export interface Shelf {
  entries: () => Promise<[string, unknown][]>;
  get: (name: string) => Promise<unknown>;
  set: (name: string, record: KeptRecord) => Promise<void>;
  del: (name: string) => Promise<void>;
}

export interface KeptRecord {
  /** Instant in ms after which it is thrown away, whoever is logged in. */
  until: number;
  /** Whose it is, as only her key tells. */
  owner: string;
  nonce: Uint8Array;
  body: Uint8Array;
}

export interface DraftKey {
  /** 256 bits, hexadecimal. */
  key: string;
  /** 0: nothing is kept on the device. */
  days: number;
}

const dayMs = 86_400_000;
const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (one) => one.toString(16).padStart(2, "0")).join("");

export function browserShelf(): Shelf {
  const store = createStore("ambito", "drafts");
  return {
    entries: () => entries<string, unknown>(store),
    get: (name) => get(name, store),
    set: (name, record) => set(name, record, store),
    del: (name) => del(name, store),
  };
}

export const isRecord = (value: unknown): value is KeptRecord =>
  typeof value === "object" && value !== null && "until" in value && "body" in value && "owner" in value;

/** The two keys of an account: one for what drafts say, one for what they are called. */
export async function openKeys(hex: string) {
  const secret = await crypto.subtle.importKey("raw", bytesOf(hex), "HKDF", false, ["deriveKey"]);
  const derived = (info: string, algorithm: AesKeyGenParams | HmacKeyGenParams, uses: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: new TextEncoder().encode(info) },
      ...([secret, algorithm, false, uses] as const),
    );
  const body = await derived("body", { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]);
  const names = await derived("name", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]);
  const nameOf = async (text: string) => hexOf(await crypto.subtle.sign("HMAC", names, new TextEncoder().encode(text)));
  return { body, nameOf };
}

export interface DraftStore {
  /** Takes up what another page of this account left on the device since. */
  refresh: () => Promise<void>;
  /** Keeps nothing any more; resolves when all that was typed is written. */
  close: () => Promise<void>;
  /** The same, and nothing of this account stays on the device. */
  forget: () => Promise<void>;
}

const none: DraftStore = {
  refresh: async () => undefined,
  close: async () => undefined,
  forget: async () => undefined,
};

const channelName = "ambito drafts";

/** What other pages of the browser hear: a draft was recorded or thrown away. */
interface Gone {
  name: string;
  once: string;
}

/** Restores what is kept, then keeps what is typed. */
export async function openDraftStore({ key, days }: DraftKey, shelf: Shelf): Promise<DraftStore> {
  const { body, nameOf } = await openKeys(key);
  const owner = await nameOf("owner");
  /** As the device has them, by form. */
  const written = new Map<string, Draft>();

  async function read(): Promise<ReadonlyMap<string, Draft>> {
    const found = new Map<string, Draft>();
    for (const [name, record] of await shelf.entries()) {
      if (!isRecord(record) || record.until < Date.now()) await shelf.del(name);
      else if (record.owner === owner) {
        const one = await opened(body, name, record);
        if (one && days > 0) found.set(one.form, one.draft);
        else await shelf.del(name);
      }
    }
    return found;
  }

  async function write(now: ReadonlyMap<string, Draft>): Promise<void> {
    for (const [form, { once }] of [...written]) {
      if (now.has(form)) continue;
      const name = await nameOf(form);
      const record = await shelf.get(name);
      // Another page may have begun one of its own in the same form.
      if (isRecord(record) && (await opened(body, name, record))?.draft.once === once) await shelf.del(name);
      written.delete(form);
      channel?.postMessage({ name, once } satisfies Gone);
    }
    for (const [form, draft] of now) {
      if (written.get(form) === draft) continue;
      const name = await nameOf(form);
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(JSON.stringify({ form, draft }));
      const sealed = await crypto.subtle.encrypt({ ...gcm(name), iv: nonce }, body, text);
      await shelf.set(name, { until: Date.now() + days * dayMs, owner, nonce, body: new Uint8Array(sealed) });
      written.set(form, draft);
    }
  }

  async function refresh(): Promise<void> {
    for (const [form, draft] of await read()) {
      if (findDraft(form)) continue;
      written.set(form, draft);
      restoreDrafts(new Map([[form, draft]]));
    }
  }

  const first = await read();
  if (days === 0) return none;
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(channelName);
  for (const [form, draft] of first) written.set(form, draft);
  restoreDrafts(first);
  setDraftsKept(true);
  let last: Promise<void> = Promise.resolve();
  const stop = createRoot((dispose) => {
    // One after the other, and only the latest of what was typed meanwhile.
    const follow = () => {
      last = last
        .then(() => write(allDrafts()))
        .then(
          () => void setDraftsKept(true),
          // No room, or the browser forbids it: until it goes again leaving asks.
          () => void setDraftsKept(false),
        );
    };
    createEffect(on(allDrafts, follow));
    return dispose;
  });
  // Recorded or thrown away on another page: here it waits no longer, unless somebody looks at its form.
  channel?.addEventListener("message", async ({ data }: MessageEvent<Gone>) => {
    for (const [form, { once }] of allDrafts())
      if (once === data.once && (await nameOf(form)) === data.name && !isOnScreen(form)) dropDraft(form);
  });
  const close = async () => {
    stop();
    await last;
    channel?.close();
    setDraftsKept(false);
  };
  const forget = async () => {
    await close();
    for (const [name, record] of await shelf.entries())
      if (isRecord(record) && record.owner === owner) await shelf.del(name);
  };
  return { refresh, close, forget };
}

export const gcm = (name: string) => ({ name: "AES-GCM", additionalData: new TextEncoder().encode(name) });

/** Undefined where it was written under another key, or is damaged. */
async function opened(key: CryptoKey, name: string, { nonce, body }: KeptRecord) {
  try {
    const text = await crypto.subtle.decrypt(
      { ...gcm(name), iv: new Uint8Array(nonce) },
      ...([key, new Uint8Array(body)] as const),
    );
    return JSON.parse(new TextDecoder().decode(text)) as { form: string; draft: Draft };
  } catch {
    return undefined;
  }
}
