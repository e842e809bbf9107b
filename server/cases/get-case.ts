// cases.getCase: all the case page shows above its timeline. Opening it is written in the read log before the answer;
// who may know no more than that the case exists gets one line.

import { z } from "zod";
import { type FoundCase, findCase } from "../../db/cases/find-case.ts";
import { findSubject } from "../../db/cases/find-subject.ts";
import { listPersons } from "../../db/people/find-persons.ts";
import { mergedState } from "../../db/people/find-standing.ts";
import { ruleIdOf } from "../../workflows/kernel/deadline.ts";
import type { CaseDoc, CaseSnapshot, Head, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { fileClasses } from "../../workflows/kernel/document.ts";
import { attachDocument } from "../../workflows/kernel/document-events.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type Access, announcedArea } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { type ShownDocument, shownDocuments } from "../documents/find-document.ts";
import { AppError } from "../errors.ts";
import { caseAt, minuteInput } from "../history/past.ts";
import { type FallingDue, fallingDue } from "../people/falling-due.ts";
import { householdChoice } from "../people/household-choice.ts";
import { runningOut } from "../people/papers-of.ts";
import { closedLetters, headFor, isPlaceClosed, withoutComune } from "../people/protected-place.ts";
import { contextFor } from "../people/secret-points.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { withCompleting } from "./completing.ts";
import { seqsOfChecks, shownFacts } from "./declared-facts.ts";
import { listActions } from "./list-actions.ts";
import { mendingOf } from "./mending.ts";
import { bodyNames, colleagueNames, namesOf, placeNames, relativesIn } from "./names.ts";
import { asSeenOutside, headOutside, isOutside } from "./outsiders.ts";
import { shownDeath } from "./shown-death.ts";
import { currentFields, idsIn, openSealed } from "./view-case.ts";
import { whySeen } from "./why-seen.ts";

/** The reasons for which a worker may stop or extend a term. */
function mayBecome(version: WorkflowVersion, deadlineId: string) {
  const rule = version.deadlines[ruleIdOf(deadlineId)];
  return {
    stops: (rule?.stops ?? []).filter((one) => !one.byWorkflow),
    extensions: rule?.extensions ?? [],
  };
}

/**
 * That the case exists, and to whom it may be told who follows it. Of Tutela Minori not which kind of case it is, or the line would
 * tell that a court asks.
 */
function lineOf(ctx: SessionContext, snapshot: CaseSnapshot, version: WorkflowVersion, access: Access) {
  const { kind, caseId, state, doc } = snapshot;
  const followed = access.toldWho && !version.states[state]?.closed;
  const { assignee } = doc.head;
  return {
    level: "line" as const,
    kind: doc.head.area === announcedArea ? "" : kind,
    caseId,
    ...(followed ? { followedBy: assignee ? (colleagueNames(ctx).get(assignee) ?? "") : "" } : {}),
  };
}

/** Names of what is missing or runs out and the days only: nothing of the record is told, and nothing is read of it. */
async function missingOfPerson(ctx: SessionContext, { personId, territory }: Head) {
  const permitted = ctx.policy.readable(ctx.session, "content");
  const record = personId === undefined ? undefined : await findCase(ctx.driver, permitted, personId);
  if (record?.snapshot.kind !== "person") return { todo: [], expiring: [], due: nothingDue };
  const { todo, context } = record.snapshot.doc;
  const access = ctx.policy.accessTo(ctx.session, record.attributes, isNamed(ctx.session, record.readers));
  const [who] = access.classes.has("identity")
    ? await listPersons(ctx.driver, permitted, [record.snapshot.caseId])
    : [];
  return {
    // What a record lacks that goes on in another is asked of that one; of the dead nothing is waited for.
    todo: [mergedState, "deceased"].includes(record.snapshot.state) ? [] : Object.values(todo),
    expiring: runningOut(context, ctx.clock.today()),
    due: fallingDue(ctx, record.snapshot, { born: who?.birthOn ?? undefined, territory }),
  };
}

/** Who has not answered; of a signature also on what kind of paper, for who is shown it. */
const askedOf = (doc: CaseDoc, papers: readonly ShownDocument[]) =>
  Object.entries(doc.asked).map(([key, { document, ...one }]) => {
    const paper = papers.find(({ id }) => id === document?.id)?.document.kind;
    return { key, ...one, ...(document && paper ? { document, paper } : {}) };
  });

const nothingDue: FallingDue = { actsEnding: [] };

/** What other records have to say to the case: nothing of it where the past is shown. */
async function besideCase(ctx: SessionContext, snapshot: CaseSnapshot, access: Access, at: string | undefined) {
  if (at !== undefined) return { personTodo: [], personExpiring: [], personDue: nothingDue };
  const household = await householdChoice(ctx, snapshot, access);
  const person = await missingOfPerson(ctx, snapshot.doc.head);
  return {
    /** What is missing in the record of whom the case is about. */
    personTodo: person.todo,
    /** What of that person's papers runs out: sorts and days. */
    personExpiring: person.expiring,
    /** Acts that end, and coming of age. */
    personDue: person.due,
    /** Which household the case follows, for who may choose. */
    ...(household ? { household } : {}),
  };
}

/** Names of people and accounts whose ids stand in the values, of the places among the fields, and of the body it is entrusted to. */
async function namesIn(ctx: SessionContext, { provider = "" }: Head, fields: unknown, values: unknown[]) {
  return {
    ...(await namesOf(ctx, idsIn(values), relativesIn(values))),
    ...(await placeNames(ctx, fields, values)),
    ...bodyNames(ctx, { field: "providerAccount", value: provider }),
  };
}

/** Who reads a note of the team: who follows the case or is named in it, and roles that reach it. */
function teamOf({ policy }: SessionContext, { kind, head }: { kind: string; head: Partial<Head> }) {
  const { assignee, readers = [] } = head;
  return { accounts: assignee === undefined ? readers : [assignee, ...readers], roles: policy.teamRoles(kind) };
}

interface Shown {
  standing: FoundCase;
  /** As it is, or as it was at the minute asked for. */
  snapshot: CaseSnapshot;
  version: WorkflowVersion;
  list: Workflow["list"];
  at?: string | undefined;
}

/** What is shown from skeleton upwards: where a case stands, its terms, and why one sees it. */
function skeletonOf(ctx: SessionContext, { standing, snapshot, version, list, at }: Shown, access: Access) {
  return {
    caseId: snapshot.caseId,
    kind: snapshot.kind,
    number: snapshot.number,
    version: snapshot.workflowVersion,
    seq: snapshot.seq,
    state: snapshot.state,
    closed: version.states[snapshot.state]?.closed === true,
    /** What is late is late against this day. */
    today: at === undefined ? ctx.clock.today() : at.slice(0, 10),
    list,
    head: isOutside(access) ? headOutside(snapshot.doc.head) : headFor(standing, access, snapshot.doc.head),
    deadlines: Object.entries(snapshot.doc.deadlines).map(([id, term]) => ({
      id,
      ...term,
      may: mayBecome(version, id),
    })),
    byBrokenGlass: access.byBrokenGlass,
    why: whySeen(standing, access, ctx.session),
  };
}

export const getCase = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid(), at: minuteInput.optional() }))
  .query(async ({ ctx, input }) => {
    const standing = await findCase(ctx.driver, ctx.policy.readable(ctx.session, "line"), input.caseId);
    const workflow = standing && ctx.workflows.get(standing.snapshot.kind);
    const current = standing && workflow?.versions[standing.snapshot.workflowVersion];
    if (!standing || !workflow || !current) throw new AppError("NOT_FOUND");
    const isReader = isNamed(ctx.session, standing.readers);
    const access = ctx.policy.accessTo(ctx.session, standing.attributes, isReader);
    if (access.level === "none") throw new AppError("NOT_FOUND");
    await ctx.reads.recordCase(ctx.session, standing.snapshot, access);
    if (access.level === "line") return lineOf(ctx, standing.snapshot, current, access);
    // Rights were asked of the case as it is; from here on it is what it was.
    const found = input.at === undefined ? standing : await caseAt(ctx, standing, input.at);
    if (!found) return { level: "absent" as const, kind: standing.snapshot.kind, caseId: input.caseId };
    const { snapshot } = found;
    // A version that no case holds any longer may be gone: the words of today's then stand for its own.
    const version = workflow.versions[snapshot.workflowVersion] ?? current;
    const { doc } = snapshot;
    const skeleton = skeletonOf(ctx, { standing, snapshot, version, list: workflow.list, at: input.at }, access);
    if (access.level === "skeleton") {
      const names = await namesOf(ctx, idsIn([doc.head.assignee, standing.attributes.assignee]));
      return { level: "skeleton" as const, ...skeleton, names };
    }
    const opened = await openSealed(
      ctx,
      found,
      [...Object.values(doc.sealed).map((at) => at.seq), ...seqsOfChecks(doc)],
      access,
    );
    const fields = currentFields(found, opened, access);
    const actions = input.at === undefined ? await listActions(ctx, workflow, version, found, access) : [];
    const beside = await besideCase(ctx, snapshot, access, input.at);
    const subject = await findSubject(ctx.driver, ctx.policy.readable(ctx.session, "list"), input.caseId);
    const papers = shownDocuments(doc, access, await closedLetters(ctx, ctx.session, found));
    return {
      level: "content" as const,
      ...skeleton,
      /** Name of whom it is about, as the lists show it. */
      ...(subject === undefined ? {} : { subject }),
      context: isOutside(access) ? asSeenOutside(doc.context as JsonObject) : contextFor(found, access),
      columns: isPlaceClosed(found, access) ? withoutComune(doc.columns) : doc.columns,
      columnKinds: version.columnKinds,
      fields,
      facts: shownFacts(found, opened, access),
      todo: withCompleting(version, actions, Object.values(doc.todo)),
      ...shownDeath(version, snapshot, access, actions),
      ...beside,
      asked: askedOf(doc, papers),
      documents: {
        count: papers.length,
        /** Under which this reader may attach one now. */
        classes:
          input.at === undefined && workflow.list === "cases" && access.send(attachDocument)
            ? fileClasses.filter((one) => access.classes.has(one))
            : [],
      },
      team: teamOf(ctx, skeleton),
      // Nothing is done in the past.
      actions,
      mending: input.at === undefined ? await mendingOf(ctx, workflow, version, found, access) : { pending: [] },
      names: await namesIn(ctx, doc.head, fields, [
        doc.head,
        standing.attributes.assignee,
        doc.context,
        doc.todo,
        beside,
        fields,
        doc.by,
      ]),
    };
  });
