// people.getRecord: the cartella sociale: who the person is, every procedure of theirs and of the household with state,
// owner and next term, and one merged timeline. Of what the reader may not see only one line may be told, and only to
// who follows the household.

import { z } from "zod";
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import { listEventsOf } from "../../db/cases/list-events.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import { listRecordCases, type RecordCase } from "../../db/people/list-record-cases.ts";
import type { Access } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { type TimelineEntry, toEntries } from "../cases/list-timeline.ts";
import { colleagueNames, namesOf, placeNames } from "../cases/names.ts";
import { currentFields, idsIn, openSealed } from "../cases/view-case.ts";
import { AppError } from "../errors.ts";
import { procedure, type SessionContext } from "../trpc.ts";

const timelineLength = 40;
/** Cases whose events are merged; the rest are opened one by one. */
const mergedCases = 20;

const besideFacts = [
  ...["RECORD_ACT", "CHECK_PAYER", "TELL_APART"],
  ...["RECORD_ISEE", "RECORD_PERMIT", "RECORD_CERTIFICATE", "RECORD_INCOME"],
];

interface Reached {
  row: RecordCase;
  found: FoundCase;
  access: Access;
}

async function reach(ctx: SessionContext, rows: readonly RecordCase[]): Promise<Reached[]> {
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

export const getRecord = procedure
  .meta({ rule: "cases" })
  .input(z.object({ personId: z.uuid() }))
  .query(async ({ ctx, input }) => {
    const permitted = ctx.policy.readable(ctx.session, "content");
    const found = await findCase(ctx.driver, permitted, input.personId);
    if (found?.snapshot.kind !== "person") throw new AppError("NOT_FOUND");
    const access = ctx.policy.accessTo(ctx.session, found.attributes, isNamed(ctx.session, found.readers));
    await ctx.reads.recordCase(ctx.session, found.snapshot, access);
    const { doc, state, seq, number } = found.snapshot;
    const opened = await openSealed(
      ctx,
      found,
      Object.values(doc.sealed).map((at) => at.seq),
      access,
    );
    const fields = currentFields(found, opened, access);
    const householdId = doc.head.householdId ?? null;
    const rows = await listRecordCases(ctx.driver, ctx.policy.readable(ctx.session, "line"), {
      personId: input.personId,
      householdId,
    });
    const reached = await reach(ctx, rows);
    const own: Reached = { row: personRow(input.personId, found), found, access };
    const follows = reached.some((one) => one.access.level === "content" && one.row.closed === 0);
    const openLines = reached.filter(({ access: to, row }) => to.level === "line" && row.closed === 0);
    const colleagues = colleagueNames(ctx);
    const timeline = await mergedTimeline(ctx, [own, ...reached]);
    const cases = reached.filter(({ access: to }) => to.level === "content" || to.level === "skeleton").map(listed);
    const [person] = await listPersons(ctx.driver, permitted, [input.personId]);
    return {
      personId: input.personId,
      number,
      seq,
      state,
      name: person ? `${person.surname} ${person.givenName}`.trim() : "",
      birthOn: person?.birthOn ?? undefined,
      territory: doc.head.territory,
      protectedAddress: person?.protectedAddress === 1,
      householdId: householdId ?? undefined,
      context: doc.context,
      fields,
      /** Acts offered beside what they are about. */
      mayRecord: state === "deceased" ? [] : besideFacts.filter((event) => access.send(event)),
      todo: Object.values(doc.todo),
      cases,
      /** Kinds that follow the person without more being told. */
      lines: follows ? [...new Set(openLines.filter(({ access: to }) => !to.toldWho).map((one) => one.row.kind))] : [],
      /** Who follows the person, for a desk that reads nothing of it; an empty name is a case still to be assigned. */
      followers: openLines
        .filter(({ access: to }) => to.toldWho)
        .map(({ row }) => ({ kind: row.kind, name: colleagues.get(row.assignee) ?? "" })),
      timeline,
      names: {
        ...(await namesOf(ctx, idsIn([cases, timeline, doc.head, doc.context]))),
        ...(await placeNames(ctx, fields)),
      },
    };
  });

/** The person's own case in the shape of the index, so that its events join the merged timeline. */
const personRow = (personId: string, found: FoundCase): RecordCase => ({
  caseId: personId,
  kind: found.snapshot.kind,
  number: found.snapshot.number,
  state: found.snapshot.state,
  closed: 0,
  territory: found.attributes.territory,
  area: found.attributes.area,
  assignee: "",
  restricted: 0,
  personId,
  householdId: null,
  openedOn: found.snapshot.doc.head.openedOn,
  dueOn: "9999-12-31",
  dueTerm: null,
});
