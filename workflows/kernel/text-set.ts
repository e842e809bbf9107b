// The words of a workflow in one language, by the ids its version uses.

export interface TextSet {
  name: string;
  plural: string;
  /** What one case is called on screen: "pratica" or "presa in carico". */
  caseWord: string;
  states: Record<string, string>;
  /** Buttons: the imperative the worker reads. */
  events: Record<string, string>;
  /**
   * Timeline: what was done. Falls back to `events`. `EVENT.field` says it, and `field.other` names a field of it, where that other field
   * was given and makes it something else.
   */
  done?: Record<string, string>;
  fields: Record<string, string>;
  /** `field.value` or `value`. */
  options: Record<string, string>;
  sections?: Record<string, string>;
  help?: Record<string, string>;
  /** Sentence per guard (what is missing) and per refusal code. */
  reasons: Record<string, string>;
  deadlines: Record<string, string>;
  /** Reasons for which a term may stand still or be extended. */
  grounds?: Record<string, string>;
  waiting: Record<string, string>;
  columns?: Record<string, string>;
}

/** What every workflow says alike unless it says it better. */
export type CommonTexts = Pick<TextSet, "events" | "done" | "fields" | "options" | "sections" | "reasons" | "grounds"> &
  Partial<Pick<TextSet, "deadlines">>;
