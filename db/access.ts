// Who may see which rows, as SQL and in memory: the predicate tree, its opaque form `Permitted` that every read of
// this floor asks for, and the only compiler. What the tree should say for a session is decided in
// server/access/policy.ts, which alone (with engine/system.ts) may call `permit`.
import { type AccountId, type AreaId, type CaseId, district, type Territory } from "../workflows/kernel/ids.ts";

/**
 * There is no negation: a term that a table cannot answer counts as false, so that a compiled predicate may show
 * too little, never too much.
 */
export type Predicate =
  | { any: readonly Predicate[] }
  | { all: readonly Predicate[] }
  | { never: true }
  /** `district` among the codes covers every territory. */
  | { inTerritory: readonly Territory[] }
  | { inArea: readonly AreaId[] }
  | { ofKind: readonly string[] }
  | { inState: readonly string[] }
  | { assignedTo: AccountId }
  /** Named in `case_reader`. */
  | { memberOf: AccountId }
  /** Not restricted to named readers. */
  | { openCase: true }
  | { isCase: readonly CaseId[] };

/** What the predicate looks at in one case. */
export interface CaseAttributes {
  caseId: CaseId;
  kind: string;
  state: string;
  territory: Territory;
  area: AreaId;
  assignee?: AccountId;
  /** Of a person or household: to whom open cases about them are assigned (find-case.ts); they count as assignees. */
  followedBy?: readonly AccountId[];
  restricted: boolean;
}

class Permit {
  readonly #tree: Predicate;
  constructor(tree: Predicate) {
    this.#tree = tree;
  }
  static treeOf(permitted: Permit): Predicate {
    return permitted.#tree;
  }
}

/** Proof that policy was asked; nothing but this file can look inside. */
export type Permitted = Permit;

/** For server/access/policy.ts and engine/system.ts only. */
export const permit = (tree: Predicate): Permitted => new Permit(simplify(tree));

/** Text form, to hand a permission to a reader thread. */
export const toMessage = (permitted: Permitted): string => JSON.stringify(Permit.treeOf(permitted));
export const fromMessage = (message: string): Permitted => new Permit(JSON.parse(message) as Predicate);

/** Where a table keeps an attribute: a column, a constant for all its rows, or nowhere. */
type Term = { column: string } | { value: string | number } | "absent";

export interface Target {
  kind: Term;
  state: Term;
  territory: Term;
  area: Term;
  assignee: Term;
  /** 0 or 1. */
  restricted: Term;
  caseId: Term;
  /** Of persons and households: the column of `list_row` by which open cases are about them. */
  followedAs?: "person_id" | "household_id";
}

/** `list_row` and every table with the same seven columns. */
export const caseRows = (alias: string): Target => ({
  kind: { column: `${alias}.kind` },
  state: { column: `${alias}.state` },
  territory: { column: `${alias}.territory` },
  area: { column: `${alias}.area` },
  assignee: { column: `${alias}.assignee` },
  restricted: { column: `${alias}.restricted` },
  caseId: { column: `${alias}.case_id` },
});

/** Counters: the same columns without `case_id`, so that named readers' rows are counted by `uncountedSql`. */
export const counterRows = (alias: string): Target => ({ ...caseRows(alias), caseId: "absent" });

const followedAs: Record<string, "person_id" | "household_id"> = { person: "person_id", household: "household_id" };

/** Caches of registry kinds (`person_row`, `household_row`), which have a territory, and whom open cases are about. */
export const registryRows = (alias: string, kind: string, idColumn: string): Target => ({
  kind: { value: kind },
  state: "absent",
  territory: { column: `${alias}.territory` },
  area: { value: "registry" },
  assignee: "absent",
  restricted: { value: 0 },
  caseId: { column: `${alias}.${idColumn}` },
  ...(followedAs[kind] ? { followedAs: followedAs[kind] } : {}),
});

/** A boolean SQL expression, in brackets, with its positional binds. */
export interface Sql {
  sql: string;
  args: (string | number)[];
}

