// A file into a case: one form with its bytes and what is said of it, by the way of uploads. Tells how far it is, and throws what
// readProblem understands; sent again with the same id it is recorded once.
import { readProblem } from "../../problem.ts";
import { sessionLost } from "../../session-state.ts";
import type { Workflows } from "../../workflows.ts";

export interface SentFile {
  seq: number;
  state: string;
}

export function sendFile(
  caseId: string,
  about: object,
  file: File,
  onProgress: (share: number) => void,
): Promise<SentFile> {
  const form = new FormData();
  form.set("about", JSON.stringify(about));
  form.set("file", file);
  return new Promise((done, fail) => {
    // fetch tells nothing while it sends, and photos of papers take their time in the field.
    const request = new XMLHttpRequest();
    request.open("POST", `/api/documents/${caseId}`);
    request.responseType = "json";
    request.setRequestHeader("x-ambito-upload", "1");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      if (request.status === 200) return done(request.response as SentFile);
      if (request.status === 401) sessionLost();
      const { code, ...rest } = (request.response ?? {}) as { code?: string };
      // A proxy that refuses what is too long says no more than that.
      const app = code ?? (request.status === 413 ? "LIMIT" : undefined);
      fail(Object.assign(new Error("upload"), { data: { app, httpStatus: request.status, ...rest } }));
    });
    for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, () => fail(new Error("offline")));
    request.send(form);
  });
}

/** Why the case refuses it, in words; undefined where it was not refused. */
export function refusedWords(workflows: Workflows, kind: string, error: unknown): string | undefined {
  const { code, details } = readProblem(error);
  if (code !== "REFUSED") return undefined;
  const { refusal } = (details ?? {}) as { refusal?: { reasons: string[] } };
  return (refusal?.reasons ?? []).map((id) => workflows.reason(kind, id)).join(" ");
}

/** All documents of a case that the reader sees, in one zip. */
export const annexesAddress = (caseId: string): string => `/api/documents/${caseId}/annexes.zip`;

export const fileAddress = (caseId: string, document: string, seq: number, show = false): string =>
  `/api/documents/${caseId}/${document}/${seq}${show ? "?show" : ""}`;
