// The form vocabulary: forms are JSON data, one per event, and say for every field whom it is about
// (subject) and how confidential it is (class). No functions here: the same data draws the form in the
// browser, checks the payload on the server and splits it into the open and the sealed part.

import type { FactId } from "./declared-facts.ts";
import type { RoleId } from "./ids.ts";

/** What a field's value is to a reader's rights. `open` is kept in clear in the log because it decides. */
export type DataClass =
  | "open"
  | "identity"
  | "contact"
  | "protectedAddress"
  /** By what who is in danger is reached: for those who follow or protect her. */
  | "secretContact"
  | "social"
  | "health"
  | "judicial"
  | "economic"
  | "reserved"
  | "team"
  | "private";

/** Classes that are sealed, least to most confidential; roles list those they may read. */
export const sealedClasses = [
  "identity",
  "contact",
  "protectedAddress",
  "secretContact",
  "social",
  "health",
  "judicial",
  "economic",
  "reserved",
] as const satisfies readonly DataClass[];

/** Of notes alone, and in no role's list: read by who follows the case, and by nobody but the author. */
export const noteClasses = ["team", "private"] as const satisfies readonly DataClass[];

/** Whatever may be sealed. */
export const everyClass: readonly DataClass[] = [...sealedClasses, ...noteClasses];

/**
 * text <= 200 characters, longText <= 20,000 unless maxLength says less; cents integer euro cents;
 * day `YYYY-MM-DD`; instant ISO UTC; comune ISTAT code; account id of a worker; case id of another case
 * (see `pick`); group: array of objects of `fields`.
 */
export type FieldKind =
  | "text"
  | "longText"
  | "integer"
  | "decimal"
  | "cents"
  | "day"
  | "instant"
  | "boolean"
  | "choice"
  | "choices"
  | "comune"
  | "account"
  | "case"
  | "fiscalCode"
  | "phone"
  | "email"
  | "group";

/** Closed language over `fieldName`, `context.*`, `facts.*`, `head.*`, `state`. */
export type Condition =
  | { eq: [path: string, value: string | number | boolean] }
  | { in: [path: string, values: (string | number | boolean)[]] }
  | { empty: string }
  /** Days or instants compared as text; the second may be a path or a literal day. */
  | { before: [path: string, pathOrDay: string] }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export interface Field {
  /** camelCase, unique in its form; the same name means the same thing in every form of a workflow. */
  name: string;
  kind: FieldKind;
  /** Default `social`: sealed. Only what decides is `open`. */
  class?: DataClass;
  /** Whose data: `case` (default) or the name of a `case` field of this form that holds a person's id. */
  subject?: string;
  required?: boolean;
  requiredWhen?: Condition;
  visibleWhen?: Condition;
  /**
   * Not required, but where missing it is listed as "da completare" with an owner and a date.
   * `days` counts from occurredOn.
   */
  completeWithinDays?: number;
  options?: readonly string[];
  /** Integer, cents, decimal: value limits. Group: number of rows. */
  min?: number;
  max?: number;
  maxLength?: number;
  /**
   * accounts: text that is a list of ids of accounts, separated by commas: each must be one. request: text that is the
   * key of one of the case's open requests. document: text that is the id of one of the case's documents. row: number or key of
   * something else that this case alone has (a commitment, a delivery, a goal, a dwelling, a ranking). country: text that is
   * ISTAT's code of one. placeOutside: text that is the Belfiore code of a comune outside the district, or of a country.
   */
  holds?: "accounts" | "request" | "document" | "row" | "country" | "placeOutside";
  /** Of a request: only of what was asked for under this name (`opinion`). */
  request?: string;
  /** Of an account: the case becomes hers, so that she must be one who could work on it. */
  carries?: true;
  /** Of an account: one who holds this role. */
  role?: RoleId;
  /** A fact that another public body holds, as the person says it: see declared-facts.ts. */
  declares?: FactId;
  /** Days: `past` allows today and before, `future` today and after. */
  when?: "past" | "future";
  /**
   * For `case`: kinds that may be picked and, optionally, their states; `leadingOn`: also one that goes on in another; `offered`: they
   * are few in a comune, and those of the case's own are offered as a list.
   */
  pick?: { kinds: readonly string[]; states?: readonly string[]; leadingOn?: true; offered?: true };
  /** Of a case: one to which the sender may send this event, too. */
  mayDo?: string;
  /** Of a person: one whom a search would show the sender; any other is not there for her. */
  shown?: true;
  fields?: readonly Field[];
  /** Shown when the form opens; `context.*` path or literal. */
  initial?: { path: string } | { value: string | number | boolean };
}

export interface Section {
  /** Text id in `texts.sections`. */
  id: string;
  fields: readonly string[];
}

export interface Form {
  fields: readonly Field[];
  /**
   * A choice of this form that says who reads the rest: by its value the class of every other field, of open ones too. With no
   * value, or one that is not named, each field has its own.
   */
  sealedBy?: { field: string; classes: Readonly<Record<string, DataClass>> };
  sections?: readonly Section[];
}

/** Hard limits, used where a field names none. */
export const limits = { text: 200, longText: 20_000, groupRows: 50, choices: 50, payloadBytes: 65_536 } as const;
