// The way into the help: of the screen in front, which its route names (`info.help`), with the keys beside it. The pages are
// written in docs/help, and fetched when they are wanted.
import { useCurrentMatches } from "@solidjs/router";
import { createSignal, type JSX, Show, Suspense } from "solid-js";
import { latePart } from "./late-part.tsx";

const HelpPanel = latePart(() => import("./help-panel.tsx"), { wanted: true });

export type HelpPart = "page" | "keys";

const [opened, setOpened] = createSignal<HelpPart>();

/** At the page of this screen, or at the keys. */
export const openHelp = (part: HelpPart): void => void setOpened(part);

/** `page`: where the address does not say which screen is shown. */
export function Help(props: { page?: string | undefined }): JSX.Element {
  const matches = useCurrentMatches();
  const ofRoute = (): string => String(matches().at(-1)?.route.info?.help ?? "");
  return (
    <Show when={opened()}>
      {(part) => (
        <Suspense>
          <HelpPanel page={props.page ?? ofRoute()} part={part()} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </Show>
  );
}
