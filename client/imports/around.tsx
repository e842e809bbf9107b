// What stands beside the columns of an import: the name of the source, what is meant where a row says nothing, and whether cases are
// opened.
import { For, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { importText } from "../text/imports.ts";
import { useWorkflows } from "../workflows.ts";
import type { Layout, Table } from "./columns-page.tsx";

type Changed = (part: Partial<Layout>) => void;

function Choice(props: {
  id: string;
  label: string;
  value: string;
  values: readonly { value: string; words: string }[];
  none?: string;
  onChoose: (value: string) => void;
}): JSX.Element {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <select id={props.id} class="form-select" onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <Show when={props.none}>
          {(words) => (
            <option value="" selected={props.value === ""}>
              {words()}
            </option>
          )}
        </Show>
        <For each={props.values}>
          {(one) => (
            <option value={one.value} selected={props.value === one.value}>
              {one.words}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}

const householdKinds = ["registry", "isee", "deFacto"] as const;

function CaseDefaults(props: { table: Table; layout: Layout; onChange: Changed }): JSX.Element {
  const workflows = useWorkflows();
  const values = (field: keyof Table["options"]) =>
    props.table.options[field].map((value) => ({ value, words: workflows.option("case-intake", field, value) }));
  const put = (field: keyof Table["options"], value: string) =>
    props.onChange({ [field]: value === "" ? undefined : value } as Partial<Layout>);
  return (
    <fieldset>
      <legend>{importText().whereMissing}</legend>
      <Choice
        id="import-area"
        label={importText().area}
        value={props.layout.area ?? ""}
        values={values("area")}
        none={importText().choose}
        onChoose={(value) => put("area", value)}
      />
      <Choice
        id="import-need"
        label={importText().need}
        value={props.layout.need ?? "other"}
        values={values("need")}
        onChoose={(value) => put("need", value)}
      />
      <Choice
        id="import-requester"
        label={importText().requester}
        value={props.layout.requester ?? "self"}
        values={values("requester")}
        onChoose={(value) => put("requester", value)}
      />
      <Choice
        id="import-channel"
        label={importText().channel}
        value={props.layout.channel ?? "desk"}
        values={values("channel")}
        onChoose={(value) => put("channel", value)}
      />
    </fieldset>
  );
}

function AllowanceDefaults(props: { layout: Layout; onChange: Changed }): JSX.Element {
  return (
    <>
      <p class="field-help">{importText().allowanceHelp}</p>
      <div class="field">
        <label for="import-listed-on">{importText().listedOn}</label>
        <input
          id="import-listed-on"
          class="form-control"
          type="date"
          value={props.layout.listedOn ?? ""}
          onInput={(event) => props.onChange({ listedOn: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

export function Around(props: { table: Table; layout: Layout; onChange: Changed }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const kinds = () => props.table.caseKinds.filter((kind) => desk().openable.some((one) => one.kind === kind));
  const kind = () => props.layout.caseKind ?? "case-intake";
  /** Whoever may open one kind only opens that. */
  const setWithCases = (withCases: boolean) => {
    const [first = "case-intake"] = kinds();
    props.onChange({ withCases, caseKind: kinds().includes(kind()) ? kind() : first });
  };
  return (
    <section class="card-box space-above">
      <div class="field">
        <label for="import-source">{importText().source}</label>
        <div class="field-help" id="import-source-help">
          {importText().sourceHelp}
        </div>
        <input
          id="import-source"
          class="form-control"
          required
          minLength={2}
          maxLength={60}
          autocomplete="off"
          aria-describedby="import-source-help"
          value={props.layout.source}
          onInput={(event) => props.onChange({ source: event.currentTarget.value })}
        />
      </div>
      <Choice
        id="import-comune"
        label={importText().comune}
        value={props.layout.comune ?? ""}
        values={desk().comuni.map(({ istat, name }) => ({ value: istat, words: name }))}
        none={importText().noComune}
        onChoose={(comune) => props.onChange({ comune })}
      />
      <Show when={props.layout.columns.includes("householdCode")}>
        <Choice
          id="import-household"
          label={importText().householdKind}
          value={props.layout.householdKind ?? "registry"}
          values={householdKinds.map((value) => ({ value, words: importText().householdKinds[value] }))}
          onChoose={(value) => props.onChange({ householdKind: value as (typeof householdKinds)[number] })}
        />
      </Show>
      <Show when={kinds().length > 0}>
        <div class="field">
          <div class="check">
            <input
              id="import-cases"
              type="checkbox"
              checked={props.layout.withCases ?? false}
              aria-describedby="import-cases-help"
              onChange={(event) => setWithCases(event.currentTarget.checked)}
            />
            <label for="import-cases">{importText().withCases}</label>
          </div>
          <p class="field-help" id="import-cases-help">
            {importText().withCasesHelp}
          </p>
        </div>
        <Show when={props.layout.withCases}>
          <Show when={kinds().length > 1}>
            <Choice
              id="import-case-kind"
              label={importText().caseKind}
              value={kind()}
              values={kinds().map((value) => ({ value, words: workflows.name(value) }))}
              onChoose={(value) => props.onChange({ caseKind: value as Table["caseKinds"][number] })}
            />
          </Show>
          <Show
            when={kind() === "inclusion-allowance"}
            fallback={<CaseDefaults table={props.table} layout={props.layout} onChange={props.onChange} />}
          >
            <AllowanceDefaults layout={props.layout} onChange={props.onChange} />
          </Show>
        </Show>
      </Show>
    </section>
  );
}
