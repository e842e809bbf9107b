// One row of a preview: what it would be, what is wrong with it at which column, and who of the registry may be meant.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { duplicatesText } from "../text/duplicates.ts";
import { cellText, importText } from "../text/imports.ts";
import { peopleText } from "../text/people.ts";
import type { trpc } from "../trpc.ts";
import { formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";

type Preview = Awaited<ReturnType<typeof trpc.imports.getPreview.query>>;
export type Row = Preview["rows"][number];
export type Choice = Row["choice"];

export const choices = ["link", "skip", "new"] as const;

function Known(props: { row: Row; known: NonNullable<Row["known"]>; onChoose: (choice: Choice) => void }): JSX.Element {
  const desk = useDesk();
  const id = () => `import-row-${props.row.line}`;
  return (
    <div class="import-known">
      <p>
        {importText().knownIs}{" "}
        <A href={links.person(props.known.personId)} target="_blank">
          {props.known.surname} {props.known.givenName}
        </A>{" "}
        <span class="muted">
          {[
            props.known.birthYear ? peopleText().bornIn(props.known.birthYear) : "",
            props.known.territory ? comuneName(desk(), props.known.territory) : "",
            duplicatesText().bands[props.known.band],
            ...props.known.reasons.map((one) => duplicatesText().reasons[one]),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      <label class="visually-hidden" for={id()}>
        {importText().choice(props.row.line)}
      </label>
      <select
        id={id()}
        class="form-select import-choice"
        onChange={(event) => props.onChoose(event.currentTarget.value as Choice)}
      >
        <For each={choices}>
          {(one) => (
            <option value={one} selected={props.row.choice === one}>
              {importText().choices[one]}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}

function Refused(props: { refused: NonNullable<Row["refused"]> }): JSX.Element {
  const workflows = useWorkflows();
  const words = () =>
    [
      cellText().outcomes[props.refused.code] ?? props.refused.code,
      ...props.refused.reasons.map((one) => workflows.reason(props.refused.kind, one)),
      ...props.refused.fields.map((one) => workflows.field(props.refused.kind, one)),
    ].join(" · ");
  return <p class="import-problem">{words()}</p>;
}

export function RowItem(props: { row: Row; onChoose: (choice: Choice) => void }): JSX.Element {
  return (
    <li class="import-row">
      <span class="muted number">{importText().line(props.row.line)}</span>
      <strong>{props.row.name}</strong>
      <Show when={props.row.birthOn}>{(day) => <span class="muted">{formatDay(day())}</span>}</Show>
      <span class="tag" classList={{ late: props.row.status === "error", plain: props.row.status !== "error" }}>
        {importText().statuses[props.row.status]}
      </span>
      <For each={props.row.problems}>
        {(one) => (
          <p class="import-problem">
            {one.field === "" ? "" : `${cellText().fields[one.field]}: `}
            {cellText().problems[one.code]}
          </p>
        )}
      </For>
      <Show when={props.row.refused}>{(refused) => <Refused refused={refused()} />}</Show>
      <For each={props.row.notes}>
        {(one) => (
          <p class="import-problem muted">
            {one.field === "" ? "" : `${cellText().fields[one.field]} ${importText().left}: `}
            {cellText().problems[one.code]}
          </p>
        )}
      </For>
      <Show when={props.row.known}>
        {(known) => <Known row={props.row} known={known()} onChoose={props.onChoose} />}
      </Show>
    </li>
  );
}
