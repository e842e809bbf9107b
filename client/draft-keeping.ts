// Drafts on the device, from log-in to log-out: opened beside the first reads of the page, and never in the way of it.
import { createSignal } from "solid-js";
import { readProblem } from "./problem.ts";
import { trpc } from "./trpc.ts";
import type { DraftStore } from "./ui/form/draft-store.ts";
import { forgetDrafts } from "./ui/form/drafts.ts";
import { comesWithFiles } from "./ui/form/waiting.ts";
import type { WaitingStore } from "./waiting-files.ts";

type Key = Awaited<ReturnType<typeof trpc.home.getDraftKey.query>>;

let store: Promise<DraftStore> | undefined;
const [isOpen, setIsOpen] = createSignal(false);

/** Whether what the device kept is here, or never will be: forms opened before would not find it. */
export const areDraftsHere = isOpen;

/** ⚙ A device that does not answer keeps nobody waiting for longer. */
const patienceMs = 2_000;
/** Where the first attempt failed. */
const againMs = 30_000;

interface Opened {
  key: Key;
  store: DraftStore;
}

let ahead: Promise<Opened | undefined> | undefined;
/** Opened ahead, and not taken up yet. */
let here: Opened | undefined;
let waiting: Promise<WaitingStore> | undefined;
let filesTimer: ReturnType<typeof setTimeout> | undefined;
/** Of the account whose drafts are here. */
let keyHere: Key | undefined;
/** Files that wait for the network are looked for when the first page stands: it needs none of them. */
const filesMs = 1_500;

/** An address without TLS has neither database nor keys. */
const canKeep = (): boolean => globalThis.isSecureContext && typeof indexedDB !== "undefined";

async function open(): Promise<Opened> {
  const [{ openDraftStore, browserShelf }, key] = await Promise.all([
    import("./ui/form/draft-store.ts"),
    trpc.home.getDraftKey.query(),
  ]);
  return { key, store: await openDraftStore(key, browserShelf()) };
}

/** Opens them along with the question who one is; resolves when they are here or do not come now. */
export async function openDraftsAhead(): Promise<void> {
  if (!canKeep()) return;
  ahead = open().catch(() => undefined);
  here = await ahead;
}

/** Somebody else is logged in by now: nothing is written under her key. */
function takeUp({ key, store }: Opened, accountId: string): DraftStore {
  if (key.accountId === accountId) {
    keyHere = key;
    comesWithFiles(openFiles);
    filesTimer = setTimeout(openFiles, filesMs);
    return store;
  }
  void store.close();
  throw Object.assign(new Error("another account"), { data: { app: "FORBIDDEN" } });
}

/** Without a database of the browser, or a key, drafts are in memory only. */
export function openDrafts(accountId: string): void {
  if (!canKeep()) {
    setIsOpen(true);
    return;
  }
  if (store) return;
  // What is here already is not waited for, so that the page is drawn once.
  if (here?.key.accountId === accountId) {
    store = Promise.resolve(takeUp(here, accountId));
    ahead = here = undefined;
    setIsOpen(true);
    return;
  }
  const asked = ahead;
  ahead = here = undefined;
  store = (async () => takeUp((await asked) ?? (await open()), accountId))();
  const opened = () => setIsOpen(true);
  void store.then(opened, (error: unknown) => {
    opened();
    store = undefined;
    if (readProblem(error).code === "OFFLINE") setTimeout(() => openDrafts(accountId), againMs);
  });
  setTimeout(opened, patienceMs);
}

/** Once; undefined without a key, or where the device does not give them. */
function openFiles(): Promise<WaitingStore | undefined> {
  const key = keyHere;
  if (!key) return Promise.resolve(undefined);
  waiting ??= import("./waiting-files.ts").then(({ openWaitingFiles, browserFileShelf }) =>
    openWaitingFiles(key, browserFileShelf()),
  );
  return waiting.catch(() => undefined);
}

/** The device may not answer. */
const withPatience = async (work: Promise<unknown> | undefined): Promise<void> => {
  await Promise.race([work, new Promise((done) => setTimeout(done, patienceMs))]);
};

const withStore = (act: (store: DraftStore) => Promise<void>): Promise<void> =>
  withPatience(store?.then(act).catch(() => undefined));

/** Also what another page of this account left on the device, and files nobody has looked for yet: before somebody is asked
 * whether to lose them. */
export async function refreshDrafts(): Promise<void> {
  await withStore((opened) => opened.refresh());
  await withPatience(openFiles());
}

/** Another account takes the desk: what was typed stays on the device, for its own account alone. */
export async function leaveDrafts(): Promise<void> {
  clearTimeout(filesTimer);
  (await waiting?.catch(() => undefined))?.close();
  await withStore((opened) => opened.close());
  forgetDrafts();
}

/** Log-out: nothing stays. */
export async function dropAllDrafts(): Promise<void> {
  await withStore((opened) => opened.forget());
  clearTimeout(filesTimer);
  // Also when nobody has looked for them yet.
  await (await openFiles())?.forget().catch(() => undefined);
  forgetDrafts();
}
