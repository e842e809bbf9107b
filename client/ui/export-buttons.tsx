// Two buttons that take something away as a calendar or a table; while the server makes it they wait.
import { createSignal, type JSX } from "solid-js";
import { shellText } from "../text/shell.ts";
import { download } from "./download.ts";
import { notify } from "./notices.tsx";
import { problemText } from "./states.tsx";

interface File {
  name: string;
  type: string;
  content: string;
}

export function ExportButtons(props: {
  /** What is taken away, for who does not see the place of the buttons. */
  label: string;
  ask: (format: "ics" | "csv") => Promise<File>;
  problem: (error: unknown) => Parameters<typeof problemText>[0];
}): JSX.Element {
  const [busy, setBusy] = createSignal(false);
  const take = async (format: "ics" | "csv") => {
    setBusy(true);
    try {
      download(await props.ask(format));
    } catch (error) {
      notify(problemText(props.problem(error)), "warning");
    } finally {
      setBusy(false);
    }
  };
  const button = (format: "ics" | "csv", text: () => string) => (
    <button type="button" class="link-button small-text" disabled={busy()} onClick={() => void take(format)}>
      {text()}
      <span class="visually-hidden"> {props.label}</span>
    </button>
  );
  return (
    <div class="toolbar no-print">
      {button("ics", () => shellText().exportIcs)}
      {button("csv", () => shellText().exportCsv)}
    </div>
  );
}
