// The vocabulary in which every workflow is written: what a version, an event, a need, a deadline and a
// role's right are. A workflow that fills this in gets lists, forms, pages, history, permissions and
// deadlines for free. No I/O, no clock, no randomness.
import type { AnyStateMachine } from "xstate";
import type { AloneReason } from "./alone.ts";
import type { DeadlineRule, DeadlineState, RefusalNoticeRule } from "./deadline.ts";
import type { DeclaredFact } from "./declared-facts.ts";
import type { CaseDocuments } from "./document.ts";
import type { DataClass, Form } from "./form.ts";
import type { AccountId, AreaId, CaseId, Day, Instant, RoleId, Territory } from "./ids.ts";
import type { Json, JsonObject } from "./json.ts";
import type { Migration } from "./migrate.ts";
import type { EnteredFact, HistoryFact, PastFact } from "./past.ts";
import type { DeathRule, HeardDeath } from "./person-death.ts";
import type { TextSet } from "./text-set.ts";

/** What every case has, whatever its workflow. Absent means "none"; never null (merge patch). */
export interface Head {
  territory: Territory;
  area: AreaId;
  openedOn: Day;
  assignee?: AccountId;
  personId?: CaseId;
  /** The household the case follows: that of its person when it was opened, until somebody chose. */
  householdId?: CaseId;
  /** When somebody chose which household it follows. */
  householdAt?: Instant;
  /** Need-to-know: only the assignee and `readers` get in. */
  restricted?: boolean;
  readers?: AccountId[];
  /** The outside body a delivery is entrusted to, by the account that stands for it: it reads the case whoever else may. */
  provider?: AccountId;
  /** Text id in `texts.waiting`: the next move is somebody else's. */
  waitingFor?: string;
  waitingSince?: Day;
  /** The last reminder since it waits for them; of those asked each has its own. */
  remindedOn?: Day;
  /** 0 ordinary, 1 urgent, 2 emergency. */
  priority?: number;
  /** Kept by decide() from the state's declaration, so that a fold needs no workflow code. */
  weight?: number;
  closed?: boolean;
}

/** A fact still to be completed: shown with owner and date, never a wall by itself. */
export interface TodoItem {
  field: string;
  event: string;
  dueOn: Day;
  owner?: AccountId;
}

/** Where the current value of a sealed field stands. */
export interface SealedAt {
  seq: number;
  subject: string;
  class: DataClass;
}

/** Extra list columns of a workflow; values are open data only. */
export type ExtraColumns = Record<string, string | number | boolean>;

/** All that a fold of the log yields for a case, apart from state and seq. */
export interface CaseDoc {
  head: Head;
  context: JsonObject;
  columns: ExtraColumns;
  deadlines: Record<string, DeadlineState>;
  todo: Record<string, TodoItem>;
  sealed: Record<string, SealedAt>;
  /** Facts that other bodies hold, declared or verified, by their id (declared-facts.ts); absent while there are none. */
  facts?: Record<string, DeclaredFact>;
  /** Who last did an event that a four-eyes rule names: the actor and whom the actor stood for. */
  by: Record<string, AccountId[]>;
  /** Whom the case asked and who has not answered yet, by `request:seq-of`. */
  asked: Record<string, AskedOne>;
  /** Events taken back (undo, step back), by seq: the seq of the event that did it. */
  takenBack: Record<string, number>;
  /** Corrections by the seq of the event that made them. */
  corrections: Record<string, Correction>;
  /** Its documents by id (`d` and the seq of the event that attached the first version); absent while there are none. */
  documents?: CaseDocuments;
  /** A death in the record of its person, as the case heard of it (person-death.ts); absent while it heard of none. */
  death?: HeardDeath;
}

/** A person or body whose answer is missing. */
export interface AskedOne {
  /** Text id in `texts.waiting`. */
  request: string;
  /** Id in `texts.options`. */
  of: string;
  since: Day;
  /** Its term in `doc.deadlines`, where it has one. */
  deadline?: string;
  /** Whose signature is awaited: id of the paper and number of its version. */
  document?: { id: string; version: number };
  reminders: number;
  remindedOn?: Day;
}

