// What to count, over which cases and days, by which groups, under which filters: all of it in the address.
import { type JSX, Show } from "solid-js";
import { type CountDimension, countBases, countDimensions, countUnits } from "../../workflows/rules/counts/ask.ts";
import { sheetTexts } from "../../workflows/rules/counts/sheet.ts";
import { useDesk } from "../desk.ts";
import { areaOptions, comuneOptions, kindOptions } from "../filter-options.ts";
import { type ListAddress, listViews } from "../list-address.ts";
import { countsText } from "../text/counts.ts";
import { language } from "../text/language.ts";
import { queueText } from "../text/queues.ts";
import { Choice, type Option } from "../ui/choice.tsx";
import { DayInput } from "../ui/day-input.tsx";
import { useWorkflows } from "../workflows.ts";
import type { CountAddress } from "./address.ts";

interface Props {
  address: CountAddress;
  onChange: (change: Partial<CountAddress>) => void;
}

const known = <T extends string>(list: readonly T[], value: string | undefined): T | undefined =>
  list.find((one) => one === value);

function Groups(props: Props): JSX.Element {
  const texts = () => sheetTexts(language());
  const dimensions = () =>
    countDimensions.map((value) => ({ value, label: texts().dimensions[value] }) satisfies Option);
  const choose = (key: "rows" | "columns", value: string | undefined) => {
    const dimension = known<CountDimension>(countDimensions, value);
    const { rows, columns } = props.address;
    if (key === "columns") props.onChange({ columns: dimension });
    // Choosing for the rows what the columns have turns the table.
    else if (dimension)
      props.onChange(dimension === columns ? { rows: dimension, columns: rows } : { rows: dimension });
  };
  return (
    <>
      <Choice
        label={countsText().rows}
        value={props.address.rows}
        options={dimensions()}
        onChoose={(value) => choose("rows", value)}
      />
      <Choice
        label={countsText().columns}
        value={props.address.columns}
        none={countsText().noColumns}
        options={dimensions().filter(({ value }) => value !== props.address.rows)}
        onChoose={(value) => choose("columns", value)}
      />
    </>
  );
}

function Days(props: Props): JSX.Element {
  const day = (key: "on" | "from" | "to") => (
    <DayInput
      label={countsText()[key]}
      value={props.address[key]}
      onChoose={(chosen) => chosen !== undefined && props.onChange({ [key]: chosen })}
    />
  );
  return (
    <Show when={props.address.basis !== "now"}>
      <Show when={props.address.basis === "openOn"} fallback={[day("from"), day("to")]}>
        {day("on")}
      </Show>
    </Show>
  );
}

function ListFilters(props: Props): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const set = (list: Partial<ListAddress>) => props.onChange({ list: { ...props.address.list, ...list } });
  const isNow = () => props.address.basis === "now";
  // What is to do, and what waits, is so now and at no other time.
  const views = () => (isNow() ? listViews : listViews.filter((view) => view !== "todo" && view !== "waiting"));
  return (
    <>
      <Choice
        label={countsText().view}
        value={props.address.list.view}
        options={views().map((value) => ({ value, label: queueText().title[value] }))}
        onChoose={(value) => set({ view: known(listViews, value) ?? "all" })}
      />
      <Choice
        label={countsText().kind}
        value={props.address.list.kind}
        none={countsText().any}
        options={kindOptions(workflows)}
        onChoose={(kind) => set({ kind, state: undefined })}
      />
      <Choice
        label={countsText().comune}
        value={props.address.list.comune}
        none={countsText().any}
        options={comuneOptions(desk())}
        onChoose={(comune) => set({ comune })}
      />
      <Choice
        label={countsText().area}
        value={props.address.list.area}
        none={countsText().anyArea}
        options={areaOptions(workflows)}
        onChoose={(area) => set({ area })}
      />
      <Show when={isNow()}>
        <Choice
          label={countsText().status}
          value={props.address.list.status}
          options={(["open", "closed"] as const).map((value) => ({ value, label: countsText()[value] }))}
          onChoose={(value) => set({ status: value === "closed" ? "closed" : "open" })}
        />
        <label class="list-check">
          <input
            type="checkbox"
            checked={props.address.list.overdue === true}
            onChange={(event) => set({ overdue: event.currentTarget.checked })}
          />
          {countsText().overdue}
        </label>
      </Show>
    </>
  );
}

export function Choices(props: Props): JSX.Element {
  const texts = () => sheetTexts(language());
  return (
    <fieldset class="filters list-filters no-print">
      <legend class="visually-hidden">{countsText().choose}</legend>
      <Choice
        label={countsText().unit}
        value={props.address.unit}
        options={countUnits.map((value) => ({ value, label: texts().units[value] }))}
        onChoose={(value) => {
          const unit = known(countUnits, value) ?? "cases";
          const basis =
            unit === "events" ? "recorded" : props.address.basis === "recorded" ? "now" : props.address.basis;
          props.onChange({ unit, basis });
        }}
      />
      <Show when={props.address.unit !== "events"}>
        <Choice
          label={countsText().basis}
          value={props.address.basis}
          options={countBases
            .filter((value) => value !== "recorded")
            .map((value) => ({ value, label: countsText().bases[value] }))}
          onChoose={(value) => props.onChange({ basis: known(countBases, value) ?? "now" })}
        />
      </Show>
      <Days {...props} />
      <Groups {...props} />
      <ListFilters {...props} />
      <label class="list-check">
        <input
          type="checkbox"
          checked={props.address.external}
          onChange={(event) => props.onChange({ external: event.currentTarget.checked })}
        />
        {countsText().external}
      </label>
    </fieldset>
  );
}
