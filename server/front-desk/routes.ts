// The plain requests of the two pages open to the public: the form of a first contact and the receipt. Mounted at
// /api/first-contact behind ownOriginOnly. Closed unless the district opens them (FIRST_CONTACT). No session, so every one of them is
// counted (limits.ts) and short; nothing is asked of a third party.
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import { publicNoticeOn } from "../../workflows/rules/contacts/in-public.ts";
import { addressOf } from "../access/routes.ts";
import { limitBody } from "../body-limit.ts";
import { AppError, httpStatus } from "../errors.ts";
import type { Services } from "../services.ts";
import { controllerOf } from "./controllers.ts";
import { isFirstContactOpen } from "./is-open.ts";
import { spokenLanguages, spokenWords } from "./languages.ts";
import { type Act, createLimits } from "./limits.ts";
import { readReceipt } from "./read-receipt.ts";
import { makeTicket, readCode } from "./receipt-code.ts";
import { receiveRequest, requestInput } from "./receive.ts";

/** The longest form in the widest letters takes less. */
const maxBody = 16_000;

/** What a person may get wrong: does not count as a request, since nothing reached the desk. */
const slips = new Set(["tooSoon", "tooLate", "link", "reach", "payload", "notice"]);

function languageRoutes(app: Hono, services: Services, counted: MiddlewareHandler): void {
  app.post("/languages", counted, (c) => c.json({ languages: spokenLanguages(services) }));
  app.post("/words", counted, async (c) => {
    const parsed = z.object({ language: z.string().max(3) }).safeParse(await c.req.json().catch(() => undefined));
    const words = parsed.success ? spokenWords(services, parsed.data.language) : undefined;
    return words ? c.json({ words }) : c.json({ code: "NOT_FOUND" }, 404);
  });
}

/**
 * - POST begin {}: 200 what the form needs, with the ticket to send it under
 * - POST languages {}: 200 those the pages speak
 * - POST words {language}: 200 {words}, 404 where the pages do not speak it
 * - POST send {ticket, …}: 200 {code, earlier?: true}, 422 INVALID {reason, problems?}, 429 LIMIT
 * - POST receipt {code}: 200 what is told, 404, 429 LIMIT {retryAfterS}
 */
export function firstContactRoutes(services: Services): Hono {
  const { config, accounts } = services;
  const limits = createLimits();
  const app = new Hono();
  const addressIn = (c: Context) => addressOf(c, config.trustProxy);
  const nowMs = () => accounts.clock.nowMs();

  app.use(async (c, next) => (isFirstContactOpen(services) ? next() : c.json({ code: "NOT_FOUND" }, 404)));
  app.use(limitBody(maxBody));
  const counted = (act: Act) => async (c: Context, next: () => Promise<void>) => {
    const wait = limits.take(act, addressIn(c), nowMs());
    if (wait === 0) return next();
    c.header("retry-after", String(wait));
    return c.json({ code: "LIMIT", retryAfterS: wait }, 429);
  };

  app.post("/begin", counted("begin"), (c) => {
    const today = services.clock.today();
    return c.json({
      ticket: makeTicket(services, nowMs()),
      phone: config.officePhone ?? "",
      noticeOn: publicNoticeOn,
      comuni: services.tables.comuni
        .filter((row) => row.validFrom <= today && (row.validTo === null || today <= row.validTo))
        .map(({ istat, name }) => ({ istat, name, controller: controllerOf(services, { istat, name }, today) }))
        .sort((a, b) => a.name.localeCompare(b.name, "it")),
    });
  });

  languageRoutes(app, services, counted("begin"));
  app.post("/send", counted("try"), counted("send"), async (c) => {
    const parsed = requestInput.safeParse(await c.req.json().catch(() => undefined));
    try {
      if (!parsed.success) throw new AppError("INVALID", { reason: "form" });
      return c.json(await receiveRequest(services, parsed.data, nowMs()));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { reason, problems } = error.details;
      if (typeof reason === "string" && slips.has(reason)) limits.giveBack("send", addressIn(c));
      return c.json({ code: error.code, reason, problems }, httpStatus[error.code] as 422);
    }
  });

  app.post("/receipt", counted("receipt"), async (c) => {
    const parsed = z.object({ code: z.string().max(40) }).safeParse(await c.req.json().catch(() => undefined));
    const code = parsed.success ? readCode(parsed.data.code) : undefined;
    const receipt = code === undefined ? undefined : await readReceipt(services, code);
    return receipt ? c.json(receipt) : c.json({ code: "NOT_FOUND" }, 404);
  });
  return app;
}