/** A fact of an earlier event that was recorded wrong. */
export interface Correction {
  /** Seq of the event corrected. */
  corrects: number;
  fields: string[];
  /**
   * `applied`: the case stands as if it had been recorded right; `pending`: it would have gone elsewhere, and somebody
   * must decide; `kept`: decided that what followed stays as it is.
   */
  outcome: "applied" | "pending" | "kept";
}

export interface CaseSnapshot {
  caseId: CaseId;
  kind: string;
  /** `YYYY-NNNNNN`; empty before the first event. */
  number: string;
  workflowVersion: number;
  /** Number of the last event; 0 before opening. */
  seq: number;
  /** Dotted path of the active state; `unopened` before the first event. */
  state: string;
  doc: CaseDoc;
}

/** Who acts, and for whom where the right comes only from standing in for an absent colleague. */
export interface Actor {
  accountId: AccountId;
  roles: readonly RoleId[];
  behalfOf?: AccountId;
  /**
   * Whom the actor stands in for on that day, whatever the right comes from. Only four eyes look at it, and it can
   * only refuse: the log does not keep it.
   */
  standsInFor?: readonly AccountId[];
}

export interface Meta {
  actor: Actor;
  recordedAt: Instant;
  today: Day;
  occurredOn: Day;
  caseId: CaseId;
}

/** What a machine sees of an event: the open part of the payload, which sealed fields were given, facts. */
export interface MachineEvent {
  type: string;
  data: JsonObject;
  given: readonly string[];
  facts: Facts;
  meta: Meta;
  head: Head;
  seq: number;
  /** Missing items still open in the case ("da completare"), by field. */
  todo: readonly string[];
  /** Requests without an answer, by `request:seq-of`. */
  asked: Readonly<Record<string, AskedOne>>;
  /** The case's documents, with who signed them: what a paper proves need not be typed again. */
  documents: Readonly<CaseDocuments>;
  /** The terms of the case as they stand before the event. */
  terms: Readonly<Record<string, DeadlineState>>;
  /** True when the page only asks what is possible: guards that look at `data` or `given` answer true (see `onData`). */
  probe?: boolean;
}

/** A case read in the same transaction: only the picked context fields. */
export type CaseFact = { id: CaseId; kind: string; seq: number; state: string; head: JsonObject; context: JsonObject };
/** Parameters in force on the day of the act; `example` = the demo's value, not found in the sources. */
export type RulesetFact = { id: string; version: number; values: JsonObject; source: string; example: boolean };
export type MandateFact = {
  service: string;
  territory: Territory;
  body: string;
  bodyName: string;
  act: string;
  letterhead: string;
};
export type FactValue = CaseFact | CaseFact[] | RulesetFact | MandateFact | PastFact | HistoryFact | EnteredFact | null;
export type Facts = Record<string, FactValue>;

/**
 * A fact the engine loads before deciding. Paths start with `data.`, `context.` or `head.`.
 * - case: one case by id (null if the path is empty or the case unknown or of another kind)
 * - cases: those of an array of ids at the path, or of rows that hold them under `of` (at most `most`, else 8)
 * - children: cases linked to this one by `role`, by id order, at most `limit` (<= 5,000)
 * - referring: cases that refer to this one as they stand and were not opened by mistake, at most so many (referring.ts)
 * - ruleset: values in force on occurredOn, for the case's territory, else the district's
 * - mandate: which body runs `service` in the case's territory on occurredOn
 * - past: an earlier event of this case by its seq or the path to it, what came after it, all of it where asked (past.ts)
 * - entered: from which state this case came into the one it is in, those of `notFrom` apart (null where that lies too far back)
 */
