// A spreadsheet to the server, as its bytes; throws what readProblem understands.
import { sessionLost } from "../session-state.ts";

export async function sendTable(file: File): Promise<{ importId: string }> {
  const headers = {
    ...{ "content-type": "application/octet-stream", "x-ambito-upload": "1" },
    "x-file-name": encodeURIComponent(file.name),
  };
  const response = await fetch("/api/imports", { method: "POST", headers, body: file });
  const answer = (await response.json().catch(() => ({}))) as { importId?: string; code?: string };
  if (response.ok && answer.importId !== undefined) return { importId: answer.importId };
  if (response.status === 401) sessionLost();
  // A proxy that refuses what is too long says no more than that.
  const tooLong = response.status === 413 ? { details: { reason: "fileSize" } } : {};
  const app = response.status === 413 ? "LIMIT" : answer.code;
  throw Object.assign(new Error("upload"), { data: { httpStatus: response.status, ...answer, ...tooLong, app } });
}
