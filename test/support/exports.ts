// An export asked for, waited for and fetched in process, as the dialog does it.
import type { Session } from "../../server/access/session.ts";
import type { ExportState } from "../../server/exports/desk.ts";
import { callerOf } from "./caller.ts";
import type { Installation } from "./installation.ts";

type Asked = Parameters<ReturnType<typeof callerOf>["exports"]["start"]>[0];

const usual: Asked = {
  filter: { view: "all" },
  subject: "cases",
  format: "csv",
  columns: ["number"],
  purpose: { id: "planning" },
  locale: "it",
};

/** Id of the export, once it is no longer being made. */
export async function madeExport(house: Installation, session: Session, asked: Partial<Asked> = {}): Promise<string> {
  const as = callerOf(house, session).exports;
  const { exportId } = await as.start({ ...usual, ...asked });
  while ((await as.get({ exportId })).status === "running") await new Promise((done) => setTimeout(done, 5));
  return exportId;
}

export async function takeExport(
  house: Installation,
  session: Session,
  asked: Partial<Asked> = {},
): Promise<ExportState & { content: Buffer }> {
  const exportId = await madeExport(house, session, asked);
  const state = await callerOf(house, session).exports.get({ exportId });
  if (state.status !== "ready") throw new Error(`the export ended as ${state.status} ${state.reason}`);
  const { body } = house.services.exports.take(session, exportId);
  return { ...state, content: Buffer.from(await new Response(body).arrayBuffer()) };
}
