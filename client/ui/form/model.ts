// The state of one form while it is being filled in: what was typed, what it means, which problems to show. What was
// typed is kept as a draft per case and event (drafts.ts) until it is recorded or thrown away.
import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import type { Problem, Surroundings } from "../../../workflows/kernel/evaluate.ts";
import type { Field, Form } from "../../../workflows/kernel/form.ts";
import { atPath, type Json } from "../../../workflows/kernel/json.ts";
import { dropDraft, findDraft, keepDraft, showForm } from "./drafts.ts";
import { type Contested, isSameForm, mergeTyped } from "./merge-typed.ts";
import { type Reading, readForm, settled, type Typed, type TypedRow, toTyped, withFixedDays } from "./read-values.ts";

export interface FormModel {
  typed: TypedRow;
  get: (path: string) => Typed | undefined;
  set: (path: string, value: Typed | undefined) => void;
  /** Rows of a group; a new one stands last unless it comes back to its place. */
  addRow: (path: string, row?: TypedRow, at?: number) => void;
  removeRow: (path: string, index: number) => void;
  reading: () => Reading;
  isVisible: (path: string) => boolean;
  isRequired: (path: string) => boolean;
  /** The problem to show beside the field: after it was left, or after the first try to record. */
  shownProblem: (path: string) => Problem | undefined;
  leave: (path: string, field?: Field) => void;
  /** Whether words stand in a picker of which nothing was chosen: recorded as they are, they would be lost without a word. */
  holdWords: (path: string, holds: boolean) => void;
  /** Shows every problem; true when there is none. */
  tryToRecord: () => boolean;
  tried: () => boolean;
  /** Problems the server found; each goes when its field changes. */
  setServerProblems: (problems: readonly Problem[]) => void;
  problems: () => readonly Problem[];
  /** What was typed before is back. */
  resumed: () => boolean;
  /** Fields that were typed here and changed in the case meanwhile. */
  contested: () => readonly Contested[];
  /** One of them is decided: by what the case says now, or by what was typed. */
  settle: (field: string, by: "theirs" | "mine") => void;
  /** Fields that nobody typed here and that followed the case. */
  followed: () => readonly string[];
  startAgain: () => void;
  /** The draft is no longer needed: it was recorded or thrown away. */
  forget: () => void;
}

export interface FormOptions {
  form: Form;
  /** `caseId/EVENT`. */
  draftKey: string;
  /** What the form records, in the words of its button. */
  label: () => string;
  around: () => Surroundings;
  /** Values already known; a draft wins over them. */
  initial?: () => Record<string, Json>;
}

/** While one is still filling in, what is missing or not chosen yet is no fault. */
const untilTried: ReadonlySet<string> = new Set(["required", "notPicked"]);

/** The day of the fact is said here alone: it follows no calendar and no colleague. */
const ownFields: ReadonlySet<string> = new Set(["occurredOn"]);

function startingValues(options: FormOptions): TypedRow {
  const start: TypedRow = {};
  for (const field of options.form.fields) {
    const initial = field.initial;
    const known =
      options.initial?.()[field.name] ??
      (initial === undefined ? undefined : "value" in initial ? initial.value : atPath(options.around(), initial.path));
    const typed = toTyped(field, known);
    if (typed !== undefined) start[field.name] = typed;
    // Rows that must be there are there to be filled in.
    else if (field.kind === "group" && field.required)
      start[field.name] = Array.from({ length: field.min ?? 1 }, () => ({}));
  }
  return start;
}

const segments = (path: string): (string | number)[] =>
  path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));

