// What was done, newest first: who, when, what changed. Where an act was recorded later than it happened, both dates
// are shown. The same list serves one case and the merged one of the cartella sociale.
import { createMemo, For, type JSX, Show } from "solid-js";
import { isObject, type Json } from "../../workflows/kernel/json.ts";
import { useDesk } from "../desk.ts";
import { caseText } from "../text/cases.ts";
import { diaryText } from "../text/diary.ts";
import { documentsText } from "../text/documents.ts";
import { mendingText } from "../text/mending.ts";
import type { trpc } from "../trpc.ts";
import { dayOf, formatDay } from "../ui/format.ts";
import { LongText } from "../ui/long-text.tsx";
import { createSlices } from "../ui/slices.ts";
import { type ValueWords, valueText } from "../value-text.ts";
import { useWorkflows } from "../workflows.ts";
import { type Former, FormerText, FormerValue } from "./former-value.tsx";
import { toldOf } from "./given-facts.ts";
import { MendLines } from "./mending/mend-lines.tsx";
import { isForFew, levelOf } from "./note-level.ts";

export type TimelineEntry = Awaited<ReturnType<typeof trpc.cases.listTimeline.query>>["entries"][number];

export interface TimelineProps {
  entries: readonly TimelineEntry[];
  kindOf: (caseId: string) => string;
  /** What stands beside each entry in a merged timeline. */
  caseLabel?: (caseId: string) => JSX.Element;
  names: Record<string, string>;
  /** What stood before in the fields that an entry wrote again. */
  formers?: readonly Former[];
  /** As a file is read: from the first entry, each under its number. */
  asFile?: boolean;
  /** Stands before each entry: the box by which it is picked. */
  pick?: (entry: TimelineEntry) => JSX.Element;
  /** Present where an entry may be corrected from here. */
  onCorrect?: (entry: TimelineEntry) => void;
  /** Whose entries; default all. */
  correctable?: (caseId: string) => boolean;
}

/** Answers of assessment sheets, which have a page where their items have words; filled in wrong, they are filled in again. */
const onSheets: ReadonlySet<string> = new Set(["answers", "healthAnswers", "economicAnswers", "tool"]);
const fillsSheet = "FILL_TOOL";

interface Given {
  name: string;
  field: string;
  text: string;
}

const areAlike = (before: readonly Given[] | undefined, now: readonly Given[]): boolean =>
  before?.length === now.length &&
  now.every(({ name, field, text }, i) => {
    const one = before[i];
    return one?.name === name && one.field === field && one.text === text;
  });

/** The place of each field among the words of its kind, counted once per kind and language. */
const orders = new WeakMap<object, ReadonlyMap<string, number>>();

function fieldOrder(fields: object): ReadonlyMap<string, number> {
  const found = orders.get(fields) ?? new Map(Object.keys(fields).map((name, i) => [name, i]));
  orders.set(fields, found);
  return found;
}

/** Long texts are read as they were written; the rest is one line each. */
const longFrom = 80;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function Timeline(props: TimelineProps): JSX.Element {
  // In the order in which things happened, whenever they were recorded.
  const sorted = createMemo(() => {
    const entries = [...props.entries].sort(
      (a, b) => compare(b.occurredOn, a.occurredOn) || compare(b.recordedAt, a.recordedAt),
    );
    return props.asFile ? entries.reverse() : entries;
  });
  const drawn = createSlices(() => sorted().length);
  return (
    <ol class="timeline">
      <For each={sorted().slice(0, drawn())}>{(entry) => <Entry {...props} entry={entry} />}</For>
    </ol>
  );
}

