// The stocks, or the movements of one, as a file: made by the server, which records that it leaves.
import { createSignal, type JSX } from "solid-js";
import { readProblem } from "../problem.ts";
import { countsText } from "../text/counts.ts";
import { language } from "../text/language.ts";
import { stocksText } from "../text/stocks.ts";
import { trpc } from "../trpc.ts";
import { download } from "../ui/download.ts";
import { notify } from "../ui/notices.tsx";
import { problemText } from "../ui/states.tsx";

export function TakeFile(props: { comune?: string; caseId?: string }): JSX.Element {
  const [isBusy, setIsBusy] = createSignal(false);
  const take = async () => {
    setIsBusy(true);
    try {
      const { caseId, comune = "" } = props;
      const asked = { comune, locale: language(), ...(caseId === undefined ? {} : { caseId }) };
      download(await trpc.stocks.take.mutate(asked));
    } catch (error) {
      notify(problemText(readProblem(error)), "warning");
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <button
      type="button"
      class="btn btn-outline-primary small"
      disabled={isBusy()}
      title={countsText().recorded}
      onClick={() => void take()}
    >
      {stocksText().csv}
    </button>
  );
}
