// What putting persons into a household would come to: of each where she goes and what she leaves, or why she cannot; and of all
// together. Confirmed is exactly the act that was tried.
import { For, type JSX, Show } from "solid-js";
import { gatherText } from "../../text/gather.ts";
import type { trpc } from "../../trpc.ts";
import { Alert } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import { type Act, isThere, leftBy, livesElsewhere, type Picked, type Target, targetsOf } from "./gathering.ts";
import { householdName } from "./household-name.ts";

type Answer = Awaited<ReturnType<typeof trpc.people.tryHousehold.mutate>>;

/** Without an act where nobody would join. */
export type Tried = Answer & { act?: Act };

export function GatherResult(props: {
  tried: Tried;
  picked: readonly Picked[];
  target: Target;
  busy: boolean;
  onSend: (act: Act) => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const kind = "household";
  const why = ({ code, reasons, fields }: Answer["all"]) => {
    const named = [
      ...reasons.map((id) => workflows.reason(kind, id)),
      ...new Set(fields.map((path) => workflows.field(kind, path.split(".").at(-1) ?? path))),
    ].join(" ");
    return named === "" || code !== "refused"
      ? [workflows.reason(kind, `bulk.${code}`), named].join(" ").trim()
      : named;
  };
  const into = () => {
    const { household } = props.target;
    if (!household) return gatherText().newOne.toLowerCase();
    const names = targetsOf(props.picked).find((one) => one.household.household === household.household)?.names;
    return householdName(workflows, household, names ?? {});
  };
  const said = (one: Picked): { text: string; isRefused: boolean } => {
    if (isThere(one, props.target)) return { text: gatherText().alreadyThere, isRefused: false };
    if (livesElsewhere(one, props.target)) return { text: gatherText().livesElsewhere, isRefused: true };
    const row = props.tried.rows.find(({ person }) => person === one.personId);
    if (row && row.code !== "done") return { text: why(row), isRefused: true };
    const left = one.leaves ? leftBy(one, props.target) : undefined;
    const text = left
      ? gatherText().entersLeaving(into(), householdName(workflows, left, one.names))
      : gatherText().enters(into());
    return { text, isRefused: false };
  };
  const isPossible = () => props.tried.all.code === "done" && !props.picked.some((one) => said(one).isRefused);
  /** Each alone could, but not all at once. */
  const together = () => props.tried.all.code !== "done" && props.tried.rows.every(({ code }) => code === "done");
  return (
    <section class="card-box" aria-labelledby="gather-result">
      <h2 id="gather-result">{gatherText().result}</h2>
      <ul class="row-list">
        <For each={props.picked}>
          {(one) => (
            <li>
              <strong>{one.name}</strong>
              <Show when={said(one).isRefused}>
                <span class="tag late">{gatherText().refused}</span>
              </Show>
              <span class="alike-why">{said(one).text}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={together()}>
        <Alert kind="warning" title={gatherText().allRefused}>
          <p>{why(props.tried.all)}</p>
        </Alert>
      </Show>
      <p class="field-help">{gatherText().residence}</p>
      <Show when={isPossible() && props.tried.act}>
        {(act) => (
          <button type="button" class="btn btn-primary" aria-disabled={props.busy} onClick={() => props.onSend(act())}>
            {gatherText().confirm}
          </button>
        )}
      </Show>
    </section>
  );
}
