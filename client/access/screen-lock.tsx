// Locking this screen by hand, and the PIN that opens it again. Without a PIN it opens by password only, so one is offered first.
import { createSignal, type JSX, Show, Suspense } from "solid-js";
import { sessionLost } from "../session-state.ts";
import { shellText } from "../text/shell.ts";
import { latePart } from "../ui/late-part.tsx";
import { notify } from "../ui/notices.tsx";
import type { Command } from "../ui/palette.tsx";
import { authCall } from "./auth-calls.ts";

const PinDialog = latePart(() => import("./pin-dialog.tsx"), { wanted: true });

/** `first`: the screen was to be locked, and there is no PIN yet. */
const [choosing, setChoosing] = createSignal<"first" | "anew">();

/** Nothing is dropped: what is typed stays under the veil. */
async function lockNow(): Promise<void> {
  setChoosing(undefined);
  const answer = await authCall("lock", {});
  if (!answer.ok) notify(shellText().lock.failed, "warning");
  else sessionLost();
}

export function lockScreen(hasPin: boolean): void {
  if (hasPin) void lockNow();
  else setChoosing("first");
}

export const lockCommands = (hasPin: boolean): readonly Command[] => [
  { label: shellText().lock.lock, run: () => lockScreen(hasPin) },
  { label: shellText().lock.choose, run: () => setChoosing("anew") },
];

export function ChoosePin(props: { onChosen: () => void }): JSX.Element {
  return (
    <Show when={choosing()}>
      {(why) => (
        <Suspense>
          <PinDialog
            onClose={() => setChoosing(undefined)}
            onWithout={why() === "first" ? () => void lockNow() : undefined}
            onChosen={() => {
              setChoosing(undefined);
              props.onChosen();
            }}
          />
        </Suspense>
      )}
    </Show>
  );
}
