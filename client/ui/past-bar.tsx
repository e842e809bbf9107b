// The way into a minute of the past. The minute is in the address, the screen that uses this puts it there; what stands
// over a screen of the past is fetched with it.
import { createSignal, type JSX, Show, Suspense } from "solid-js";
import { shellText } from "../text/shell.ts";
import { latePart } from "./late-part.tsx";

const PastBanner = latePart(() => import("./past-banner.tsx"), { wanted: true });
const PastChoose = latePart(() => import("./past-choose.tsx"), { wanted: true });

export interface PastProps {
  /** `YYYY-MM-DDTHH:MM` of Rome; undefined is now. */
  at: string | undefined;
  onChange: (at: string | undefined) => void;
}

/** Above everything a screen shows of the moment: nothing below is of today. */
export function PastBar(props: PastProps): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  let box: HTMLDivElement | undefined;
  const close = () => {
    setIsOpen(false);
    queueMicrotask(() => box?.querySelector<HTMLElement>("[aria-expanded]")?.focus());
  };
  const toggle = () => setIsOpen((open) => !open);
  return (
    <div class="past-bar" ref={box}>
      <Suspense>
        <Show
          when={props.at}
          fallback={
            <button type="button" class="btn btn-outline-primary small" aria-expanded={isOpen()} onClick={toggle}>
              {shellText().asItWas}
            </button>
          }
        >
          {(at) => (
            <PastBanner at={at()} isOpen={isOpen()} onToggle={toggle} onBack={() => props.onChange(undefined)} />
          )}
        </Show>
        <Show when={isOpen()}>
          <PastChoose {...props} onClose={close} />
        </Show>
      </Suspense>
    </div>
  );
}