export type Need = { fact: string } & (
  | { case: string; kind: string; pick: readonly string[] }
  | { cases: string; of?: string; kind: string; pick: readonly string[]; most?: number }
  | { children: string; kind: string; pick: readonly string[]; limit: number }
  | { referring: number }
  | { ruleset: string }
  | { mandate: string }
  | { past: string | number; history?: true | "ifCorrected" }
  | { entered: { notFrom: readonly string[] } }
);

export interface StateInfo {
  /** Load that an open case in this state puts on its worker; 0 for closed ones. */
  weight: number;
  closed?: boolean;
  /** The record goes on in another one: nothing new refers to it. */
  leadsOn?: true;
  /** Opened by mistake: it stands in no list of records, nothing new refers to it, and what it refers to is free of it. */
  withdrawn?: true;
  /** Text id in `texts.waiting` when the next move is somebody else's. */
  waitingFor?: string;
  /** What usually comes next, the likeliest first: the page offers those of them that are possible before all others. */
  next?: readonly string[];
}

export interface EventInfo {
  form: Form;
  /** The event that may open a case (expectedSeq 0). */
  opens?: boolean;
  /** Takes the next seq whatever the caller knew; it must not decide. */
  commutes?: boolean;
  /** Refused to who did the named event last. */
  fourEyes?: { proposedBy: string };
  /** What it changes is part of that proposal: who sends it has proposed it too. */
  proposes?: string;
  /** Comes in by an import or an upload of the server only: no form offers it and no worker may send it by hand. */
  byImport?: boolean;
  /** Offered where what it is about is shown, never among the acts of the case: there it would tell that there is such a thing. */
  beside?: true;
  /** Only the engine's jobs, companions or fan-out may send it. */
  internal?: boolean;
  /** The office's where the case lies: who reaches the case only because it was given to her, or names her, does not send it. */
  ofPlace?: true;
  /** What it did left the office (a letter, keys) and stays: id in `texts.reasons` of why and what to do instead. */
  irrevocable?: string;
  /**
   * Events by which it told other cases something: where a correction changes what they said they are sent once more, and each puts right
   * there what the first one said. Any other word to others is decided by hand.
   */
  toldAnew?: readonly string[];
  /** Stays where one of these came after it: id in `texts.reasons` of why and what to do instead. */
  settledBy?: { events: readonly string[]; reason: string };
  /** Put right by sending it once more, by its own rules of who and until when, and never by a correction behind them. */
  recordedAnew?: true;
  /** Told at once, unless she sent it herself, to the worker of the case or to who supervises where it has come to. */
  tells?: "assignee" | "newPlace";
  /** Signed by somebody: later than the undo window only a supervisor may step back from it. */
  signed?: boolean;
  /** Effect outside the office: refused while `blocking` facts are "da completare". */
  outsideEffect?: { blocking: readonly string[] };
  /** Trainees may send it (notes, drafts): it decides nothing. */
  draft?: boolean;
  /** Never sent to many cases at once, and why. Absent: it may be, unless its form asks for what only one case has (bulk.ts). */
  alone?: AloneReason;
  needs?: readonly Need[];
  /** Open facts derived from the whole payload (`age>=12`, `isResident`), so that the machine never sees the rest. */
  derive?: (payload: JsonObject, at: DeriveAt) => JsonObject;
  /** Open facts that the gate computes from what the district and other records hold; no form asks for them. */
  fills?: "costSharing" | "likeness" | "member" | "payer" | "signing" | "stock";
}

export interface DeriveAt {
  today: Day;
  occurredOn: Day;
  /** What the case remembers before the event; then values of a ruleset, for its territory on the day of the act. */
  context: JsonObject;
  rules: (id: string) => JsonObject | undefined;
}

