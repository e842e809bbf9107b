// Which language the screens speak, and how a room's words are looked up. The words themselves are in it/ and en/;
// those of workflows come from the server.
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

const [language, setSignal] = createSignal<Language>(remembered() ?? "it");
document.documentElement.lang = language();

export { language };

/** Switches the language at once, everywhere, and remembers it on this machine. */
export function setLanguage(next: Language): void {
  setSignal(next);
  document.documentElement.lang = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Not remembered, but switched.
  }
}

/** The language of the account, unless somebody chose another on this machine. */
export function preferLanguage(wanted: Language): void {
  if (remembered() !== undefined) return;
  setSignal(wanted);
  document.documentElement.lang = wanted;
}

/** The English words have the shape of the Italian ones: a missing one is a type error. */
export type Words<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Words<T[K]> };

/** `const text = words(it, en)`; in a screen `text().title` follows the switch. */
export function words<T extends object>(it: T, en: Words<T>): () => Words<T> {
  return () => (language() === "en" ? en : (it as unknown as Words<T>));
}
