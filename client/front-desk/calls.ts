// The plain requests of the pages open to the public (server/front-desk/routes.ts). What is typed travels in bodies only.
import type { PublicWords } from "../../workflows/rules/public-words/words-it.ts";

/** Whose the data are, by the comune; contact and address of the whole notice empty where there is none. */
export interface Controller {
  name: string;
  contact: string;
  noticeUrl: string;
}

export interface Beginning {
  ticket: string;
  phone: string;
  noticeOn: string;
  comuni: { istat: string; name: string; controller: Controller }[];
}

export interface Receipt {
  receivedOn: string;
  today: string;
  stage: string;
  callBackOn?: string;
  missing?: "documents" | "otherOffice";
  concludeBy?: string;
}

export type Failure = "OFFLINE" | "LIMIT" | "NOT_FOUND" | "INVALID";
export type Called<T> = { ok: true; body: T } | { ok: false; code: Failure; reason: string; paths: string[] };

const failures = new Set<string>(["LIMIT", "NOT_FOUND", "INVALID"]);

async function call<T>(act: string, body: object): Promise<Called<T>> {
  try {
    const response = await fetch(`/api/first-contact/${act}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.ok) return { ok: true, body: answer as T };
    const code = failures.has(String(answer.code)) ? (String(answer.code) as Failure) : "OFFLINE";
    const problems = (answer.problems ?? []) as { path: string }[];
    return { ok: false, code, reason: String(answer.reason ?? ""), paths: problems.map(({ path }) => path) };
  } catch {
    return { ok: false, code: "OFFLINE", reason: "", paths: [] };
  }
}

export interface SpokenLanguage {
  language: string;
  name: string;
  direction: "ltr" | "rtl";
  /** Empty: nobody yet. */
  validatedBy: string;
  validatedOn: string;
}

export const listLanguages = () => call<{ languages: SpokenLanguage[] }>("languages", {});
export const readWords = (language: string) => call<{ words: PublicWords }>("words", { language });
export const begin = () => call<Beginning>("begin", {});
export const readReceipt = (code: string) => call<Receipt>("receipt", { code });

export interface Received {
  code: string;
  /** What was sent before under the same ticket stands. */
  earlier?: true;
}

const send = (request: object) => call<Received>("send", request);

/** The server takes no form that was filled in sooner; with some milliseconds for clocks. */
const soonestMs = 3_200;
const pause = () => new Promise((done) => setTimeout(done, soonestMs));

/** Sends; waits and sends again where the form was too fast, under a new ticket where the old one is spent. */
export async function sendRequest(ticket: string, request: object): Promise<Called<Received>> {
  const first = await send({ ...request, ticket });
  if (first.ok || !["tooSoon", "tooLate"].includes(first.reason)) return first;
  const fresh = first.reason === "tooLate" ? await begin() : undefined;
  await pause();
  return send({ ...request, ticket: fresh?.ok ? fresh.body.ticket : ticket });
}
