// Photos and papers chosen without network: kept on the device, encrypted under the key of this account, and sent by themselves once
// the server answers, one after the other. What the office refuses stays, with its reason, until somebody throws it away. Gone at
// log-out and after as many days as drafts.
import { createStore, del, entries, set } from "idb-keyval";
import { sendFile } from "./cases/documents/send-file.ts";
import { readProblem } from "./problem.ts";
import { queryClient } from "./query.ts";
import { type DraftKey, gcm, isRecord, type KeptRecord, openKeys } from "./ui/form/draft-store.ts";
import { type FileToKeep, setFileKeeper, setWaitingFiles, type WaitingFile, waitingFiles } from "./ui/form/waiting.ts";
import { problemText } from "./ui/states.tsx";

export interface FileShelf {
  entries: () => Promise<[string, unknown][]>;
  set: (name: string, record: KeptRecord) => Promise<void>;
  del: (name: string) => Promise<void>;
}

export function browserFileShelf(): FileShelf {
  const store = createStore("ambito-files", "files");
  return {
    entries: () => entries<string, unknown>(store),
    set: (name, record) => set(name, record, store),
    del: (name) => del(name, store),
  };
}

const dayMs = 86_400_000;
const againMs = 30_000;
/** Of one account on one device. */
const mostFiles = 30;

interface Kept {
  name: string;
  upload: FileToKeep;
}

/** What is said of it, a length before it, then the bytes of the file. */
async function packed({ caseId, about, file }: FileToKeep): Promise<Uint8Array<ArrayBuffer>> {
  const head = new TextEncoder().encode(JSON.stringify({ caseId, about, name: file.name, type: file.type }));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const whole = new Uint8Array(4 + head.length + bytes.length);
  new DataView(whole.buffer).setUint32(0, head.length);
  whole.set(head, 4);
  whole.set(bytes, 4 + head.length);
  return whole;
}

function unpacked(whole: ArrayBuffer): FileToKeep {
  const length = new DataView(whole).getUint32(0);
  const { caseId, about, name, type } = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)));
  return { caseId, about, file: new File([whole.slice(4 + length)], name, { type }) };
}

export interface WaitingStore {
  close: () => void;
  /** Nothing of this account stays on the device. */
  forget: () => Promise<void>;
}

/** Takes up what waits, and sends it as soon as it can. */
export async function openWaitingFiles({ key, days }: DraftKey, shelf: FileShelf): Promise<WaitingStore> {
  const { body, nameOf } = await openKeys(key);
  const owner = await nameOf("files of the owner");
  const kept = new Map<string, Kept>();
  let isSending = false;
  let isOver = false;

  async function read(): Promise<void> {
    for (const [name, record] of await shelf.entries()) {
      if (!isRecord(record) || record.until < Date.now()) await shelf.del(name);
      else if (record.owner === owner) {
        const iv = new Uint8Array(record.nonce);
        const whole = await crypto.subtle
          .decrypt({ ...gcm(name), iv }, body, new Uint8Array(record.body))
          .catch(() => undefined);
        if (whole && days > 0) add(name, unpacked(whole));
        else await shelf.del(name);
      }
    }
  }

  function add(name: string, upload: FileToKeep): void {
    const { commandId, title } = upload.about;
    kept.set(commandId, { name, upload });
    setWaitingFiles((before) => [
      ...before.filter((one) => one.commandId !== commandId),
      { commandId, caseId: upload.caseId, title },
    ]);
  }

  async function keep(upload: FileToKeep): Promise<boolean> {
    if (days === 0 || isOver || kept.size >= mostFiles) return false;
    try {
      const name = await nameOf(`file ${upload.about.commandId}`);
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt({ ...gcm(name), iv: nonce }, body, await packed(upload));
      await shelf.set(name, { until: Date.now() + days * dayMs, owner, nonce, body: new Uint8Array(sealed) });
      add(name, upload);
      return true;
    } catch {
      return false; // No room, or the browser forbids it.
    }
  }

  async function drop(commandId: string): Promise<void> {
    const one = kept.get(commandId);
    kept.delete(commandId);
    setWaitingFiles((before) => before.filter((other) => other.commandId !== commandId));
    if (one) await shelf.del(one.name);
  }

  const tell = (commandId: string, part: Partial<WaitingFile>) =>
    setWaitingFiles((before) => before.map((one) => (one.commandId === commandId ? { ...one, ...part } : one)));

  /** Stops at the first that finds no server: the others would not either. */
  async function send(): Promise<void> {
    if (isSending || isOver || kept.size === 0) return;
    isSending = true;
    let sent = 0;
    try {
      for (const { upload } of [...kept.values()]) {
        const { commandId } = upload.about;
        try {
          // The office takes it at whatever place the case has come to.
          await sendFile(upload.caseId, { ...upload.about, expectedSeq: 1 }, upload.file, () => undefined);
          await drop(commandId);
          sent += 1;
        } catch (error) {
          const problem = readProblem(error);
          if (problem.code === "OFFLINE" || problem.code === "UNAUTHORIZED") break;
          tell(commandId, { problem: problemText(problem) });
        }
      }
    } finally {
      isSending = false;
    }
    if (sent > 0) await queryClient.invalidateQueries({ predicate: (query) => !query.meta?.fixed });
  }

  await read();
  setFileKeeper({ keep, drop, send });
  const onOnline = () => void send();
  addEventListener("online", onOnline);
  const timer = setInterval(() => {
    if (waitingFiles().some((one) => one.problem === undefined)) void send();
  }, againMs);
  void send();
  const close = () => {
    isOver = true;
    clearInterval(timer);
    removeEventListener("online", onOnline);
    setFileKeeper(undefined);
  };
  const forget = async () => {
    close();
    for (const [name, record] of await shelf.entries())
      if (isRecord(record) && record.owner === owner) await shelf.del(name);
  };
  return { close, forget };
}