export const toSql = (permitted: Permitted, target: Target): Sql => compile(Permit.treeOf(permitted), target);

/**
 * The rows of `rows` that are permitted but not in what `toSql(permitted, counters)` counts: those a reader sees
 * by his own name. Starts from the indexes on assignee and case, so it stays short.
 */
export function uncountedSql(permitted: Permitted, rows: Target, counters: Target): Sql {
  const tree = Permit.treeOf(permitted);
  // The predicate has no negation: what the counters miss holds by one of the terms they cannot answer.
  const missing = leaves(tree).filter((leaf) => askedOf(leaf).some((key) => counters[key] === "absent"));
  const byName = compile({ any: missing }, rows);
  const all = compile(tree, rows);
  const counted = compile(tree, { ...rows, ...absentIn(counters) });
  return {
    sql: `(${byName.sql} AND ${all.sql} AND NOT ${counted.sql})`,
    args: [...byName.args, ...all.args, ...counted.args],
  };
}

/**
 * Comuni outside which no row of this kind is permitted, to be asked of an index beside the predicate itself; `all` when
 * there is no such bound. Rows permitted by name only are left out: an index that asks this shows too little, never too
 * much.
 */
export function placesOf(permitted: Permitted, kind: string): readonly Territory[] | "all" {
  const bound = (tree: Predicate): readonly Territory[] | "all" => {
    if ("any" in tree) {
      const parts = tree.any.map(bound);
      return parts.includes("all") ? "all" : [...new Set(parts.flatMap((part) => part as readonly Territory[]))];
    }
    if ("all" in tree)
      return tree.all
        .map(bound)
        .reduce(
          (one, other) => (one === "all" ? other : other === "all" ? one : one.filter((at) => other.includes(at))),
          "all",
        );
    if ("inTerritory" in tree) return tree.inTerritory.includes(district) ? "all" : tree.inTerritory;
    if ("ofKind" in tree) return tree.ofKind.includes(kind) ? "all" : [];
    if ("inArea" in tree || "openCase" in tree) return "all";
    return [];
  };
  return bound(Permit.treeOf(permitted));
}

/** The same answer in memory; `readerOf` says whether the account is in `case_reader` of the case. */
export function matches(
  permitted: Permitted,
  one: CaseAttributes,
  readerOf: (caseId: CaseId, account: AccountId) => boolean,
): boolean {
  const holds = (tree: Predicate): boolean => {
    if ("any" in tree) return tree.any.some(holds);
    if ("all" in tree) return tree.all.every(holds);
    if ("never" in tree) return false;
    if ("inTerritory" in tree) return tree.inTerritory.includes(district) || tree.inTerritory.includes(one.territory);
    if ("inArea" in tree) return tree.inArea.includes(one.area);
    if ("ofKind" in tree) return tree.ofKind.includes(one.kind);
    if ("inState" in tree) return tree.inState.includes(one.state);
    if ("assignedTo" in tree)
      return one.assignee === tree.assignedTo || one.followedBy?.includes(tree.assignedTo) === true;
    if ("memberOf" in tree) return readerOf(one.caseId, tree.memberOf);
    if ("openCase" in tree) return !one.restricted;
    return tree.isCase.includes(one.caseId);
  };
  return holds(Permit.treeOf(permitted));
}

const always: Predicate = { all: [] };
const never: Predicate = { never: true };
const isAlways = (tree: Predicate): boolean => "all" in tree && tree.all.length === 0;
const isNever = (tree: Predicate): boolean => "never" in tree;

/** Flattens, and drops what is always or never true, so that a district-wide grant costs no term. */
function simplify(tree: Predicate): Predicate {
  if ("all" in tree) {
    const parts = tree.all.map(simplify).flatMap((part) => ("all" in part ? part.all : [part]));
    if (parts.some(isNever)) return never;
    return parts.length === 1 ? (parts[0] as Predicate) : { all: parts };
  }
  if ("any" in tree) {
    const parts = tree.any
      .map(simplify)
      .flatMap((part) => ("any" in part ? part.any : [part]))
      .filter((part) => !isNever(part));
    if (parts.some(isAlways)) return always;
    if (parts.length === 0) return never;
    return parts.length === 1 ? (parts[0] as Predicate) : { any: parts };
  }
  if ("inTerritory" in tree && tree.inTerritory.includes(district)) return always;
  return tree;
}

