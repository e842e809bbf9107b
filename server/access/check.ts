// Whose request is this: the signed cookie, and what accounts.db says of it at this moment, at every request, so that a
// deactivation or an ended grant acts at once. A session idle for too long ends here, or is locked where its account has a PIN.
import { createHmac } from "node:crypto";
import { lockSession } from "../../db/accounts/pins.ts";
import { endSession, findSession, markSeen, type SessionRow } from "../../db/accounts/sessions.ts";
import type { AreaId, RoleId } from "../../workflows/kernel/ids.ts";
import { type Accounts, isoOf, sameText } from "./accounts.ts";
import type { Grant, Session } from "./session.ts";

/** Requests a page makes by itself carry this header, so that a forgotten screen still locks. */
export const backgroundHeader = "x-ambito-background";

export type SessionCheck = (cookieHeader: string | undefined, by: "person" | "page") => Session | undefined;

/** Writing each request's time would cost a write per read. */
const seenEveryMs = 30_000;

export const sessionCookie = (accounts: Accounts): string =>
  `${accounts.secure ? "__Secure-" : ""}ambito.session_token`;

export function createSessionCheck(accounts: Accounts): SessionCheck {
  const { db, clock, settings } = accounts;
  const name = sessionCookie(accounts);
  /** Session -> last request of the person, and what the file knows of it. */
  const seen = new Map<string, { atMs: number; writtenMs: number }>();

  const stillAwake = (row: SessionRow, nowMs: number, by: "person" | "page"): boolean => {
    if (row.locked === 1) return false;
    const kept = seen.get(row.sessionId);
    const last = Math.max(kept?.atMs ?? 0, row.seenMs ?? 0, Date.parse(row.createdAt));
    if (nowMs - last > settings.idleMinutes * 60_000) {
      seen.delete(row.sessionId);
      if (row.pin === 1) lockSession(db, row.sessionId);
      else endSession(db, row.sessionId);
      return false;
    }
    if (by === "page") return true;
    const writtenMs = Math.max(kept?.writtenMs ?? 0, row.seenMs ?? 0);
    const write = nowMs - writtenMs >= seenEveryMs;
    if (write) markSeen(db, row.sessionId, nowMs);
    if (seen.size > 10_000) seen.clear();
    seen.set(row.sessionId, { atMs: nowMs, writtenMs: write ? nowMs : writtenMs });
    return true;
  };

  const find = rememberedSessions(db);
  return (cookieHeader, by) => {
    const token = tokenOf(cookieHeader, name, settings.secret);
    if (token === undefined) return undefined;
    const nowMs = clock.nowMs();
    const found = find(token, { today: clock.today(), houseNow: clock.now(), realNow: isoOf(nowMs) });
    return found && stillAwake(found.row, nowMs, by) ? found.session : undefined;
  };
}

type Moment = Parameters<typeof findSession>[2];

interface Remembered {
  row: SessionRow;
  session: Session;
  version: string;
  at: Moment;
}

/**
 * The session of a token as the file has it. Nothing is asked again while nobody has written to the file and no moment
 * has passed at which the answer changes by itself: midnight, the end of the session, the end of an emergency opening.
 */
function rememberedSessions(db: Accounts["db"]): (token: string, at: Moment) => Remembered | undefined {
  const known = new Map<string, Remembered>();
  const stillTrue = ({ row, session, at: then }: Remembered, at: Moment): boolean =>
    at.today === then.today &&
    at.houseNow >= then.houseNow &&
    at.realNow < row.expiresAt &&
    session.brokenGlass.every((glass) => at.houseNow < glass.until);
  return (token, at) => {
    const version = db.version();
    const before = known.get(token);
    if (before?.version === version && stillTrue(before, at)) return before;
    const row = findSession(db, token, at);
    if (!row) {
      known.delete(token);
      return undefined;
    }
    if (known.size > 10_000) known.clear();
    const now = { row, session: sessionOf(row), version, at };
    known.set(token, now);
    return now;
  };
}

/** The value better-auth signed: `token.base64(HMAC-SHA256(token))`, URI-encoded. */
export function tokenOf(cookieHeader: string | undefined, name: string, secret: string): string | undefined {
  if (!cookieHeader) return undefined;
  for (const part of cookieHeader.split(";")) {
    const at = part.indexOf("=");
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    const value = decoded(part.slice(at + 1).trim());
    const dot = value.lastIndexOf(".");
    if (dot < 1) return undefined;
    const token = value.slice(0, dot);
    const signature = createHmac("sha256", secret).update(token).digest("base64");
    return sameText(signature, value.slice(dot + 1)) ? token : undefined;
  }
  return undefined;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

interface GrantJson {
  role: string;
  territory: string;
  areas: string;
  from: string;
  to: string | null;
}

export const areasOf = (areas: string): readonly AreaId[] | "all" =>
  areas === "all" ? "all" : (JSON.parse(areas) as AreaId[]);

function sessionOf(row: SessionRow): Session {
  const grants = (JSON.parse(row.grants) as GrantJson[])
    // The role that lets people in is held only behind a second factor.
    .filter((grant) => grant.role !== "administrator" || row.totp === 1)
    .map(
      ({ role, territory, areas, from, to }): Grant => ({
        role: role as RoleId,
        territory,
        areas: areasOf(areas),
        from,
        ...(to === null ? {} : { to }),
      }),
    );
  return {
    sessionId: row.sessionId,
    accountId: row.accountId,
    name: row.name,
    locale: row.locale === "en" ? "en" : "it",
    grants,
    brokenGlass: JSON.parse(row.glass) as Session["brokenGlass"],
    standsInFor: JSON.parse(row.absent) as string[],
  };
}
