// "Una pagina per il sindaco": a ready sheet for one year, made for use outside unless somebody says otherwise.
import { useSearchParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import type { MayorSheet } from "../../workflows/rules/counts/mayor.ts";
import { groupName, mayorColumns, mayorDefinition, sheetTexts } from "../../workflows/rules/counts/sheet.ts";
import { may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { countsText } from "../text/counts.ts";
import { language } from "../text/language.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { WideTable } from "../ui/figures.tsx";
import { Await, Empty } from "../ui/states.tsx";
import { TakeAway } from "../ui/take-away.tsx";
import { useSheetNames } from "./names.ts";
import { Definition, Value } from "./sheet-table.tsx";

/** Years that may be chosen, this one included. */
const yearsBack = 6;

function MayorTable(props: { sheet: MayorSheet }): JSX.Element {
  const names = useSheetNames();
  const texts = () => sheetTexts(language());
  const singles = () => mayorColumns(props.sheet, language());
  return (
    <WideTable label={countsText().table}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2} class="count-corner">
            {texts().dimensions.comune}
          </th>
          <th scope="colgroup" colSpan={props.sheet.areas.length}>
            {texts().mayor.followed}
          </th>
          <For each={singles()}>
            {([name]) => (
              <th scope="col" rowSpan={2} class="right">
                {name}
              </th>
            )}
          </For>
        </tr>
        <tr>
          <For each={props.sheet.areas}>
            {(area) => (
              <th scope="col" class="right">
                {names.area(area)}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.sheet.rows}>
          {(key, i) => (
            <tr>
              <th scope="row">{groupName("comune", key, language(), names)}</th>
              <For each={props.sheet.followed[i()] ?? []}>{(value) => <Value value={value} />}</For>
              <For each={singles()}>{([, column]) => <Value value={column.values[i()]} strong />}</For>
            </tr>
          )}
        </For>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{texts().total}</th>
          <For each={props.sheet.areaTotals}>{(value) => <Value value={value} strong />}</For>
          <For each={singles()}>{([, column]) => <Value value={column.total} strong />}</For>
        </tr>
      </tfoot>
    </WideTable>
  );
}

export default function MayorPage(): JSX.Element {
  const desk = useDesk();
  const [params, setParams] = useSearchParams();
  const thisYear = () => Number(desk().today.slice(0, 4));
  const year = () => {
    const asked = Number(params.anno);
    return asked > thisYear() - yearsBack && asked <= thisYear() ? asked : thisYear() - 1;
  };
  const external = () => params.interno !== "1";
  const question = () => ({ year: year(), external: external() });
  const query = createRead(
    "counts",
    "getMayor",
    question,
    (input, signal) => trpc.counts.getMayor.query(input, { signal }),
    { keepBefore: true },
  );
  const [taken, setTaken] = createSignal<MayorSheet>();
  const shown = (sheet: MayorSheet): MayorSheet => {
    const out = taken();
    return out && out.year === year() && out.external === external() ? out : sheet;
  };
  return (
    <>
      <header class="page-head">
        <h1>{sheetTexts(language()).mayor.title(String(year()))}</h1>
        <Show when={may(desk(), "exports")}>
          <TakeAway<MayorSheet>
            ask={(format) => trpc.counts.takeMayor.mutate({ sheet: question(), format, locale: language() })}
            onTaken={setTaken}
          />
        </Show>
      </header>
      <p class="no-print">
        {countsText().mayorAbout} <a href={`#${links.counts()}`}>{countsText().toCounts}</a>
      </p>
      <div class="filters list-filters no-print">
        <Choice
          label={countsText().year}
          value={String(year())}
          options={Array.from({ length: yearsBack }, (_, i) => String(thisYear() - i)).map((value) => ({
            value,
            label: value,
          }))}
          onChoose={(value) => setParams({ anno: value }, { replace: true })}
        />
        <label class="list-check">
          <input
            type="checkbox"
            checked={external()}
            onChange={(event) =>
              setParams({ interno: event.currentTarget.checked ? undefined : "1" }, { replace: true })
            }
          />
          {countsText().external}
        </label>
      </div>
      <Await query={query}>
        {(sheet) => (
          <section class="count-sheet count-two">
            <Show
              when={shown(sheet()).rows.length > 0}
              fallback={
                <Empty title={countsText().empty}>
                  <p>{countsText().emptyYear}</p>
                </Empty>
              }
            >
              <Show when={shown(sheet()).areas.join()} keyed>
                <MayorTable sheet={shown(sheet())} />
              </Show>
            </Show>
            <Definition
              lines={mayorDefinition(shown(sheet()), language())}
              by={shown(sheet()).by}
              at={shown(sheet()).at}
            />
          </section>
        )}
      </Await>
    </>
  );
}