function compile(tree: Predicate, target: Target): Sql {
  if ("any" in tree) return joined(tree.any, target, "OR", "0");
  if ("all" in tree) return joined(tree.all, target, "AND", "1");
  if ("never" in tree) return { sql: "(0)", args: [] };
  if ("inTerritory" in tree) {
    return tree.inTerritory.includes(district) ? { sql: "(1)", args: [] } : among(target.territory, tree.inTerritory);
  }
  if ("inArea" in tree) return among(target.area, tree.inArea);
  if ("ofKind" in tree) return among(target.kind, tree.ofKind);
  if ("inState" in tree) return among(target.state, tree.inState);
  if ("assignedTo" in tree) return assigned(target, tree.assignedTo);
  if ("isCase" in tree) return among(target.caseId, tree.isCase);
  if ("openCase" in tree) return among(target.restricted, [0]);
  if (target.caseId === "absent") return { sql: "(0)", args: [] };
  const { sql, args } = termSql(target.caseId);
  return {
    sql: `(${sql} IN (SELECT case_reader.case_id FROM case_reader WHERE case_reader.account_id = ?))`,
    args: [...args, tree.memberOf],
  };
}

/** Of a person or household: the account is responsible for an open case about them. */
function assigned({ assignee, caseId, followedAs: about }: Target, account: AccountId): Sql {
  if (about === undefined || caseId === "absent") return among(assignee, [account]);
  const { sql, args } = termSql(caseId);
  return {
    sql: `(${sql} IN (SELECT f.${about} FROM list_row f WHERE f.assignee=? AND f.closed=0 AND f.${about} IS NOT NULL))`,
    args: [...args, account],
  };
}

function joined(parts: readonly Predicate[], target: Target, word: "AND" | "OR", empty: string): Sql {
  if (parts.length === 0) return { sql: `(${empty})`, args: [] };
  const compiled = parts.map((part) => compile(part, target));
  return {
    sql: `(${compiled.map((part) => part.sql).join(` ${word} `)})`,
    args: compiled.flatMap((part) => part.args),
  };
}

function among(term: Term, values: readonly (string | number)[]): Sql {
  if (term === "absent" || values.length === 0) return { sql: "(0)", args: [] };
  if ("value" in term) return { sql: values.includes(term.value) ? "(1)" : "(0)", args: [] };
  // A NULL assignee makes the comparison NULL, which NOT would not turn; coalesced where it can be NULL.
  if (values.length === 1) return { sql: `(${term.column} IS ?)`, args: [...values] };
  return { sql: `(${term.column} IN (${values.map(() => "?").join(", ")}))`, args: [...values] };
}

const termSql = (term: Exclude<Term, "absent">): Sql =>
  "column" in term ? { sql: term.column, args: [] } : { sql: "?", args: [term.value] };

function leaves(tree: Predicate): Predicate[] {
  if ("any" in tree) return tree.any.flatMap(leaves);
  if ("all" in tree) return tree.all.flatMap(leaves);
  return [tree];
}

function askedOf(leaf: Predicate): (keyof Target)[] {
  if ("inTerritory" in leaf) return ["territory"];
  if ("inArea" in leaf) return ["area"];
  if ("ofKind" in leaf) return ["kind"];
  if ("inState" in leaf) return ["state"];
  if ("assignedTo" in leaf) return ["assignee"];
  if ("openCase" in leaf) return ["restricted"];
  if ("memberOf" in leaf || "isCase" in leaf) return ["caseId"];
  return [];
}

function absentIn(target: Target): Partial<Target> {
  return Object.fromEntries(Object.entries(target).filter(([, term]) => term === "absent")) as Partial<Target>;
}
