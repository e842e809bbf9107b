// The session was lost: log in again above the page, so that what was typed below stays.
import type { JSX } from "solid-js";
import { isSessionLost } from "../session-state.ts";
import { shellText } from "../text/shell.ts";
import { Dialog } from "../ui/dialog.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInOverlay(props: { onIn: () => void }): JSX.Element {
  return (
    <Dialog open={isSessionLost()} title={shellText().signIn.title} size="narrow" veil>
      <SignInForm onIn={props.onIn} intro={<p>{shellText().errors.sessionLost}</p>} />
    </Dialog>
  );
}
