// The state of one form while it is being filled in: what was typed, what it means, which problems to show. What was
// typed is kept as a draft per case and event (drafts.ts) until it is recorded or thrown away.
import { createMemo, createSignal, onCleanup, untrack } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import type { Problem, Surroundings } from "../../../workflows/kernel/evaluate.ts";
import type { Form } from "../../../workflows/kernel/form.ts";
import { atPath, type Json } from "../../../workflows/kernel/json.ts";
import { dropDraft, findDraft, keepDraft, showForm } from "./drafts.ts";
import { type Reading, readForm, type Typed, type TypedRow, toTyped } from "./read-values.ts";

export interface FormModel {
  typed: TypedRow;
  get: (path: string) => Typed | undefined;
  set: (path: string, value: Typed | undefined) => void;
  addRow: (path: string) => void;
  removeRow: (path: string, index: number) => void;
  reading: () => Reading;
  isVisible: (path: string) => boolean;
  isRequired: (path: string) => boolean;
  /** The problem to show beside the field: after it was left, or after the first try to record. */
  shownProblem: (path: string) => Problem | undefined;
  leave: (path: string) => void;
  /** Shows every problem; true when there is none. */
  tryToRecord: () => boolean;
  tried: () => boolean;
  /** Problems the server found; each goes when its field changes. */
  setServerProblems: (problems: readonly Problem[]) => void;
  problems: () => readonly Problem[];
  /** What was typed before is back. */
  resumed: () => boolean;
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
  initial?: Record<string, Json>;
}

function startingValues(options: FormOptions): TypedRow {
  const start: TypedRow = {};
  for (const field of options.form.fields) {
    const initial = field.initial;
    const known =
      options.initial?.[field.name] ??
      (initial === undefined ? undefined : "value" in initial ? initial.value : atPath(options.around(), initial.path));
    const typed = toTyped(field, known);
    if (typed !== undefined) start[field.name] = typed;
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

export function createFormModel(options: FormOptions): FormModel {
  const draft = untrack(() => findDraft(options.draftKey));
  onCleanup(showForm(options.draftKey));
  const [typed, setTyped] = createStore<TypedRow>(draft ? structuredClone(draft) : startingValues(options));
  const [resumed, setResumed] = createSignal(draft !== undefined);
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set());
  const [tried, setTried] = createSignal(false);
  const [fromServer, setFromServer] = createSignal<readonly Problem[]>([]);
  const reading = createMemo(() => readForm(options.form, unwrapDeep(typed), options.around()));
  const problems = createMemo(() => [...reading().problems, ...fromServer()]);

  function replace(next: TypedRow): void {
    // A form that says again what it said at first holds nothing to keep.
    if (sameTyped(next, startingValues(options))) dropDraft(options.draftKey);
    else keepDraft(options.draftKey, next, options.label());
    setTyped(reconcile(structuredClone(next)));
  }

  return {
    typed,
    get: (path) => valueAt(typed, path),
    set: (path, value) => {
      setFromServer((before) => before.filter((problem) => problem.path !== path));
      replace(withValue(unwrap(typed), path, value));
    },
    addRow: (path) => {
      const rows = (valueAt(unwrap(typed), path) ?? []) as readonly TypedRow[];
      replace(withValue(unwrap(typed), path, [...rows, {}]));
    },
    removeRow: (path, index) => {
      const rows = (valueAt(unwrap(typed), path) ?? []) as readonly TypedRow[];
      replace(
        withValue(
          unwrap(typed),
          path,
          rows.filter((_, i) => i !== index),
        ),
      );
    },
    reading,
    isVisible: (path) => reading().evaluation.visible.has(path),
    isRequired: (path) => reading().evaluation.required.has(path),
    shownProblem: (path) =>
      tried() || left().has(path) || fromServer().length > 0
        ? problems().find((problem) => problem.path === path && (tried() || problem.code !== "required"))
        : undefined,
    leave: (path) => setLeft((before) => new Set(before).add(path)),
    tryToRecord: () => {
      setTried(true);
      return reading().problems.length === 0;
    },
    tried,
    setServerProblems: (found) => setFromServer(found),
    problems,
    resumed,
    startAgain: () => {
      dropDraft(options.draftKey);
      setTyped(reconcile(startingValues(options)));
      setResumed(false);
      setTried(false);
    },
    forget: () => dropDraft(options.draftKey),
  };
}

const isNothing = (value: Typed | undefined): boolean =>
  value === undefined || value === "" || value === false || (Array.isArray(value) && value.length === 0);

/** Whether two forms say the same, an emptied field being the same as one never filled in. */
function sameTyped(one: TypedRow, other: TypedRow): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => {
    const [a, b] = [one[name], other[name]];
    return (isNothing(a) && isNothing(b)) || JSON.stringify(a) === JSON.stringify(b);
  });
}

/** Reads every leaf of the store, so that the memo follows them all. */
function unwrapDeep(row: TypedRow): TypedRow {
  return JSON.parse(JSON.stringify(row)) as TypedRow;
}