function valueAt(root: TypedRow, path: string): Typed | undefined {
  let value: unknown = root;
  for (const part of segments(path)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value as Typed | undefined;
}

/** A copy with the value at the path; rows and objects on the way are copied, the rest is shared. */
function withValue(root: TypedRow, path: string, value: Typed | undefined): TypedRow {
  const copy = structuredClone(root);
  const parts = segments(path);
  const last = parts.pop();
  let target = copy as unknown as Record<string | number, unknown>;
  for (const part of parts) target = target[part] as Record<string | number, unknown>;
  if (last === undefined || target === undefined) return copy;
  if (value === undefined) delete target[last];
  else target[last] = value;
  return copy;
}

/** Rows added since the last try: nobody has filled them in yet, and what they lack is no fault until the next one. */
function createFreshRows() {
  const [rows, setRows] = createSignal<readonly string[]>([]);
  return {
    add: (row: string) => setRows((before) => [...before, row]),
    keep: (stays: (row: string) => boolean) => setRows((before) => before.filter(stays)),
    lacks: ({ path, code }: Problem) => untilTried.has(code) && rows().some((row) => path.startsWith(`${row}.`)),
  };
}

export function createFormModel(options: FormOptions): FormModel {
  const draft = untrack(() => findDraft(options.draftKey));
  onCleanup(showForm(options.draftKey));
  /** What the form said before anything was typed, as the case stood when it was last looked at. */
  let base = untrack(() => startingValues(options));
  const merged = draft && mergeTyped(draft.start, base, draft.typed, ownFields);
  const [typed, setTyped] = createStore<TypedRow>(structuredClone(merged?.typed ?? base));
  const [contested, setContested] = createSignal<readonly Contested[]>(merged?.contested ?? []);
  const [followed, setFollowed] = createSignal<readonly string[]>(merged?.followed ?? []);
  const [resumed, setResumed] = createSignal(draft !== undefined);
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set());
  const [tried, setTried] = createSignal(false);
  const fresh = createFreshRows();
  const [fromServer, setFromServer] = createSignal<readonly Problem[]>([]);
  const reading = createMemo(() => readForm(options.form, unwrapDeep(typed), options.around()));
  const [unpicked, setUnpicked] = createSignal<ReadonlySet<string>>(new Set());
  const ownProblems = createMemo((): readonly Problem[] => {
    const read = reading().problems;
    const held = [...unpicked()].filter((path) => !read.some((one) => one.path === path));
    return [...read, ...held.map((path): Problem => ({ path, code: "notPicked" }))];
  });
  const problems = createMemo(() => [...ownProblems().filter((one) => !fresh.lacks(one)), ...fromServer()]);

  function replace(next: TypedRow): void {
    setTyped(reconcile(structuredClone(next)));
    keep();
  }

  /** What is contested is so as long as nobody decided, also when the form is found again. */
  function keep(): void {
    const next = withFixedDays(options.form.fields, structuredClone(unwrap(typed)), options.around().today);
    const before = Object.fromEntries(
      contested().flatMap(({ field, before }) => (before === undefined ? [] : [[field, before]])),
    );
    const start = { ...base, ...before };
    for (const { field, before } of contested()) if (before === undefined) delete start[field];
    // A form that says again what it said at first holds nothing to keep.
    if (isSameForm(next, start)) dropDraft(options.draftKey);
    else keepDraft(options.draftKey, next, start, options.label());
  }

  const rowsAt = (path: string) => (valueAt(unwrap(typed), path) ?? []) as readonly TypedRow[];

  /** Rows change their places: what was said of a place is not said of whoever comes there. */
  function forgetRowMarks(path: string): void {
    const isOutside = (one: string) => !one.startsWith(`${path}.`);
    setLeft((before) => new Set([...before].filter(isOutside)));
    setFromServer((before) => before.filter((problem) => isOutside(problem.path)));
    fresh.keep(isOutside);
  }

  // One that the device had kept, or that was thrown away and taken back, and nobody has typed here since.
  createEffect(
    on(
      () => findDraft(options.draftKey),
      (found) => {
        if (!found || !isSameForm(unwrap(typed), base) || isSameForm(found.typed, base)) return;
        const next = mergeTyped(found.start, base, found.typed, ownFields);
        setContested(next.contested);
        setFollowed(next.followed);
        setTyped(reconcile(structuredClone(next.typed)));
        setResumed(true);
      },
      { defer: true },
    ),
  );

  // The case went on while the form was open.
  createEffect(
    on(
      () => JSON.stringify(startingValues(options)),
      () => {
        const now = untrack(() => startingValues(options));
        const next = mergeTyped(base, now, unwrap(typed), ownFields);
        const earlier = new Map(contested().map((one) => [one.field, one.before]));
        base = now;
        const news = [...next.contested.map(({ field }) => field), ...next.followed];
        const renewed = next.contested.map((one) =>
          earlier.has(one.field) ? { ...one, before: earlier.get(one.field) } : one,
        );
        setContested((before) => [...before.filter(({ field }) => !news.includes(field)), ...renewed]);
        setFollowed((before) => [...before.filter((field) => !news.includes(field)), ...next.followed]);
        if (news.length > 0) replace(next.typed);
      },
      { defer: true },
    ),
  );

  return {
    ...{ typed, reading, tried, problems, resumed, contested, followed },
    get: (path) => valueAt(typed, path),
    set: (path, value) => {
      setFromServer((before) => before.filter((problem) => problem.path !== path));
      replace(withValue(unwrap(typed), path, value));
    },
    addRow: (path, row = {}, at) => {
      const rows = rowsAt(path);
      if (at !== undefined && at < rows.length) forgetRowMarks(path);
      else if (isSameForm(row, {})) fresh.add(`${path}.${rows.length}`);
      replace(withValue(unwrap(typed), path, rows.toSpliced(at ?? rows.length, 0, row)));
    },
    removeRow: (path, index) => {
      forgetRowMarks(path);
      replace(withValue(unwrap(typed), path, rowsAt(path).toSpliced(index, 1)));
    },
    isVisible: (path) => reading().evaluation.visible.has(path),
    isRequired: (path) => reading().evaluation.required.has(path),
    shownProblem: (path) =>
      tried() || left().has(path) || fromServer().length > 0
        ? problems().find((problem) => problem.path === path && (tried() || !untilTried.has(problem.code)))
        : undefined,
    leave: (path, field) => {
      setLeft((before) => new Set(before).add(path));
      const before = valueAt(unwrap(typed), path);
      const after = field ? settled(field, before, options.around().today) : before;
      if (after !== before) replace(withValue(unwrap(typed), path, after));
    },
    holdWords: (path, holds) =>
      setUnpicked((before) => {
        const others = [...before].filter((one) => one !== path);
        return before.has(path) === holds ? before : new Set(holds ? [...others, path] : others);
      }),
    tryToRecord: () => {
      setTried(true);
      fresh.keep(() => false);
      return ownProblems().length === 0;
    },
    setServerProblems: (found) => setFromServer(found),
    settle: (field, by) => {
      const one = contested().find((other) => other.field === field);
      setContested((before) => before.filter((other) => other.field !== field));
      if (one && by === "theirs") replace(withValue(unwrap(typed), field, one.theirs));
      else keep();
    },
    startAgain: () => {
      dropDraft(options.draftKey);
      setContested([]);
      setFollowed([]);
      setTyped(reconcile(structuredClone(base)));
      setResumed(false);
      setTried(false);
      fresh.keep(() => false);
    },
    forget: () => dropDraft(options.draftKey),
  };
}

/** Reads every leaf of the store, so that the memo follows them all. */
function unwrapDeep(row: TypedRow): TypedRow {
  return JSON.parse(JSON.stringify(row)) as TypedRow;
}
