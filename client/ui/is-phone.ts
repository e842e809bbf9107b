// Whether the window is as narrow as a phone: the width below which list rows become cards and side columns fold; and whether it is so
// narrow that a crowded list would go beyond its edge.
import { createSignal, onCleanup } from "solid-js";

const asked = (query: string) => (typeof matchMedia === "function" ? matchMedia(query) : undefined);
const phone = asked("(max-width: 720px)");
const narrow = asked("(max-width: 1439px)");

function createMatches(media: MediaQueryList | undefined): () => boolean {
  const [matches, setMatches] = createSignal(media?.matches ?? false);
  const follow = () => setMatches(media?.matches ?? false);
  media?.addEventListener("change", follow);
  onCleanup(() => media?.removeEventListener("change", follow));
  return matches;
}

export const createIsPhone = (): (() => boolean) => createMatches(phone);
export const createIsNarrow = (): (() => boolean) => createMatches(narrow);
