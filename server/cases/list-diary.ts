// cases.listDiary: the diary of a case as one reads it: its notes, or all that was written in it in free words, newest first, by
// words, kind, who reads them, author and days. Under the rights of the timeline, and recorded like it.
import { z } from "zod";
import { findLastRead, listActors, listEvents, type TimelineRow } from "../../db/cases/list-events.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { diaryEvents } from "../../workflows/kernel/note-events.ts";
import { type NoteLevel, noteKinds, noteLevels, ordinaryLevel, reflection } from "../../workflows/kernel/note-kinds.ts";
import { wordsOf } from "../../workflows/rules/names/words.ts";
import { findReadable } from "../history/find-readable.ts";
import { createPace } from "../pace.ts";
import { excerptOf } from "../search/excerpt.ts";
import { procedure } from "../trpc.ts";
import { type TimelineEntry, toEntries } from "./list-timeline.ts";
import { namesOf } from "./names.ts";
import { idsIn } from "./view-case.ts";
import { writtenIn } from "./written.ts";

const mends = "CORRECT";
/** Events opened at once, and looked at for one answer: a diary of years is read on by pages. */
const window = 100;
const mostLooked = 1_000;
/** Others get their turn after. */
const turnMs = 15;

/** Who reads a note stands in clear. What was written as a reserved annotation is of who follows the case. */
function levelOf({ type, payload }: TimelineRow): NoteLevel | undefined {
  if (type === "RESERVED_NOTE") return "team";
  if (type !== "NOTE") return undefined;
  const { noteLevel } = JSON.parse(payload) as JsonObject;
  return noteLevels.find((one) => one === noteLevel) ?? ordinaryLevel;
}

/** As far as the reader may know it. */
const kindOf = ({ type, given = [] }: TimelineEntry): unknown =>
  type === "RESERVED_NOTE" ? reflection : given.find(({ field }) => field === "noteKind")?.value;

/** Who was there, picked from the register or among colleagues: found by name like those who were written. */
const participantsOf = ({ given = [] }: TimelineEntry) => given.find(({ field }) => field === "participants")?.value;

const day = z.string().refine(isDay);

export const listDiary = procedure
  .meta({ rule: "cases" })
  .input(
    z.object({
      caseId: z.uuid(),
      /** Notes of the diary, or whatever was written with any act. */
      what: z.enum(["notes", "all"]).default("notes"),
      words: z.string().trim().max(100).default(""),
      actor: z.string().max(40).optional(),
      /** Of reflections also those that were written as reserved annotations. */
      kind: z.enum(noteKinds).optional(),
      level: z.enum(noteLevels).optional(),
      /** Days of the fact, both included. */
      from: day.optional(),
      to: day.optional(),
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
  )
  .query(async ({ ctx, input }) => {
    const { found, access } = await findReadable(ctx, input.caseId);
    const { kind, seq } = found.snapshot;
    const searched = wordsOf(input.words);
    const isAsked = (row: TimelineRow) =>
      (input.what === "all" || diaryEvents.includes(row.type) || row.type === mends) &&
      (input.actor === undefined || row.actor === input.actor) &&
      (input.level === undefined || levelOf(row) === input.level) &&
      (input.from === undefined || row.occurredOn >= input.from) &&
      (input.to === undefined || row.occurredOn <= input.to);
    /** Notes, and what was corrected in them. */
    const isOfDiary = ({ type, correction }: TimelineEntry) => diaryEvents.includes(correction?.type ?? type);
    const saysIt = (entry: TimelineEntry, row: TimelineRow, present: string) => {
      if (input.what === "notes" && !isOfDiary(entry)) return false;
      if (input.kind !== undefined && kindOf(entry) !== input.kind) return false;
      const written = writtenIn(ctx, kind, row.workflowVersion, entry);
      if (written.length === 0) return input.what === "notes" && searched.length === 0;
      return (
        searched.length === 0 ||
        excerptOf([...written.map(({ text }) => text), present].join("\n"), searched) !== undefined
      );
    };

    const pace = createPace(turnMs);
    const entries: TimelineEntry[] = [];
    const lastRead = await findLastRead(ctx.driver, found);
    const authors = await listActors(ctx.driver, found, diaryEvents);
    let before = Math.min(seq + 1, input.before ?? seq + 1);
    for (let looked = 0; entries.length < input.limit && looked < mostLooked && before > 1; looked += window) {
      const rows = await listEvents(ctx.driver, found, before, window);
      if (rows.length === 0) before = 1;
      const asked = rows.filter(isAsked);
      const shown = await toEntries(ctx, found, access, asked);
      const names = searched.length === 0 ? {} : await namesOf(ctx, idsIn(shown.map(participantsOf)));
      for (const [i, entry] of shown.entries()) {
        const row = asked[i];
        const present = [...idsIn(participantsOf(entry))].flatMap((id) => names[id] ?? []).join("\n");
        if (entries.length < input.limit && row && saysIt(entry, row, present)) entries.push(entry);
      }
      await pace();
      const last = entries.length === input.limit ? entries.at(-1)?.seq : rows.at(-1)?.seq;
      before = last ?? 1;
    }
    return {
      entries,
      /** Pass as `before` for the next page. */
      next: before > 1 ? before : undefined,
      /** Who wrote in the diary. */
      authors,
      /** Who read it last, as a head does, and how many notes came since. */
      lastRead,
      mayMarkRead: access.level === "content" && access.send("MARK_READ"),
      seq,
      names: await namesOf(
        ctx,
        idsIn([...authors, lastRead?.actor, ...entries.map((one) => [one.actor, one.behalfOf, one.given])]),
      ),
    };
  });
