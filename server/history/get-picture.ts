// history.getPicture: the states and ways of the case's own version, laid out, and the path the case took through them with the
// days in each step. What the client draws; no machine goes there, and nothing that was written.
import { z } from "zod";
import { listMoves } from "../../db/history/list-moves.ts";
import { pathOf } from "../../workflows/kernel/path.ts";
import { romeDay, romeInstant } from "../../workflows/rules/calendar/days.ts";
import { createPace } from "../pace.ts";
import { procedure } from "../trpc.ts";
import { findReadable } from "./find-readable.ts";
import { caseAt, minuteInput } from "./past.ts";
import { findPicture, structureOf } from "./pictures.ts";

/** Others get their turn after. */
const turnMs = 15;

export const getPicture = procedure
  .meta({ rule: "cases" })
  .input(z.object({ caseId: z.uuid(), at: minuteInput.optional() }))
  .query(async ({ ctx, input }) => {
    const { found: standing } = await findReadable(ctx, input.caseId);
    const found = input.at === undefined ? standing : await caseAt(ctx, standing, input.at);
    if (!found) return undefined;
    const { kind, number, state, workflowVersion, doc } = found.snapshot;
    const version = ctx.workflows.get(kind)?.versions[workflowVersion];
    const structure = version ? structureOf(version) : { states: [], ways: [] };
    const picture = findPicture(kind, structure);
    const today = input.at === undefined ? ctx.clock.today() : romeDay(romeInstant(input.at));
    const isClosed = doc.head.closed === true;
    const { moves, isCut } = await listMoves(ctx.driver, found, createPace(turnMs));
    return {
      ...{ kind, number, state, today, isClosed },
      ...(picture ? { size: { width: picture.width, height: picture.height } } : {}),
      states: structure.states.map((one) => ({ ...one, box: picture?.box(one.state) })),
      ways: structure.ways.map((way) => ({ ...way, line: picture?.line(way) })),
      /** Absent steps: of more than a thousand the earliest. */
      isCut,
      ...pathOf(moves, { takenBack: doc.takenBack, today, isClosed }),
    };
  });
