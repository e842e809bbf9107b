// E-mails that tell colleagues to look at a case: its number and a link, nothing else. Sent when they can no longer be
// taken back, tried again with growing pauses, dropped when the term or the request they tell of is over.
import { createTransport, type Transporter } from "nodemailer";
import { findAccount } from "../../db/accounts/accounts.ts";
import { readCases } from "../../db/log/read-log.ts";
import { isAsk } from "../../db/notices/inbox.ts";
import { countMails, dueMails, endMail, type MailRow, putOffMail } from "../../db/notices/mails.ts";
import { isOpenTerm } from "../../workflows/kernel/deadline.ts";
import { mailTextsEn, mailTextsIt } from "../../workflows/kernel/mail-texts.ts";
import { standingSession } from "../access/standing-session.ts";
import type { Config } from "../config.ts";
import type { Services } from "../services.ts";
import { standingAsks } from "./standing-asks.ts";

type MailServices = Pick<Services, "policy" | "driver" | "accounts" | "clock" | "notices" | "config">;

export type SendMail = (mail: { to: string; subject: string; text: string; messageId: string }) => Promise<void>;

const perRun = 50;
const mostTries = 12;
const firstPauseMs = 60_000;
const longestPauseMs = 6 * 3_600_000;
const timeoutMs = 20_000;

const loopback = /^(127\.\d+\.\d+\.\d+|\[?::1\]?|localhost)$/;

/** Undefined where no SMTP server is set. Off loopback the connection is encrypted, or nothing is sent. */
export function createSendMail(config: Pick<Config, "smtpUrl" | "mailFrom">): SendMail | undefined {
  const { smtpUrl, mailFrom } = config;
  if (smtpUrl === undefined || mailFrom === undefined) return undefined;
  const url = new URL(smtpUrl);
  const secure = url.protocol === "smtps:";
  const transport: Transporter = createTransport({
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && !loopback.test(url.hostname),
    ignoreTLS: !secure && loopback.test(url.hostname),
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (mail) => {
    await transport.sendMail({ from: mailFrom, ...mail });
  };
}

/** The request is still hers to answer, or the answer hers to hear. */
async function asksStand(services: MailServices, row: MailRow): Promise<boolean> {
  const session = standingSession(services.accounts, row.accountId);
  return session !== undefined && (await standingAsks({ ...services, session }, [row])).size > 0;
}

/** Whether what the message tells still stands: of a term, that it is open and was told of just that; of an act, that it was not undone. */
async function stands(services: MailServices, row: MailRow): Promise<boolean> {
  if (isAsk(row)) return asksStand(services, row);
  const { driver } = services;
  const [found] = await readCases(driver, [row.caseId]);
  if (row.what === "act") return found !== undefined && found.snapshot.doc.takenBack[row.ask] === undefined;
  const term = found?.snapshot.doc.deadlines[row.deadlineId];
  const alarms = JSON.parse(row.alarms) as string[];
  return term !== undefined && isOpenTerm(term) && term.told?.some(({ alarm }) => alarms.includes(alarm)) === true;
}

/** A request is opened from the inbox: a message names no record by its id. */
function wordsOf(row: MailRow, locale: string, baseUrl: string): { subject: string; text: string } {
  const all = locale === "en" ? mailTextsEn : mailTextsIt;
  const texts = { term: all, act: all.acted, mergeAsk: all.asked }[row.what as string] ?? all.answered;
  const link = `${baseUrl}/#/${isAsk(row) ? "avvisi-termini" : `pratiche/${row.caseId}`}`;
  return { subject: texts.subject(row.number), text: texts.body(row.number, link) };
}

const pauseMs = (tries: number): number => Math.min(longestPauseMs, firstPauseMs * 2 ** tries);

/** A word for figures and rows, never what the server said: that may name an address. */
function problemOf(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return (
    [code, responseCode].filter((one) => typeof one === "string" || typeof one === "number").join(" ") || "unknown"
  );
}

export interface MailRun {
  sent: number;
  putOff: number;
  failed: number;
}

/** Sends what is due, at most 50 a run, one after the other. */
export async function sendMails(services: MailServices, send: SendMail): Promise<MailRun> {
  const { notices, clock, config, accounts } = services;
  const run: MailRun = { sent: 0, putOff: 0, failed: 0 };
  const host = new URL(config.baseUrl).hostname;
  for (const row of dueMails(notices, clock.now(), perRun)) {
    const account = findAccount(accounts.db, row.accountId);
    if (!account || account.deactivatedAt !== null || !(await stands(services, row))) {
      endMail(notices, row.id, "dropped", "");
      continue;
    }
    const words = wordsOf(row, account.locale, config.baseUrl);
    try {
      await send({ to: account.email, ...words, messageId: `<${row.id}@${host}>` });
      endMail(notices, row.id, "sent", "");
      run.sent += 1;
    } catch (error) {
      const problem = problemOf(error);
      if (row.tries + 1 >= mostTries) {
        endMail(notices, row.id, "failed", problem);
        run.failed += 1;
        continue;
      }
      putOffMail(notices, row.id, new Date(Date.parse(clock.now()) + pauseMs(row.tries)).toISOString(), problem);
      run.putOff += 1;
    }
  }
  return run;
}

export const mailsByStatus = (services: Pick<Services, "notices">): Map<string, number> =>
  new Map(countMails(services.notices).map(({ status, mails }) => [status, mails]));
