// A request from the page open to the public becomes a contact in the desk's list, sent by the system: no account is behind it. It
// opens nothing else, and never a case of protection: those needs the page answers with telephone numbers.
import { z } from "zod";
import { findCase } from "../../db/cases/find-case.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import {
  publicAreas,
  publicNeeds,
  publicNoticeOn,
  publicRequesters,
} from "../../workflows/rules/contacts/in-public.ts";
import { isLanguage } from "../../workflows/rules/public-words/translation.ts";
import { toCommand, uuidOf } from "../engine/send.ts";
import { systemActor, systemCommandId, systemPermit } from "../engine/system.ts";
import { AppError } from "../errors.ts";
import type { Services } from "../services.ts";
import { controllerOf } from "./controllers.ts";
import { isKnownLanguage } from "./languages.ts";
import { codeOf, contactOf, readTicket } from "./receipt-code.ts";

const short = z.string().trim().max(160);

export const requestInput = z.object({
  ticket: z.string().max(200),
  territory: z.string().length(6),
  requester: z.enum(publicRequesters),
  area: z.enum(publicAreas),
  need: z.enum(publicNeeds),
  name: short,
  phone: z.string().trim().max(40),
  email: z.string().trim().max(160),
  reach: z.string().trim().max(200),
  text: z.string().trim().min(1).max(1_500),
  /** In which the notice was read. */
  language: z.string().refine(isLanguage),
  /** The notice as the page showed it: day of its text, and whose the data are. */
  noticeOn: z.string().max(10),
  controller: z.string().max(200),
  /** Hidden from who looks at the page: only a program fills it in. */
  website: z.string().max(400),
});

export type RequestInput = z.output<typeof requestInput>;

/** Addresses of pages in the text: what such forms are misused for. */
const link = /https?:\/\/|www\./i;

const kind = "contact";
const event = "RECEIVE_WEB_CONTACT";

function payloadOf(input: RequestInput): JsonObject {
  const { territory, requester, area, need, text, language, name, phone, email, reach, noticeOn, controller } = input;
  return {
    ...{ territory, requester, area, need, contactReason: text },
    ...{ noticeOn, noticeLanguage: language, noticeController: controller },
    ...(name ? { requesterName: name } : {}),
    ...(phone ? { requesterPhone: phone } : {}),
    ...(email ? { requesterEmail: email } : {}),
    ...(reach ? { reachText: reach } : {}),
  };
}

export interface Received {
  code: string;
  /** Under this ticket other words were recorded before: those stand. */
  earlier?: true;
}

/** Throws AppError: INVALID with a reason or problems, LIMIT when nothing can be recorded now. */
export async function receiveRequest(services: Services, input: RequestInput, nowMs: number): Promise<Received> {
  const ticket = readTicket(services, input.ticket, nowMs);
  if ("problem" in ticket) throw new AppError("INVALID", { reason: ticket.problem });
  if (input.website !== "") throw new AppError("INVALID", { reason: "unknown" });
  if (link.test(`${input.text} ${input.name} ${input.reach}`)) throw new AppError("INVALID", { reason: "link" });
  if (input.phone === "" && input.email === "") throw new AppError("INVALID", { reason: "reach" });
  const today = services.clock.today();
  const comune = services.tables.comuni.find(
    (one) => one.istat === input.territory && one.validFrom <= today && (one.validTo === null || today <= one.validTo),
  );
  const workflow = services.workflows.get(kind);
  const info = workflow?.versions[workflow.current]?.events[event];
  if (!isKnownLanguage(services, input.language)) throw new AppError("INVALID", { reason: "language" });
  if (!comune || !workflow || !info) throw new AppError("INVALID", { reason: "territory" });
  const code = codeOf(services, ticket.nonce);
  // A page that was open while a service changed hands, or while the words of the notice did, told what is no longer so; what is sent
  // again has its receipt all the same.
  const isSaid = input.noticeOn === publicNoticeOn && input.controller === controllerOf(services, comune, today).name;
  if (!isSaid && !(await findCase(services.driver, systemPermit(), contactOf(services, code))))
    throw new AppError("INVALID", { reason: "notice" });
  const envelope = {
    caseId: contactOf(services, code),
    commandId: uuidOf(ticket.nonce),
    expectedSeq: 0,
    event: { type: event, payload: payloadOf(input) },
  };
  const command = toCommand(services, systemActor, envelope, { workflow, info, snapshot: undefined });
  const commandId = systemCommandId(`first-contact/${ticket.nonce}`);
  const answer = await services.port.send({ ...command, commandId, correlationId: commandId, internal: true });
  if (answer.ok) return { code };
  if (answer.code === "LIMIT") throw new AppError("LIMIT", { reason: answer.reason });
  // Sent again with other words, as after an answer that was lost on the way: whoever holds the ticket holds the receipt.
  if (answer.code === "INVALID" && answer.reason === "commandReused") return { code, earlier: true };
  throw new AppError("INVALID", { reason: "unknown" });
}
