// Files that wait on the device until the server can be reached, as screens know them. What they hold lies encrypted in the
// browser's database (waiting-files.ts), where the house allows it.
import { createSignal } from "solid-js";

/** What is said of a file when it is attached; `commandId`: of its upload, so that twice sent is once recorded. */
export interface FileToKeep {
  caseId: string;
  about: { commandId: string; title: string } & Record<string, string | number | boolean>;
  file: File;
}

export interface WaitingFile {
  commandId: string;
  caseId: string;
  title: string;
  /** Why the office did not take it: it waits for somebody to look at it. */
  problem?: string;
}

export interface FileKeeper {
  /** False where the device keeps nothing, or has no room. */
  keep: (file: FileToKeep) => Promise<boolean>;
  drop: (commandId: string) => Promise<void>;
  /** Tries at once. */
  send: () => Promise<void>;
}

const [files, setFiles] = createSignal<readonly WaitingFile[]>([]);
export const waitingFiles = files;
export const setWaitingFiles = setFiles;

let keeper: FileKeeper | undefined;
export function setFileKeeper(one: FileKeeper | undefined): void {
  keeper = one;
  if (!one) setFiles([]);
}

let opening: () => Promise<unknown> = async () => undefined;
/** How the keeper is fetched by who needs it before the page got round to it. */
export function comesWithFiles(open: () => Promise<unknown>): void {
  opening = open;
}

/** Asked for by whoever lets files be chosen: without network it would not come. */
export async function fetchKeeper(): Promise<void> {
  if (!keeper) await opening();
}

export async function keepFile(file: FileToKeep): Promise<boolean> {
  await fetchKeeper();
  return (await keeper?.keep(file)) ?? false;
}
export const dropWaiting = async (commandId: string): Promise<void> => keeper?.drop(commandId);
export const sendWaiting = async (): Promise<void> => keeper?.send();
