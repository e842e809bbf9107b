// Print and file of a sheet: the server makes it once more and records that it goes out; then the same sheet is printed.
import { createSignal, type JSX } from "solid-js";
import { readProblem } from "../problem.ts";
import { countsText } from "../text/counts.ts";
import { download } from "./download.ts";
import { notify } from "./notices.tsx";
import { problemText } from "./states.tsx";

interface File {
  name: string;
  type: string;
  content: string;
}

export function TakeAway<S>(props: {
  ask: (format: "print" | "csv") => Promise<{ sheet: S; file: File | null }>;
  /** What was recorded, to be shown in the place of what stood there. */
  onTaken: (sheet: S) => void;
}): JSX.Element {
  const [isBusy, setIsBusy] = createSignal(false);
  const take = async (format: "print" | "csv") => {
    setIsBusy(true);
    try {
      const { sheet, file } = await props.ask(format);
      props.onTaken(sheet);
      if (file) download(file);
      // Drawn first.
      else requestAnimationFrame(() => setTimeout(() => print(), 0));
    } catch (error) {
      notify(problemText(readProblem(error)), "warning");
    } finally {
      setIsBusy(false);
    }
  };
  const button = (format: "print" | "csv", text: () => string) => (
    <button
      type="button"
      class="btn btn-outline-primary small"
      disabled={isBusy()}
      title={countsText().recorded}
      onClick={() => void take(format)}
    >
      {text()}
    </button>
  );
  return (
    <div class="toolbar no-print">
      {button("print", () => countsText().print)}
      {button("csv", () => countsText().csv)}
    </div>
  );
}
