// people.getRecord: the cartella sociale: who the person is, every procedure of theirs and of the household with state,
// owner and next term, and one merged timeline. Of what the reader may not see only one line may be told, and only to
// who follows the household.

import { z } from "zod";
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import { listEventsOf } from "../../db/cases/list-events.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import { findStanding, mergedState } from "../../db/people/find-standing.ts";
import { listRecordCases, type RecordCase } from "../../db/people/list-record-cases.ts";
import { isObject, type JsonObject } from "../../workflows/kernel/json.ts";
import { type Mistake, mistakenState } from "../../workflows/rules/mistakes/mistake.ts";
import { type Access, announcedArea } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { type TimelineEntry, toEntries } from "../cases/list-timeline.ts";
import { colleagueNames, namesOf, placeNames, relativesIn } from "../cases/names.ts";
import { currentFields, idsIn, openSealed } from "../cases/view-case.ts";
import { searchRights } from "../search/rights.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { headFor } from "./protected-place.ts";
import { reachPerson } from "./reach-person.ts";
import { absorbedBy, type OtherRecord } from "./same-person.ts";
import { contextFor } from "./secret-points.ts";

const timelineLength = 40;
/** Cases whose events are merged; the rest are opened one by one. */
const mergedCases = 20;

const besideFacts = [
  ...["RECORD_ACT", "CHECK_PAYER", "TELL_APART", "MERGE_INTO", "ASK_MERGE", "RECORD_RELATION", "OPENED_BY_MISTAKE"],
  ...["RECORD_CONTACT_POINT", "CORRECT_PERSON", "MOVE_RESIDENCE"],
  ...["RECORD_ISEE", "RECORD_PERMIT", "RECORD_CERTIFICATE", "RECORD_INCOME"],
];

/** At most so many of all records of a person. */
const mostCases = 200;

interface Reached {
  row: RecordCase & { of?: string };
  found: FoundCase;
  access: Access;
}

async function reach(ctx: SessionContext, rows: readonly Reached["row"][]): Promise<Reached[]> {
  const permitted = ctx.policy.readable(ctx.session, "line");
  const reached: Reached[] = [];
  for (const row of rows) {
    const found = await findCase(ctx.driver, permitted, row.caseId);
    if (!found) continue;
    const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
    if (access.level !== "none") reached.push({ row, found, access });
  }
  return reached;
}

/** A procedure as the index shows it; a skeleton has no next term of law, since terms tell what is going on. */
const listed = ({ row, access }: Reached) => ({
  caseId: row.caseId,
  kind: row.kind,
  number: row.number,
  state: row.state,
  closed: row.closed === 1,
  territory: row.territory,
  openedOn: row.openedOn,
  personId: row.personId ?? undefined,
  /** The other record of the person at which it stands. */
  of: row.of,
  assignee: row.assignee === "" ? undefined : row.assignee,
  level: access.level,
  ...(access.level === "content" && row.dueOn !== "9999-12-31"
    ? { dueOn: row.dueOn, dueTerm: row.dueTerm ?? undefined }
    : {}),
});

async function mergedTimeline(ctx: SessionContext, reached: readonly Reached[]): Promise<TimelineEntry[]> {
  const shown = reached.filter(({ access }) => access.level === "content").slice(0, mergedCases);
  const rows = await listEventsOf(
    ctx.driver,
    shown.map(({ found }) => found),
    timelineLength,
  );
  const told = shown.filter(({ found }) => rows.some((row) => row.caseId === found.snapshot.caseId));
  // What is told of a case here is read as it would be in the case itself: each has its row, before anything is opened.
  await Promise.all(
    told.map(({ found: { snapshot }, access }) =>
      ctx.reads.recordRead(ctx.session, {
        ...{ what: "history", kind: snapshot.kind, caseId: snapshot.caseId, byGlass: access.byBrokenGlass },
      }),
    ),
  );
  const entries: TimelineEntry[] = [];
  for (const { found, access } of told) {
    const own = rows.filter((row) => row.caseId === found.snapshot.caseId);
    entries.push(...(await toEntries(ctx, found, access, own)));
  }
  const place = new Map(rows.map((row, i) => [`${row.caseId}/${row.seq}`, i]));
  const of = (entry: TimelineEntry) => place.get(`${entry.caseId}/${entry.seq}`) ?? 0;
  return entries.sort((a, b) => of(a) - of(b));
}

/** The cases of a record and of its household; then those of the records that go on in it, each once. */
async function rowsOf(
  ctx: SessionContext,
  found: FoundCase,
  others: readonly OtherRecord[],
): Promise<Reached["row"][]> {
  const permitted = ctx.policy.readable(ctx.session, "line");
  const rowsAt = ({ caseId, doc }: FoundCase["snapshot"]) =>
    listRecordCases(ctx.driver, permitted, { personId: caseId, householdId: doc.head.householdId ?? null });
  const rows: Reached["row"][] = await rowsAt(found.snapshot);
  const seen = new Set(rows.map((row) => row.caseId));
  for (const other of others)
    for (const row of await rowsAt(other.found.snapshot)) {
      if (seen.has(row.caseId)) continue;
      seen.add(row.caseId);
      rows.push({ ...row, of: other.found.snapshot.caseId });
    }
  return rows.slice(0, mostCases);
}