function Entry(props: TimelineProps & { entry: TimelineEntry }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const kind = () => props.kindOf(props.entry.caseId);
  const words = (): ValueWords => ({ workflows, desk: desk(), kind: kind(), names: props.names });
  const recordedOn = () => dayOf(props.entry.recordedAt);
  const done = () => workflows.done(kind(), props.entry.type, props.entry.given);
  const moved = () => {
    const { stateBefore, stateAfter } = props.entry;
    if (stateBefore === stateAfter) return undefined;
    if (stateBefore === "unopened") return undefined;
    return caseText().moved(workflows.state(kind(), stateBefore), workflows.state(kind(), stateAfter));
  };
  const former = () => props.formers?.find((one) => one.seq === props.entry.seq);
  const formerOf = (field: string) => former()?.fields.find((one) => one.field === field);
  const changed = () => changes(props.entry, former(), words(), workflows).join(" · ");
  const order = () => fieldOrder(workflows.find(kind())?.texts.fields ?? {});
  /** Told as a change, from and to. */
  const isMoved = (field: string) => field in (former()?.head ?? {}) && field in caseText().changedHead;
  const given = createMemo(
    () =>
      toldOf(props.entry.given ?? [])
        .filter(({ field }) => !isMoved(field) && !onSheets.has(field) && field !== "noteLevel")
        .sort((a, b) => (order().get(a.field) ?? -1) - (order().get(b.field) ?? -1))
        .map(({ field, value }) => ({
          name: field,
          field: workflows.field(kind(), field, props.entry.given),
          text: valueText(words(), field, value),
        }))
        .filter((one) => one.text !== ""),
    undefined,
    // A text somebody has opened stays open when names come in late.
    { equals: areAlike },
  );
  const isLong = (text: string) => text.length > longFrom || text.includes("\n");
  return (
    <li classList={{ skeleton: props.entry.given === undefined, gone: props.entry.takenBackBy !== undefined }}>
      <div class="timeline-head">
        {props.pick?.(props.entry)}
        <Show when={props.asFile}>
          <span class="muted number">{caseText().entryNumber(props.entry.seq)}</span>
        </Show>
        <strong>{done()}</strong>
        <Show when={props.entry.takenBackBy !== undefined}>
          <span class="tag plain">{mendingText().takenBack}</span>
        </Show>
        <Show when={props.entry.correctedBy}>
          <span class="tag plain">{mendingText().corrected}</span>
        </Show>
        <Show when={isForFew(props.entry) && levelOf(props.entry)}>
          {(level) => <span class="tag plain">{diaryText().levels[level()]}</span>}
        </Show>
        <span class="tag plain entry-kind">{caseText().entryKind[props.entry.entryKind]}</span>
        <time class="muted" dateTime={props.entry.occurredOn}>
          {recordedOn() === props.entry.occurredOn
            ? formatDay(props.entry.occurredOn)
            : caseText().occurredEarlier(formatDay(props.entry.occurredOn), formatDay(recordedOn()))}
        </time>
        <span class="muted">
          {caseText().who} {props.names[props.entry.actor] ?? props.entry.actor}
        </span>
        {props.caseLabel?.(props.entry.caseId)}
        <Show
          when={
            props.entry.mayCorrect &&
            props.entry.type !== fillsSheet &&
            (props.correctable?.(props.entry.caseId) ?? true) &&
            props.onCorrect
          }
        >
          {(correct) => (
            <button type="button" class="link-button small-text no-print" onClick={() => correct()(props.entry)}>
              {mendingText().correct}
              <span class="visually-hidden">: {done()}</span>
            </button>
          )}
        </Show>
      </div>
      <Show when={isForFew(props.entry)}>
        <p class="small-text muted">{caseText().reservedWarning}</p>
      </Show>
      <MendLines entry={props.entry} entries={props.entries} words={words()} />
      <Show when={props.entry.document}>
        {(document) => (
          <div class="small-text">
            {documentsText().about(
              [
                workflows.option(kind(), "documentKind", document().kind),
                document().documentOn ? documentsText().of(formatDay(document().documentOn ?? "")) : "",
                document().protocolNumber ? documentsText().protocol(document().protocolNumber ?? "", "") : "",
              ]
                .filter(Boolean)
                .join(" "),
            )}
          </div>
        )}
      </Show>
      <Show when={moved()}>
        <div class="timeline-moved">{moved()}</div>
      </Show>
      <Show when={changed() !== ""}>
        <div class="small-text muted">{changed()}</div>
      </Show>
      <ul class="timeline-given">
        <For each={given().filter((one) => !isLong(one.text))}>
          {(one) => (
            <li>
              <span class="muted">{one.field}:</span> {one.text}
              <Show when={formerOf(one.name)}>{(old) => <FormerValue former={old()} words={words()} />}</Show>
            </li>
          )}
        </For>
      </ul>
      <For each={given().filter((one) => isLong(one.text))}>
        {(one) => (
          <div class="timeline-note">
            <div class="muted small-text">{one.field}</div>
            <LongText text={one.text} />
            <Show when={formerOf(one.name)}>
              {(old) => <FormerText former={old()} now={one.text} words={words()} />}
            </Show>
          </div>
        )}
      </For>
      <Show when={props.entry.closed}>
        {(closed) => (
          <div class="muted small-text">
            {caseText().closedParts(
              closed()
                .map((one) => caseText().classes[one])
                .join(", "),
            )}
          </div>
        )}
      </Show>
      <For each={props.entry.erased ?? []}>
        {(reason) => <div class="muted small-text">{caseText().erasedField(reason)}</div>}
      </For>
    </li>
  );
}

/** Assignment, place and terms that this act moved; what its form already says is only told from what. */
function changes(
  entry: TimelineEntry,
  former: Former | undefined,
  words: ValueWords,
  workflows: ReturnType<typeof useWorkflows>,
): string[] {
  const given = new Set((entry.given ?? []).map((one) => one.field));
  const lines: string[] = [];
  for (const [key, value] of Object.entries(entry.changed?.head ?? {})) {
    const label = caseText().changedHead[key];
    const old = valueText(words, key, former?.head[key]);
    if (!label || (given.has(key) && old === "")) continue;
    const text = value === null ? caseText().removed : valueText(words, key, value);
    if (text !== "") lines.push(`${label}: ${old === "" ? text : caseText().moved(old, text)}`);
  }
  for (const [id, change] of Object.entries(entry.changed?.deadlines ?? {})) {
    const line = deadlineLine(workflows.deadline(words.kind, id), change);
    if (line) lines.push(line);
  }
  return lines;
}

function deadlineLine(name: string, change: Json): string | undefined {
  if (!isObject(change)) return undefined;
  if (typeof change.dueOn === "string") return caseText().deadlineStarted(name, formatDay(change.dueOn));
  const status = caseText().deadlineStatus[change.status as keyof ReturnType<typeof caseText>["deadlineStatus"]];
  return status ? caseText().deadlineStatusIs(name, status) : undefined;
}
