// The relations of a person as a reader is shown them: those her records keep, and those that others' records keep of her, said from
// her side. The other one is named as far as a search would show her; what only a record says that is not shown is not told.
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import type { FoundPerson } from "../../db/people/find-persons.ts";
import { findStanding } from "../../db/people/find-standing.ts";
import { listNaming } from "../../db/people/list-naming.ts";
import { listShown } from "../../db/people/list-shown.ts";
import { numberOf, rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { isTie, otherSideOf, type Tie } from "../../workflows/rules/relations/ties.ts";
import type { Access } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { caseAt } from "../history/past.ts";
import { searchRights } from "../search/rights.ts";
import type { SessionContext } from "../trpc.ts";

/** Records of others that are looked into. */
const mostNaming = 80;

interface Kept {
  relation: number;
  person: string;
  tie: Tie;
  source: string;
  from?: string;
  until?: string;
  end?: string;
}

export interface ShownRelation extends Omit<Kept, "person"> {
  /** Record at which it stands. */
  record: string;
  /** Absent where the reader may not know who it is. */
  other?: { personId: string; name: string; sex?: string; deceased: boolean };
  /** Whether the reader may end it. */
  mayEnd: boolean;
}

const given = (row: JsonObject, field: "from" | "until" | "end") =>
  textOf(row[field]) === "" ? {} : { [field]: textOf(row[field]) };

const keptIn = (context: JsonObject): Kept[] =>
  rowsOf(context.relations).flatMap((row): Kept[] => {
    const tie = textOf(row.tie);
    if (!isTie(tie)) return [];
    const said = { relation: numberOf(row.relation), person: textOf(row.person), source: textOf(row.source) };
    return [{ ...said, tie, ...given(row, "from"), ...given(row, "until"), ...given(row, "end") }];
  });

/** A record of the person, at the time that is asked about. */
export interface OwnRecord {
  found: FoundCase;
  access: Access;
}

const rowOf = ({ person, ...kept }: Kept, { found, access }: OwnRecord) => ({
  person,
  ...kept,
  record: found.snapshot.caseId,
  mayEnd: kept.end === undefined && access.send("END_RELATION"),
});

type Row = ReturnType<typeof rowOf>;

/** What records of others say of the person, from her side. */
async function saidElsewhere(ctx: SessionContext, ids: readonly string[], at: string | undefined): Promise<Row[]> {
  const naming = await listNaming(ctx.driver, searchRights(ctx.policy, ctx.session), ids, mostNaming);
  const permitted = ctx.policy.readable(ctx.session, "content");
  const rows: Row[] = [];
  for (const { personId } of naming) {
    if (ids.includes(personId)) continue;
    const standing = await findCase(ctx.driver, permitted, personId);
    const found = standing && at !== undefined ? await caseAt(ctx, standing, at) : standing;
    if (!standing || !found) continue;
    const access = ctx.policy.accessTo(ctx.session, standing.attributes, isNamed(ctx.session, standing.readers));
    for (const kept of keptIn(found.snapshot.doc.context))
      if (ids.includes(kept.person))
        rows.push(rowOf({ ...kept, person: personId, tie: otherSideOf(kept.tie) }, { found, access }));
  }
  return rows;
}

const shownOf = (one: FoundPerson) => ({
  personId: one.personId,
  name: `${one.surname} ${one.givenName}`.trim(),
  ...(one.sex === null ? {} : { sex: one.sex }),
  deceased: one.state === "deceased",
});

/** Persons by id as a search shows them; one who was merged is the record that stands, where that is shown. */
export async function namedPersons(
  ctx: SessionContext,
  ids: readonly string[],
): Promise<Map<string, ReturnType<typeof shownOf>>> {
  const rights = searchRights(ctx.policy, ctx.session);
  const shown = await listShown(ctx.driver, rights, [...new Set(ids)]);
  const standing = await findStanding(ctx.driver, rights, shown);
  return new Map(shown.map((one) => [one.personId, shownOf(standing.get(one.personId) ?? one)]));
}

const isSame = (one: ShownRelation, two: ShownRelation): boolean =>
  one.record !== two.record &&
  one.other !== undefined &&
  one.other.personId === two.other?.personId &&
  one.tie === two.tie &&
  (one.end === undefined) === (two.end === undefined);

/** Those that hold first; one that both records keep is told once, as this one keeps it. */
export async function relationsOf(
  ctx: SessionContext,
  records: readonly OwnRecord[],
  at?: string,
): Promise<ShownRelation[]> {
  const ids = records.map(({ found }) => found.snapshot.caseId);
  const own = records.flatMap((one) => keptIn(one.found.snapshot.doc.context).map((kept) => rowOf(kept, one)));
  // Who turned out to be the same person is nobody to herself.
  const rows = [...own, ...(await saidElsewhere(ctx, ids, at))].filter(({ person }) => !ids.includes(person));
  const named = await namedPersons(
    ctx,
    rows.map(({ person }) => person),
  );
  const all = rows.map(({ person, mayEnd, ...row }): ShownRelation => {
    const other = named.get(person);
    return { ...row, mayEnd: at === undefined && mayEnd, ...(other ? { other } : {}) };
  });
  const once = all.filter((one, i) => !all.slice(0, i).some((before) => isSame(before, one)));
  return once.sort((a, b) => Number(a.end !== undefined) - Number(b.end !== undefined));
}
