// "Conta": figures by one or two groups over the cases somebody may see, with their definition; printed, taken away as a
// table, or kept as a recipe.
import { useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { countsText } from "../text/counts.ts";
import { language } from "../text/language.ts";
import { trpc } from "../trpc.ts";
import { Alert, Await } from "../ui/states.tsx";
import { TakeAway } from "../ui/take-away.tsx";
import { type CountAddress, countSearch, inYear, readCountAddress, toSheetQuestion, yearOf } from "./address.ts";
import { Choices } from "./choices.tsx";
import { Recipes } from "./recipes.tsx";
import { SheetView } from "./sheet-table.tsx";

type Sheet = Awaited<ReturnType<typeof trpc.counts.group.query>>;

export default function CountsPage(): JSX.Element {
  const desk = useDesk();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const address = createMemo(() => readCountAddress(params, desk().today));
  const search = () => countSearch(address());
  const isWrong = () => address().basis !== "now" && address().basis !== "openOn" && address().from > address().to;
  const query = createRead(
    "counts",
    "group",
    () => (isWrong() ? undefined : toSheetQuestion(address())),
    (input, signal) => trpc.counts.group.query(input, { signal }),
    { keepBefore: true },
  );
  /** What went out, as long as the address is the one it was taken from. */
  const [taken, setTaken] = createSignal<{ search: string; sheet: Sheet }>();
  const shown = (sheet: Sheet): Sheet => {
    const out = taken();
    return out && out.search === search() ? out.sheet : sheet;
  };
  const change = (by: Partial<CountAddress>) =>
    navigate(links.counts(countSearch({ ...address(), ...by })), { scroll: false, replace: true });
  const isTooMuch = () => {
    const problem = query.error ? readProblem(query.error) : undefined;
    return problem?.code === "LIMIT" && (problem.details as { reason?: string } | undefined)?.reason === "groups";
  };
  return (
    <>
      <header class="page-head">
        <h1>{countsText().title}</h1>
        <Show when={may(desk(), "exports") && !isWrong()}>
          <TakeAway<Sheet>
            ask={(format) =>
              trpc.counts.takeSheet.mutate({ sheet: toSheetQuestion(address()), format, locale: language() })
            }
            onTaken={(sheet) => setTaken({ search: search(), sheet })}
          />
        </Show>
      </header>
      <p class="no-print">
        {countsText().intro}{" "}
        <Show when={may(desk(), "board")}>
          <a href={`#${links.mayor()}`}>{countsText().mayor}</a>
        </Show>
      </p>
      <Choices address={address()} onChange={change} />
      <Show when={yearOf(address())}>
        {(year) => (
          <nav class="toolbar no-print count-years" aria-label={countsText().otherYears}>
            <a class="btn btn-outline-primary small" href={`#${links.counts(countSearch(inYear(address(), -1)))}`}>
              {countsText().ofYear(year() - 1)}
            </a>
            <Show when={year() < Number(desk().today.slice(0, 4))}>
              <a class="btn btn-outline-primary small" href={`#${links.counts(countSearch(inYear(address(), 1)))}`}>
                {countsText().ofYear(year() + 1)}
              </a>
            </Show>
          </nav>
        )}
      </Show>
      <Show when={!isWrong()} fallback={<Alert kind="warning">{countsText().wrongPeriod}</Alert>}>
        <Show when={!isTooMuch()} fallback={<Alert kind="warning">{countsText().tooMany}</Alert>}>
          <Await query={query}>{(sheet) => <SheetView sheet={shown(sheet())} />}</Await>
        </Show>
      </Show>
      <Recipes search={search()} />
    </>
  );
}
