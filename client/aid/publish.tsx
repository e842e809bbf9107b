// Acts that granted aids in some days, as a file without names to be published. Nothing of it is shown: taking it is recorded.
import { createSignal, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { readProblem } from "../problem.ts";
import { aidText } from "../text/aid.ts";
import { countsText } from "../text/counts.ts";
import { language } from "../text/language.ts";
import { trpc } from "../trpc.ts";
import { DayInput } from "../ui/day-input.tsx";
import { download } from "../ui/download.ts";
import { notify } from "../ui/notices.tsx";
import { problemText } from "../ui/states.tsx";

export function Publish(props: { comune: string }): JSX.Element {
  const desk = useDesk();
  const [from, setFrom] = createSignal<string | undefined>(`${desk().today.slice(0, 4)}-01-01`);
  const [to, setTo] = createSignal<string | undefined>(desk().today);
  const [isBusy, setIsBusy] = createSignal(false);
  /** Why no file can be made of these days. */
  const obstacle = (): string | undefined => {
    const [first, last] = [from(), to()];
    if (first === undefined || last === undefined) return aidText().bothDays;
    return first <= last ? undefined : countsText().wrongPeriod;
  };
  const take = async () => {
    setIsBusy(true);
    try {
      const asked = { from: from() ?? "", to: to() ?? "", comune: props.comune, locale: language() };
      const { grants, file } = await trpc.aid.takePublished.mutate(asked);
      if (grants > 0) download(file);
      else notify(aidText().nonePublished, "warning");
    } catch (error) {
      notify(problemText(readProblem(error)), "warning");
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <section class="card-box no-print" aria-labelledby="aid-publish">
      <h2 id="aid-publish">{aidText().publish}</h2>
      <p>{aidText().publishAbout}</p>
      <div class="filters list-filters">
        <DayInput label={aidText().from} value={from()} onChoose={setFrom} />
        <DayInput label={aidText().to} value={to()} onChoose={setTo} />
        <button
          type="button"
          class="btn btn-outline-primary small"
          disabled={isBusy() || obstacle() !== undefined}
          aria-describedby="aid-publish-obstacle"
          title={countsText().recorded}
          onClick={() => void take()}
        >
          {aidText().publishFile}
        </button>
      </div>
      <div id="aid-publish-obstacle" role="status">
        <Show when={obstacle()}>{(why) => <p class="field-error">{why()}</p>}</Show>
      </div>
    </section>
  );
}
