// Statements that keep the caches equal to what a fold of the log yields: snapshot, readers, terms,
// counters, links, claims, outbox. Written in the same batch as the events.
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Effect } from "../../workflows/kernel/effects.ts";
import { canonical, type Json, sameJson } from "../../workflows/kernel/json.ts";
import { readersOf } from "../../workflows/kernel/readers.ts";
import type { Statement } from "../driver/driver.ts";

export function putSnapshot(snapshot: CaseSnapshot, lastHash: string, lastPos: number): Statement {
  return {
    sql: `INSERT INTO snapshot (case_id,kind,number,workflow_version,seq,state,doc,last_hash,last_pos)
      VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT(case_id) DO UPDATE SET seq=excluded.seq,state=excluded.state,doc=excluded.doc,last_hash=excluded.last_hash,last_pos=excluded.last_pos`,
    args: [
      snapshot.caseId,
      snapshot.kind,
      snapshot.number,
      snapshot.workflowVersion,
      snapshot.seq,
      snapshot.state,
      JSON.stringify(snapshot.doc),
      lastHash,
      lastPos,
    ],
  };
}

/** Apart from the rest, so that an ordinary event leaves the index of versions alone. */
export const putVersion = ({ caseId, workflowVersion }: CaseSnapshot): Statement => ({
  sql: "UPDATE snapshot SET workflow_version=? WHERE case_id=?",
  args: [workflowVersion, caseId],
});

/** Terms that changed, as rows of `deadline`; one that was taken back or renamed is none. */
export function putDeadlines(before: CaseSnapshot, after: CaseSnapshot): Statement[] {
  const gone = Object.keys(before.doc.deadlines).filter((id) => !(id in after.doc.deadlines));
  const kept = Object.entries(after.doc.deadlines)
    .filter(([id, term]) => !sameJson(before.doc.deadlines[id] as unknown as Json, term as unknown as Json))
    .map(([id, term]) => ({
      sql: `INSERT INTO deadline (case_id,deadline_id,status,due_at,alarm_at) VALUES (?,?,?,?,?)
        ON CONFLICT(case_id,deadline_id) DO UPDATE SET status=excluded.status,due_at=excluded.due_at,alarm_at=excluded.alarm_at`,
      args: [after.caseId, id, term.status, term.dueAt ?? term.dueOn ?? null, term.alarmAt ?? null],
    }));
  return [
    ...gone.map((id) => ({ sql: "DELETE FROM deadline WHERE case_id=? AND deadline_id=?", args: [after.caseId, id] })),
    ...kept,
  ];
}

/** Who reads the case by name; empty when nothing changed. */
export function putReaders(before: CaseSnapshot, after: CaseSnapshot): Statement[] {
  const now = readersOf(after.doc.head);
  if (sameJson(readersOf(before.doc.head), now)) return [];
  return [
    { sql: "DELETE FROM case_reader WHERE case_id=?", args: [after.caseId] },
    ...now.map((accountId) => ({
      sql: "INSERT OR IGNORE INTO case_reader (case_id,account_id) VALUES (?,?)",
      args: [after.caseId, accountId],
    })),
  ];
}

const counterKey = ({ kind, state, doc: { head } }: CaseSnapshot): (string | number)[] => [
  kind,
  state,
  head.closed ? 1 : 0,
  head.territory,
  head.area,
  head.assignee ?? "",
  head.restricted ? 1 : 0,
];

/** Sums changes of counters over a group, so that a hot counter is written once. */
export class CounterDeltas {
  readonly #deltas = new Map<string, { key: (string | number)[]; cases: number; weight: number }>();

  /** A case leaves the counter it stood in, if it did, and enters that it stands in now: most events change neither. */
  move(before: CaseSnapshot, after: CaseSnapshot): void {
    const [left, entered] = [counterKey(before), counterKey(after)];
    const stays = before.seq > 0 && before.doc.head.weight === after.doc.head.weight;
    if (stays && left.every((part, i) => part === entered[i])) return;
    if (before.seq > 0) this.#add(left, before, -1);
    this.#add(entered, after, 1);
  }

  #add(key: (string | number)[], { doc: { head } }: CaseSnapshot, sign: 1 | -1): void {
    // No part holds a zero: they are ids, a day's flag or an account's.
    const id = key.join("\0");
    const delta = this.#deltas.get(id) ?? { key, cases: 0, weight: 0 };
    delta.cases += sign;
    delta.weight += sign * (head.weight ?? 0);
    this.#deltas.set(id, delta);
  }

  statements(): Statement[] {
    return [...this.#deltas.values()]
      .filter((delta) => delta.cases !== 0 || delta.weight !== 0)
      .map((delta) => ({
        sql: `INSERT INTO counter (kind,state,closed,territory,area,assignee,restricted,cases,weight)
          VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET cases=cases+excluded.cases,weight=weight+excluded.weight`,
        args: [...delta.key, delta.cases, delta.weight],
      }));
  }
}

/** Rows outside the case that an effect changes. Companions are events of their own; freeze rows are appended apart. */
export function effectStatements(caseId: string, pos: number, effects: readonly Effect[]): Statement[] {
  return effects.flatMap((effect, i): Statement[] => {
    switch (effect.effect) {
      case "claim":
        // The case's own claim stays as it is; another's still violates the primary key.
        return [
          {
            sql: `INSERT INTO claim (kind,resource,case_id) SELECT ?1,?2,?3
              WHERE NOT EXISTS (SELECT 1 FROM claim WHERE kind=?1 AND resource=?2 AND case_id=?3)`,
            args: [effect.kind, effect.resource, caseId],
          },
        ];
      case "release":
        return [
          {
            sql: "DELETE FROM claim WHERE kind=? AND resource=? AND case_id=?",
            args: [effect.kind, effect.resource, caseId],
          },
        ];
      case "link":
        return [
          {
            sql: "INSERT OR IGNORE INTO case_link (from_id,role,to_id,pos) VALUES (?,?,?,?)",
            args: [caseId, effect.role, effect.to, pos],
          },
        ];
      case "unlink":
        return [
          {
            sql: "DELETE FROM case_link WHERE from_id=? AND role=? AND to_id=?",
            args: [caseId, effect.role, effect.to],
          },
        ];
      case "fanOut":
        return [
          {
            sql: `INSERT INTO outbox (id,case_id,pos,topic,payload,status,cursor,answered,refused,reason)
              VALUES (?,?,?,'fanOut',?,'pending',0,0,'[]','')`,
            args: [`${pos}.${i}`, caseId, pos, canonical(effect as unknown as Json)],
          },
        ];
      default:
        return [];
    }
  });
}
