// Which act: those the chosen cases could get, kind by kind with how many each is for, narrowed by a word; and, folded, those
// that are done from one case at a time, with the reason.
import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { bulkText } from "../text/bulk.ts";
import { formText } from "../text/form.ts";
import type { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { plain } from "../ui/plain-words.ts";
import { useWorkflows, type Workflows } from "../workflows.ts";

type Told = Awaited<ReturnType<typeof trpc.bulk.listActs.query>>;
export type Act = Told["acts"][number];
type Alone = Told["alone"][number];

const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label);

export const actKey = ({ event, common, kinds }: Act): string => (common ? event : `${kinds[0]}/${event}`);

interface Group {
  label: string;
  acts: { key: string; label: string; plain: string }[];
}

function actLabel(workflows: Workflows, act: Act, kindCount: number): string {
  const words = workflows.event(act.kinds[0] ?? "", act.event);
  const isOfAll = !act.common || act.kinds.length === kindCount;
  const named = isOfAll ? words : bulkText().onlyFor(words, act.kinds.map(workflows.name).join(", "));
  const counted = `${named} (${formatNumber(act.cases)})`;
  return act.irrevocable ? `${counted} · ${bulkText().notUndone}` : counted;
}

function groupsOf(workflows: Workflows, acts: readonly Act[]): Group[] {
  const kinds = [...new Set(acts.flatMap((one) => one.kinds))];
  const group = (label: string, some: readonly Act[]): Group => ({
    label,
    acts: some
      .map((one) => {
        const text = actLabel(workflows, one, kinds.length);
        return { key: actKey(one), label: text, plain: plain(`${text} ${label}`) };
      })
      .sort(byLabel),
  });
  const ofKinds = kinds.map((kind) =>
    group(
      workflows.find(kind)?.texts.plural ?? kind,
      acts.filter((one) => !one.common && one.kinds[0] === kind),
    ),
  );
  const common = acts.filter((one) => one.common);
  return [...ofKinds.sort(byLabel), group(bulkText().ofEveryCase, common)].filter((one) => one.acts.length > 0);
}

/** Acts that are done from one case at a time, by reason. */
export function AloneList(props: { alone: readonly Alone[] }): JSX.Element {
  const workflows = useWorkflows();
  const byReason = createMemo(() => {
    const found = new Map<string, { kind: string; labels: Set<string> }>();
    for (const { event, kinds, why } of props.alone) {
      const [kind = ""] = kinds;
      const one = found.get(why) ?? { kind, labels: new Set() };
      one.labels.add(workflows.event(kind, event));
      found.set(why, one);
    }
    return [...found].map(([why, { kind, labels }]) => ({
      why: workflows.reason(kind, `alone.${why}`),
      labels: [...labels].sort((a, b) => a.localeCompare(b)),
    }));
  });
  return (
    <Show when={props.alone.length > 0}>
      <details>
        <summary>
          {bulkText().oneByOne} <span class="muted number">{formatNumber(props.alone.length)}</span>
        </summary>
        <ul class="row-list">
          <For each={byReason()}>
            {(group) => (
              <li>
                <strong>{group.why}</strong>
                <span class="bulk-line small-text">{group.labels.join(" · ")}</span>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}

export function ActPicker(props: {
  told: Told;
  chosen: string | undefined;
  onChoose: (key: string | undefined) => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const id = createUniqueId();
  const [words, setWords] = createSignal("");
  const groups = createMemo(() => groupsOf(workflows, props.told.acts));
  const shown = createMemo(() => {
    const wanted = plain(words()).split(/\s+/).filter(Boolean);
    return groups()
      .map(({ label, acts }) => ({
        label,
        // What is chosen stays: a select without its value would show another.
        acts: acts.filter((one) => one.key === props.chosen || wanted.every((word) => one.plain.includes(word))),
      }))
      .filter(({ acts }) => acts.length > 0);
  });
  const count = () => shown().reduce((sum, { acts }) => sum + acts.length, 0);
  return (
    <>
      <div class="field">
        <label for={`${id}-words`}>{bulkText().findAct}</label>
        <input
          id={`${id}-words`}
          type="search"
          class="form-control"
          autocomplete="off"
          maxLength={60}
          aria-describedby={`${id}-count`}
          value={words()}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <p id={`${id}-count`} class="small-text muted" role="status">
          {bulkText().acts(formatNumber(count()))}
        </p>
      </div>
      <div class="field">
        <label for={`${id}-act`}>{bulkText().which}</label>
        <select
          id={`${id}-act`}
          class="form-select"
          aria-describedby={`${id}-help`}
          onChange={(change) => props.onChoose(change.currentTarget.value || undefined)}
        >
          <option value="">{formText().chooseOne}</option>
          <For each={shown()}>
            {(group) => (
              <optgroup label={group.label}>
                <For each={group.acts}>
                  {(one) => (
                    <option value={one.key} selected={one.key === props.chosen}>
                      {one.label}
                    </option>
                  )}
                </For>
              </optgroup>
            )}
          </For>
        </select>
        <p id={`${id}-help`} class="small-text muted">
          {bulkText().whichHelp}
        </p>
      </div>
    </>
  );
}