export interface WorkflowVersion {
  version: number;
  machine: AnyStateMachine;
  states: Record<string, StateInfo>;
  events: Record<string, EventInfo>;
  deadlines: Record<string, DeadlineRule>;
  /** Declared extra list columns: text id -> kind. */
  columnKinds: Record<string, "text" | "day" | "integer" | "decimal" | "cents" | "boolean">;
  columns: (input: { state: string; context: JsonObject; head: Head }) => ExtraColumns;
  /** The event that makes a guard true, where there is one: a refusal leads to it. */
  remedies?: Readonly<Record<string, string>>;
  /** Figures that the sentence of a refusing guard names (reasons `<guard>Figures`): euro cents where the name ends so, else a number. */
  figures?: Readonly<Record<string, (at: { context: JsonObject; event: MachineEvent }) => Record<string, number>>>;
  /** Cases that lie where this one lies and are read by who reads it (follow.ts). */
  followers?: (context: JsonObject) => readonly { caseId: CaseId; kind: string }[];
  /** Sealed fields that belong to where the case lies: its machine says by date which value stands (`placeSealed`). */
  sealedByDate?: readonly string[];
  /** Follows another case: it is restricted and moved there. */
  follows?: true;
  /** Numbers of the context that events only add to: taken back, one takes away what it added, whoever added since. */
  sums?: readonly string[];
  /** Rulesets this version is decided under, by id; recorded in the event. */
  rulesets?: readonly string[];
  /** How a running case of an earlier version becomes one of this, by the version it comes from. */
  migrations?: Readonly<Record<number, Migration>>;
  /** How it answers a death in the record of its person; absent where it does not hear of it. */
  onDeath?: DeathRule;
  /** Absent: no such notice, as for rankings. */
  refusalNotice?: RefusalNoticeRule;
}

export type Versions = Readonly<Record<number, WorkflowVersion>>;

/** What a role may do with cases of a workflow, within the territory and areas of its grant. */
export interface RoleRight {
  /** `content`: open data and the named sealed classes; `skeleton`: who, when, which event and state; `line`: only that it exists. */
  read: { level: "content" | "skeleton" | "line"; classes: readonly DataClass[] };
  /** Events it may send; `*` all that are not internal. */
  send: readonly string[] | "*";
  /** Only cases it is assigned to or named reader of. */
  onlyOwn?: boolean;
  /** The right holds while the case is in one of these states; in any other the role knows no more than that it exists. */
  onlyIn?: readonly string[];
}

export interface WorkflowRoles {
  rights: Partial<Record<RoleId, RoleRight>>;
}

export interface Example {
  /** What the example shows, in English. */
  name: string;
  /** Ordinary commands; `$person`, `$household`, `$bando` and `$day+30` are filled by fillExample (kernel/example.ts). */
  steps: {
    type: string;
    payload: JsonObject;
    dayOffset: number;
    expectState?: string;
    /** Done by somebody else than the other steps, as four-eyes events need. */
    by?: "colleague";
  }[];
}

export interface Workflow {
  /** kebab-case, the folder's name. */
  id: string;
  /** `none`: registry kinds (person, household, account) that no work list shows. */
  list: "cases" | "none";
  /** Fixed area, or the areas a case may be opened in (`data.area` chooses). */
  areas: readonly AreaId[];
  versions: Record<number, WorkflowVersion>;
  current: number;
  texts: { it: TextSet; en: TextSet };
  /** Its cases hold what falls due in the record of their person (person-terms.ts). */
  personTerms?: true;
  /** Cases that never leave in one file with others: those where the column of the row, or the fact of the case, has the value. */
  keptApart?: readonly { where: "column" | "fact"; name: string; value: string }[];
  roles: WorkflowRoles;
  examples: readonly Example[];
  /** Upcasters of old event shapes: type -> dense list 1..n of payload lifters. */
  upcasters?: Record<string, ((payload: JsonObject) => JsonObject)[]>;
  /** Territory of a new case: path in data (default `territory`), or the word `district` for a kind that has no other. */
  territoryPath?: string;
}

export const initialDoc = (): CaseDoc => ({
  head: { territory: "", area: "registry", openedOn: "" },
  context: {},
  columns: {},
  deadlines: {},
  todo: {},
  sealed: {},
  by: {},
  asked: {},
  takenBack: {},
  corrections: {},
});

export type { CommonTexts, TextSet } from "./text-set.ts";
export type { Json, JsonObject };
