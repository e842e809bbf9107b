// The way into the palette (Ctrl+K): what the screen in front offers, and the pages of the menu. The box itself is fetched
// when it is first wanted.
import { createSignal, type JSX, onCleanup, Show, Suspense } from "solid-js";
import { fetchDialog } from "./dialog.tsx";
import { latePart } from "./late-part.tsx";

export interface Command {
  label: string;
  /** The key that does the same. */
  key?: string | undefined;
  run: () => void;
}

/** With the dialog it opens in: else that would be asked for only when the box is there. */
const fetchBox = async () => {
  const [box] = await Promise.all([import("./palette-box.tsx"), fetchDialog()]);
  return box;
};
const PaletteBox = latePart(fetchBox, { wanted: true, soon: true });

/** Where one comes to act: a key that is pressed at once waits for nothing. */
export const fetchPalette = (): Promise<unknown> => PaletteBox.preload();

const [offers, setOffers] = createSignal<readonly (() => readonly Command[])[]>([]);

/** What a screen offers while its owner lives. */
export function offerCommands(commands: () => readonly Command[]): void {
  setOffers((before) => [...before, commands]);
  onCleanup(() => setOffers((before) => before.filter((one) => one !== commands)));
}

const [isOpen, setIsOpen] = createSignal<"all" | "acts">();

/** `acts`: what the screen offers, and no pages. */
export const openPalette = (what: "all" | "acts") => setIsOpen(what);

export function Palette(props: { places: readonly Command[] }): JSX.Element {
  return (
    <Show when={isOpen()}>
      {(what) => (
        <Suspense>
          <PaletteBox
            onlyActs={what() === "acts"}
            acts={offers().flatMap((one) => one())}
            places={props.places}
            onClose={() => setIsOpen(undefined)}
          />
        </Suspense>
      )}
    </Show>
  );
}
