// Folds the log into what every cache should hold and compares: snapshot, list row, counters, terms, links,
// claims, readers, frozen documents, person rows. No workflow code runs except to know which kinds are listed.
import { type ListRow, listRowOf } from "../../db/log/cache-statements.ts";
import type { EventRow } from "../../db/log/event-row.ts";
import { countMilestones, findMilestone, isMilestone } from "../../db/log/milestones.ts";
import { readFrozenRows, readTableAfter, readWhole, type SealedPartRow } from "../../db/log/verify-reads.ts";
import { personKind, personValues } from "../../db/people/person-cache.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Effect } from "../../workflows/kernel/effects.ts";
import { apply, emptySnapshot } from "../../workflows/kernel/fold.ts";
import { type Json, type JsonObject, sameJson } from "../../workflows/kernel/json.ts";
import type { LoggedEvent } from "../../workflows/kernel/logged-event.ts";
import { sha256Hex } from "../../workflows/kernel/sha256.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { standingIdentity } from "./identity.ts";
import { loggedOf } from "./logged.ts";
import { openValues } from "./seal.ts";
import type { VerifyOptions } from "./verify.ts";
import { VersionCheck } from "./verify-versions.ts";

interface Folded {
  snapshot: CaseSnapshot;
  lastHash: string;
  lastPos: number;
  updatedOn: string;
}

const sliceSize = 500;

export class CacheCheck {
  readonly #options: VerifyOptions;
  readonly #problem: (text: string) => void;
  readonly #cases = new Map<string, Folded>();
  readonly #claims = new Set<string>();
  /** Link -> position of the event that made it. */
  readonly #links = new Map<string, number>();
  readonly #frozen = new Map<string, string>();
  readonly #versions: VersionCheck;
  readonly #milestones: CaseSnapshot[] = [];
  #milestonesSeen = 0;
  /** Identity values of persons by the seq that gave them. */
  readonly #persons = new Map<string, Map<number, JsonObject>>();

  constructor(options: VerifyOptions, problem: (text: string) => void) {
    this.#options = options;
    this.#problem = problem;
    this.#versions = new VersionCheck(options, problem);
  }

  /** The case as folded so far. */
  find(caseId: string): CaseSnapshot | undefined {
    return this.#cases.get(caseId)?.snapshot;
  }

