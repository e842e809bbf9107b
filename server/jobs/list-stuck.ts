// jobs.listStuck: what the jobs could not bring to an end, for the administrator: kinds, numbers, states and codes. No
// content of a case, nobody's name.
import { listRefused } from "../../db/log/outbox.ts";
import { procedure } from "../trpc.ts";

const most = 100;

export const listStuck = procedure.meta({ rule: "jobs" }).query(async ({ ctx }) => ({
  fanOuts: await listRefused(ctx.driver, most),
  terms: ctx.alarmWaits.list(most).map(({ caseId, ...term }) => ({ id: `${caseId}/${term.deadlineId}`, ...term })),
}));
