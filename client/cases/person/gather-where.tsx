// Into which household: one in which any of the chosen lives, or a new one; since when.
import { type JSX, Show } from "solid-js";
import { useDesk } from "../../desk.ts";
import { createRead } from "../../query.ts";
import { gatherText } from "../../text/gather.ts";
import { trpc } from "../../trpc.ts";
import { Choice } from "../../ui/choice.tsx";
import { DayInput } from "../../ui/day-input.tsx";
import { useWorkflows } from "../../workflows.ts";
import { type Picked, type Target, targetsOf } from "./gathering.ts";
import { householdName } from "./household-name.ts";

/** What may be chosen of a household, as its own form says. */
export const createHouseholdForm = () => {
  const read = createRead(
    "cases",
    "getForm",
    () => ({ kind: "household", event: "OPEN_HOUSEHOLD" }),
    (input, signal) => trpc.cases.getForm.query(input, { signal }),
    { fixed: true },
  );
  const optionsOf = (name: string): readonly string[] => {
    const fields = read.isPending || read.error ? [] : (read.data?.form.fields ?? []);
    const inner = fields.flatMap((field) => [field, ...(field.fields ?? [])]);
    const found = inner.find((field) => field.name === name);
    return found?.options ?? [];
  };
  return optionsOf;
};

export function GatherWhere(props: {
  picked: readonly Picked[];
  target: Target;
  onChange: (target: Target) => void;
}): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const optionsOf = createHouseholdForm();
  const known = () => targetsOf(props.picked);
  const change = (part: Partial<Target>) => props.onChange({ ...props.target, ...part });
  const choose = (id: string | undefined) => {
    const household = known().find((one) => one.household.household === id)?.household;
    change({ household, ...(household ? { kind: household.kind } : {}) });
  };
  return (
    <section class="card-box" aria-labelledby="gather-where">
      <h2 id="gather-where">{gatherText().where}</h2>
      <Choice
        label={gatherText().target}
        value={props.target.household?.household}
        none={gatherText().newOne}
        options={known().map(({ household, names }) => ({
          value: household.household,
          label: householdName(workflows, household, names),
        }))}
        onChoose={choose}
      />
      <Show when={props.target.household === undefined}>
        <Choice
          label={gatherText().kind}
          value={props.target.kind}
          options={optionsOf("householdKind").map((value) => ({
            value,
            label: workflows.option("household", "householdKind", value),
          }))}
          onChoose={(kind) => change({ kind: kind ?? "registry" })}
        />
        <Choice
          label={gatherText().territory}
          value={props.target.territory}
          none="—"
          options={desk().comuni.map(({ istat, name }) => ({ value: istat, label: name }))}
          onChoose={(territory) => change({ territory: territory ?? "" })}
        />
      </Show>
      <DayInput
        label={gatherText().from}
        value={props.target.from}
        onChoose={(from) => change({ from: from ?? desk().today })}
      />
    </section>
  );
}