const fieldsOf = async (ctx: SessionContext, { found, access }: Pick<Reached, "found" | "access">) => {
  const places = Object.values(found.snapshot.doc.sealed).map((at) => at.seq);
  return currentFields(found, await openSealed(ctx, found, places, access), access);
};

/** A record that goes on in this one: what it says of the person, to be held beside. */
const shownOther = async (ctx: SessionContext, other: OtherRecord) => ({
  personId: other.found.snapshot.caseId,
  name: other.name,
  territory: headFor(other.found, other.access, other.found.snapshot.doc.head).territory,
  householdId: other.found.snapshot.doc.head.householdId,
  /** Whether the reader may have it stand by itself again. */
  mayUndo: other.access.send("UNMERGE"),
  fields: await fieldsOf(ctx, other),
});

/** Where it goes on, for who may be told; without a name where a search would not show her that record. */
async function goesOn(
  ctx: SessionContext,
  personId: string,
  state: string,
): Promise<{ personId?: string; name?: string } | undefined> {
  if (state !== mergedState) return undefined;
  const rights = searchRights(ctx.policy, ctx.session);
  const one = (await findStanding(ctx.driver, rights, [{ personId, state }])).get(personId);
  return one ? { personId: one.personId, name: `${one.surname} ${one.givenName}`.trim() } : {};
}

/** What the person's own record says, and of the household around her who follows whom. */
function linesOf(ctx: SessionContext, reached: readonly Reached[]) {
  const follows = reached.some((one) => one.access.level === "content" && one.row.closed === 0);
  const openLines = reached.filter(({ access: to, row }) => to.level === "line" && row.closed === 0);
  const colleagues = colleagueNames(ctx);
  return {
    /** Kinds that follow the person without more being told; of Tutela Minori no kind, once. */
    lines: follows
      ? [
          ...new Set(
            openLines
              .filter(({ access: to }) => !to.toldWho)
              .map(({ row }) => (row.area === announcedArea ? "" : row.kind)),
          ),
        ]
      : [],
    /** Who follows the person, for a desk that reads nothing of it; an empty name is a case still to be assigned. */
    followers: openLines
      .filter(({ access: to }) => to.toldWho)
      .map(({ row }) => ({ kind: row.kind, name: colleagues.get(row.assignee) ?? "" })),
  };
}

const isNoted = new Set(["deceased", mergedState, mistakenState]);

/** Who said that it was opened by mistake, when and why. */
const mistakeOf = (context: JsonObject): Mistake | undefined =>
  isObject(context.mistake) ? (context.mistake as Mistake) : undefined;

export const getRecord = procedure
  .meta({ rule: "cases" })
  .input(z.object({ personId: z.uuid() }))
  .query(async ({ ctx, input: { personId } }) => {
    const one = await reachPerson(ctx, { personId });
    const { found, access } = one;
    const { doc, state, seq, number } = found.snapshot;
    const fields = await fieldsOf(ctx, one);
    const others = await absorbedBy(ctx, one);
    const reached = await reach(ctx, await rowsOf(ctx, found, others));
    const own = [found, ...others.map((other) => other.found)].map((at): Reached => {
      const to = at === found ? access : (others.find((other) => other.found === at)?.access ?? access);
      return { row: personRow(at), found: at, access: to };
    });
    const timeline = await mergedTimeline(ctx, [...own, ...reached]);
    const cases = reached.filter(({ access: to }) => to.level === "content" || to.level === "skeleton").map(listed);
    const merged = await Promise.all(others.map((other) => shownOther(ctx, other)));
    const [person] = await listPersons(ctx.driver, ctx.policy.readable(ctx.session, "content"), [personId]);
    return {
      ...{ personId, number, seq, state },
      name: person ? `${person.surname} ${person.givenName}`.trim() : "",
      birthOn: person?.birthOn ?? undefined,
      /** Empty where it is not to be known: it is where she lives. */
      territory: headFor(found, access, doc.head).territory,
      protectedAddress: person?.protectedAddress === 1,
      householdId: doc.head.householdId,
      context: contextFor(found, access),
      fields,
      /** Acts offered beside what they are about. */
      mayRecord: isNoted.has(state) ? [] : besideFacts.filter((event) => access.send(event)),
      /** In which record it goes on. */
      goesOnIn: await goesOn(ctx, personId, state),
      mayUndo: state === mergedState && access.send("UNMERGE"),
      mistake: mistakeOf(doc.context),
      mayTakeBack: state === mistakenState && access.send("NOT_A_MISTAKE"),
      /** Records that go on in this one. */
      merged,
      todo: Object.values(doc.todo),
      cases,
      ...linesOf(ctx, reached),
      timeline,
      names: {
        ...(await namesOf(
          ctx,
          idsIn([cases, timeline, doc.head, doc.context, merged.map((other) => other.householdId)]),
          relativesIn([timeline, doc.context]),
        )),
        ...(await placeNames(ctx, fields, timeline)),
      },
    };
  });

/** The person's own case in the shape of the index, so that its events join the merged timeline. */
const personRow = (found: FoundCase): RecordCase => ({
  caseId: found.snapshot.caseId,
  kind: found.snapshot.kind,
  number: found.snapshot.number,
  state: found.snapshot.state,
  closed: 0,
  territory: found.attributes.territory,
  area: found.attributes.area,
  assignee: "",
  restricted: 0,
  personId: found.snapshot.caseId,
  householdId: null,
  openedOn: found.snapshot.doc.head.openedOn,
  dueOn: "9999-12-31",
  dueTerm: null,
});
