// The modal dialog. Kobalte's is loaded when the first one opens, so lists do not pay for it.
import { type JSX, Show, Suspense } from "solid-js";
import { latePart } from "./late-part.tsx";

export interface DialogProps {
  open: boolean;
  title: string;
  /** Whose it is: so that nobody writes into the wrong file. */
  subject?: string | undefined;
  /** `side`: beside the page, as high as the window. */
  size?: "narrow" | "wide" | "side";
  /** Hides what lies below: a locked screen shows nobody's data. */
  veil?: boolean;
  /** Absent: it can only be left by what it holds (log-in overlay). */
  onClose?: () => void;
  children: JSX.Element;
}

const ModalDialog = latePart(() => import("./modal-dialog.tsx"), { wanted: true, soon: true });

/** Before one opens; says nothing where it does not come. */
export const fetchDialog = (): Promise<unknown> => ModalDialog.preload();

export function Dialog(props: DialogProps): JSX.Element {
  return (
    <Show when={props.open}>
      <Suspense>
        <ModalDialog {...props} />
      </Suspense>
    </Show>
  );
}
