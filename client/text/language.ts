// Which language the screens speak, and how a room's words are looked up. The words themselves are in it/ and en/:
// the Italian ones come with each room, the English ones all together when they are wanted. Those of workflows come from
// the server.
import { createSignal } from "solid-js";

export type Language = "it" | "en";

const storageKey = "ambito.language";

function remembered(): Language | undefined {
  try {
    const found = localStorage.getItem(storageKey);
    return found === "en" || found === "it" ? found : undefined;
  } catch {
    return undefined; // Storage may be forbidden on a shared desk; the page must work all the same.
  }
}

const [language, setSignal] = createSignal<Language>("it");

export { language };

type English = typeof import("./en/all.ts");

/** Here before the switch turns to them. */
let english: English | undefined;

async function turn(next: Language): Promise<void> {
  if (next === "en") english ??= await import("./en/all.ts");
  setSignal(next);
  document.documentElement.lang = next;
}

/** The one the page starts in. */
export const firstLanguage = (): Language => remembered() ?? "it";

/** Before the first screen is drawn: in the language remembered, as far as its words can be fetched. */
export const startLanguage = (): Promise<void> => turn(firstLanguage()).catch(() => turn("it"));

/** Switches the language everywhere and remembers it on this machine. Fails when its words cannot be fetched. */
export async function setLanguage(next: Language): Promise<void> {
  await turn(next);
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Not remembered, but switched.
  }
}

/** The language of the account, unless somebody chose another on this machine. */
export function preferLanguage(wanted: Language): void {
  if (remembered() === undefined) void turn(wanted).catch(() => {});
}

/** The English words have the shape of the Italian ones: a missing one is a type error. */
export type Words<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Words<T[K]> };

/** `words(it, (all) => all.queues)`; in a screen `text().title` follows the switch. */
export function words<T extends object>(it: T, ofEnglish: (all: English) => Words<T>): () => Words<T> {
  return () => (language() === "en" && english ? ofEnglish(english) : (it as unknown as Words<T>));
}
