// search.inNotes: words in what was written in one's own open cases, the diary above all; in those of others only where that is
// asked for, with the reason. Nothing of it stands in any index: cases are opened one after the other, those changed last
// first, under the rights of their own pages. Recorded as a search, and each case that shows a line as a reading.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import { listEvents } from "../../db/cases/list-events.ts";
import { type ListItem, listPage } from "../../db/queues/list-page.ts";
import { wordsOf } from "../../workflows/rules/names/words.ts";
import { isNamed, type Session } from "../access/session.ts";
import { type TimelineEntry, toEntries } from "../cases/list-timeline.ts";
import { writtenIn } from "../cases/written.ts";
import { stopIfGone } from "../long-reads.ts";
import { createPace } from "../pace.ts";
import { listRights, toFilter } from "../queues/ask.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { type Excerpt, excerptOf } from "./excerpt.ts";

/** ⚙ Cases opened, those changed last. */
const mostCases = 200;
/** Events looked at of each, the newest. */
const mostEvents = 300;
const mostFound = 30;
/** Of one case, so that the first does not fill the page. */
const mostOfCase = 3;
const turnMs = 15;

export interface FoundNote extends Excerpt {
  caseId: string;
  number: string;
  kind: string;
  name: string;
  seq: number;
  type: string;
  occurredOn: string;
  field: string;
}

/** `isWhole`: all of the case was looked through. */
async function notesOf(ctx: SessionContext, session: Session, row: ListItem, searched: readonly string[]) {
  const none = { notes: [] as FoundNote[], isWhole: true };
  const found = await findCase(ctx.driver, ctx.policy.readable(session, "content"), row.id);
  if (!found) return none;
  const access = ctx.policy.accessTo(session, found.attributes, isNamed(session, found.readers));
  if (access.level !== "content") return none;
  const events = await listEvents(ctx.driver, found, found.snapshot.seq + 1, mostEvents);
  const entries = await toEntries(ctx, found, access, events);
  const notes = entries.flatMap((entry: TimelineEntry, i) => {
    if (entry.takenBackBy !== undefined) return [];
    const written = writtenIn(ctx, row.kind, events[i]?.workflowVersion ?? 0, entry);
    return written.flatMap(({ field, text }) => {
      const excerpt = excerptOf(text, searched);
      if (!excerpt) return [];
      const { seq, type, occurredOn } = entry;
      const at = { caseId: row.id, number: row.number, kind: row.kind, name: row.person ?? "" };
      return [{ ...at, seq, type, occurredOn, field, ...excerpt }];
    });
  });
  if (notes.length > 0)
    await ctx.reads.recordRead(ctx.session, {
      what: "history",
      kind: row.kind,
      caseId: row.id,
      byGlass: access.byBrokenGlass,
    });
  return { notes: notes.slice(0, mostOfCase), isWhole: events.length < mostEvents };
}

/** Why somebody looks in cases of others: a few words at least. */
const reasonInput = z.string().trim().min(5).max(200);
const inputShape = z.object({
  words: z.string().trim().min(3).max(100),
  /** Cases of others, all whose content is open to the reader, and why. */
  others: z.object({ reason: reasonInput }).optional(),
  /** Of the last case looked through: goes on behind it. */
  after: z.object({ value: z.string().max(40), caseId: z.string().max(40) }).optional(),
});

type Asked = z.output<typeof inputShape>;

/** The next cases to look through, those changed last first. */
async function nextCases(ctx: SessionContext, session: Session, { others, after }: Asked): Promise<ListItem[]> {
  const view = others ? "all" : "mine";
  const { filter } = await toFilter(ctx, session, { view, status: "open", where: [], text: "" });
  const content = ctx.policy.readable(session, "content");
  const rights = others ? { rows: content, contents: content } : listRights(ctx, session);
  const ask = { filter, sort: "updatedOn" as const, descending: true, limit: mostCases };
  const bytes = await listPage(ctx.driver, rights, { ...ask, ...(after ? { after } : {}) });
  return JSON.parse(Buffer.from(bytes).toString()) as ListItem[];
}

export const inNotes = procedure
  .meta({ rule: "cases" })
  .input(inputShape)
  .query(({ ctx, input }) =>
    ctx.longReads.inTurn(ctx.session.accountId, ctx.signal, async () => {
      const { words, others } = input;
      const searched = wordsOf(words);
      const nothing = { notes: [], cases: 0, more: false, next: undefined };
      if (!searched.some((word) => word.length > 1)) return { ...nothing, tooShort: true };
      // An emergency opens one case, and lets nobody look around.
      const session = others ? { ...ctx.session, brokenGlass: [] } : ctx.session;
      const own = [session.accountId, ...session.standsInFor];
      const rows = await nextCases(ctx, session, input);
      const pace = createPace(turnMs);
      const notes: FoundNote[] = [];
      let [passed, cases] = [0, 0];
      let isWhole = true;
      for (const row of rows) {
        if (notes.length >= mostFound) break;
        stopIfGone(ctx.signal);
        passed += 1;
        if (others && own.includes(row.assignee)) continue;
        cases += 1;
        const one = await notesOf(ctx, session, row, searched);
        notes.push(...one.notes);
        isWhole &&= one.isWhole;
        await pace();
      }
      const last = rows[passed - 1];
      const isMore = last !== undefined && (passed < rows.length || rows.length === mostCases);
      await ctx.reads.recordSearch(ctx.session, words, notes.length, others?.reason);
      return {
        notes,
        cases,
        /** Not all was looked through. */
        more: !isWhole || isMore,
        /** To go on. */
        next: isMore ? { value: last.updatedOn, caseId: last.id } : undefined,
        tooShort: false,
      };
    }),
  );