  /** Folds one more event; the case before and after it, unless it cannot be folded. */
  event(
    row: EventRow,
    parts: readonly SealedPartRow[],
  ): { before: CaseSnapshot; after: CaseSnapshot; logged: LoggedEvent } | undefined {
    const before = this.#cases.get(row.case_id)?.snapshot ?? emptySnapshot(row.case_id, row.kind, row.workflow_version);
    const logged = loggedOf(row);
    let after: CaseSnapshot | undefined;
    try {
      const snapshot = apply(before, logged);
      after = snapshot;
      this.#cases.set(row.case_id, {
        snapshot,
        lastHash: row.hash,
        lastPos: row.pos,
        updatedOn: romeDay(row.recorded_at),
      });
    } catch {
      this.#problem(`event ${row.pos}: it cannot be folded`);
    }
    if (after && isMilestone(after.seq)) this.#milestones.push(after);
    if (after && this.#isListed(after)) this.#versions.event(before, after, row);
    for (const effect of logged.effects as unknown as Effect[]) this.#effect(row, effect);
    if (row.kind === personKind) this.#person(row, parts);
    return after && { before, after, logged };
  }

  /** Milestones and list rows passed since the last call, up to `pos`, against those kept. */
  async passed(pos: number): Promise<void> {
    await this.#versions.passed(pos);
    for (const folded of this.#milestones.splice(0)) {
      this.#milestonesSeen += 1;
      const kept = await findMilestone(this.#options.driver, folded.caseId, folded.seq);
      if (!sameJson(kept as unknown as Json, folded as unknown as Json))
        this.#problem(`case ${folded.caseId}: the milestone at ${folded.seq} differs from the fold`);
    }
  }

  #effect(row: EventRow, effect: Effect): void {
    const link = (to: string, role: string) => `${row.case_id}/${role}/${to}`;
    if (effect.effect === "claim") this.#claims.add(`${effect.kind}/${effect.resource}/${row.case_id}`);
    else if (effect.effect === "release") this.#claims.delete(`${effect.kind}/${effect.resource}/${row.case_id}`);
    else if (effect.effect === "link") {
      const made = link(effect.to, effect.role);
      this.#links.set(made, this.#links.get(made) ?? row.pos);
    } else if (effect.effect === "unlink") this.#links.delete(link(effect.to, effect.role));
    else if (effect.effect === "freeze")
      this.#frozen.set(`${row.case_id}/${row.seq}/${effect.document}`, effect.sha256);
  }

  #person(row: EventRow, parts: readonly SealedPartRow[]): void {
    const given = this.#persons.get(row.case_id) ?? new Map<number, JsonObject>();
    this.#persons.set(row.case_id, given);
    for (const part of parts) {
      if (part.class !== "identity") continue;
      const key = this.#options.keys?.find(part.key_id);
      if (!key) continue;
      try {
        const place = { caseId: row.case_id, seq: row.seq, subject: part.subject, class: part.class };
        given.set(row.seq, { ...given.get(row.seq), ...openValues(part.blob, key, place) });
      } catch {
        this.#problem(`event ${row.pos}: a sealed part does not open with its key`);
      }
    }
  }

  async compare(): Promise<void> {
    await this.#versions.end();
    const milestones = await countMilestones(this.#options.driver);
    if (milestones !== this.#milestonesSeen) this.#problem(`milestones: ${milestones} for ${this.#milestonesSeen}`);
    await this.#snapshots();
    await this.#listRows();
    await this.#counters();
    await this.#deadlines();
    await this.#sets();
    await this.#frozenRows();
    if (this.#options.keys) await this.#personRows();
  }

  async #walk<T extends object>(
    table: string,
    key: string,
    keyOf: (row: T) => string,
    look: (row: T) => void,
  ): Promise<number> {
    let after = "";
    let seen = 0;
    for (;;) {
      const rows = await readTableAfter<T>(this.#options.driver, table, key, after, sliceSize);
      for (const row of rows) look(row);
      seen += rows.length;
      const last = rows.at(-1);
      if (!last) return seen;
      after = keyOf(last);
    }
  }

  async #snapshots(): Promise<void> {
    type Row = {
      case_id: string;
      seq: number;
      state: string;
      doc: string;
      last_hash: string;
      last_pos: number;
      number: string;
    };
    const seen = await this.#walk<Row>(
      "snapshot",
      "case_id",
      (row) => row.case_id,
      (row) => {
        const folded = this.#cases.get(row.case_id);
        const same =
          folded &&
          folded.snapshot.seq === row.seq &&
          folded.snapshot.state === row.state &&
          folded.snapshot.number === row.number &&
          folded.lastHash === row.last_hash &&
          folded.lastPos === row.last_pos &&
          sameJson(folded.snapshot.doc as unknown as Json, JSON.parse(row.doc) as Json);
        if (!same) this.#problem(`case ${row.case_id}: the snapshot differs from the fold`);
      },
    );
    if (seen !== this.#cases.size) this.#problem(`snapshots: ${seen} rows for ${this.#cases.size} cases`);
  }

  #isListed(snapshot: CaseSnapshot): boolean {
    return this.#options.workflows.get(snapshot.kind)?.list === "cases";
  }

  async #listRows(): Promise<void> {
    const listed = [...this.#cases.values()].filter((one) => this.#isListed(one.snapshot)).length;
    const seen = await this.#walk<ListRow & { case_id: string; since_pos: number }>(
      "list_row",
      "case_id",
      (row) => String(row.case_id),
      (row) => {
        const folded = this.#cases.get(String(row.case_id));
        const wanted = folded && listRowOf(folded.snapshot, folded.updatedOn, folded.lastPos);
        const same =
          wanted &&
          row.since_pos === this.#versions.sincePos(String(row.case_id)) &&
          Object.entries(wanted).every(([column, value]) => row[column as keyof ListRow] === value);
        if (!same) this.#problem(`case ${row.case_id}: the list row differs from the fold`);
      },
    );
    if (seen !== listed) this.#problem(`list rows: ${seen} for ${listed} cases`);
  }

  async #counters(): Promise<void> {
    const wanted = new Map<string, [number, number]>();
    for (const { snapshot } of this.#cases.values()) {
      if (!this.#isListed(snapshot)) continue;
      const { head } = snapshot.doc;
      const flags = [head.closed ? 1 : 0, head.territory, head.area, head.assignee ?? "", head.restricted ? 1 : 0];
      const key = JSON.stringify([snapshot.kind, snapshot.state, ...flags]);
      const [cases, weight] = wanted.get(key) ?? [0, 0];
      wanted.set(key, [cases + 1, weight + (head.weight ?? 0)]);
    }
    const columns = "kind,state,closed,territory,area,assignee,restricted,cases,weight";
    for (const row of await readWhole<Record<string, string | number>>(this.#options.driver, "counter", columns)) {
      const { cases, weight, ...key } = row;
      const id = JSON.stringify(Object.values(key));
      const [n, w] = wanted.get(id) ?? [0, 0];
      if (n !== cases || w !== weight) this.#problem(`counter ${id}: ${cases} instead of ${n}`);
      wanted.delete(id);
    }
    for (const key of wanted.keys()) this.#problem(`counter ${key} is missing`);
  }

  async #deadlines(): Promise<void> {
    type Row = {
      case_id: string;
      deadline_id: string;
      status: string;
      due_at: string | null;
      alarm_at: string | null;
    };
    let seen = 0;
    const columns = "case_id,deadline_id,status,due_at,alarm_at";
    for (const row of await readWhole<Row>(this.#options.driver, "deadline", columns)) {
      const term = this.#cases.get(row.case_id)?.snapshot.doc.deadlines[row.deadline_id];
      const same =
        term &&
        term.status === row.status &&
        (term.dueAt ?? term.dueOn ?? null) === row.due_at &&
        (term.alarmAt ?? null) === row.alarm_at;
      if (!same) this.#problem(`case ${row.case_id}: the row of term ${row.deadline_id} differs`);
      seen += 1;
    }
    const terms = [...this.#cases.values()].reduce(
      (sum, one) => sum + Object.keys(one.snapshot.doc.deadlines).length,
      0,
    );
    if (seen !== terms) this.#problem(`terms: ${seen} rows for ${terms}`);
  }

  async #sets(): Promise<void> {
    const { driver } = this.#options;
    const readers = new Set<string>();
    for (const { snapshot } of this.#cases.values())
      for (const account of snapshot.doc.head.readers ?? []) readers.add(`${snapshot.caseId}/${account}`);
    await this.#set("claim", await readWhole(driver, "claim", "kind,resource,case_id"), this.#claims);
    const links = new Set([...this.#links].map(([link, pos]) => `${link}/${pos}`));
    await this.#set("case_link", await readWhole(driver, "case_link", "from_id,role,to_id,pos"), links);
    await this.#set("case_reader", await readWhole(driver, "case_reader", "case_id,account_id"), readers);
  }

  async #set(table: string, rows: Record<string, string | number>[], wanted: ReadonlySet<string>): Promise<void> {
    const found = new Set(rows.map((row) => Object.values(row).join("/")));
    const same = found.size === wanted.size && [...wanted].every((one) => found.has(one));
    if (!same) this.#problem(`${table}: the rows differ from the fold`);
  }

  async #frozenRows(): Promise<void> {
    const { driver } = this.#options;
    for (const [key, sha256] of this.#frozen) {
      const [caseId = "", seq = "", ...document] = key.split("/");
      const rows = await readFrozenRows(driver, caseId, Number(seq), document.join("/"));
      if (sha256Hex(`[${rows.join(",")}]`) !== sha256) this.#problem(`frozen document ${key} was changed`);
    }
  }

  async #personRows(): Promise<void> {
    type Row = Record<string, string | number | null> & { person_id: string };
    const seen = await this.#walk<Row>(
      "person_row",
      "person_id",
      (row) => row.person_id,
      (row) => {
        const folded = this.#cases.get(row.person_id)?.snapshot;
        const given = this.#persons.get(row.person_id);
        const wanted = folded ? personValues(standingIdentity(folded, (seq) => given?.get(seq))) : {};
        const same =
          folded &&
          Object.entries(wanted).every(([column, value]) => row[column] === value) &&
          row.territory === folded.doc.head.territory &&
          row.household_id === (folded.doc.head.householdId ?? null) &&
          row.state === folded.state;
        if (!same) this.#problem(`person ${row.person_id}: the row differs from the fold`);
      },
    );
    if (seen !== this.#persons.size) this.#problem(`persons: ${seen} rows for ${this.#persons.size}`);
  }
}
