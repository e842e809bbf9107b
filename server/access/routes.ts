// The few plain requests that make and end a session; all else goes through tRPC. Mounted at /api/auth behind
// ownOriginOnly. Answers say what the page must show next, never whether a login name exists.
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Accounts } from "./accounts.ts";
import { passwordLimits } from "./auth.ts";
import { type AddressLimit, callerAddress, createAddressLimit } from "./limit.ts";
import { openLink, takeLink } from "./links.ts";
import { choosePin, endLocked, lockScreen, lookAtSession, unlockScreen } from "./pin.ts";
import { type SignInAnswer, signIn, signInTotp, signOut } from "./sign-in.ts";

const text = z.string().min(1).max(400);
const bodies = {
  signIn: z.object({ email: text, password: text }),
  totp: z.object({ code: z.string().regex(/^\d{6}$/) }),
  link: z.object({ token: text }),
  choosePin: z.object({ password: text, pin: z.string().max(10) }),
  unlock: z.object({ pin: z.string().max(10) }),
  setPassword: z.object({ token: text, password: text, code: z.string().max(10).optional() }),
};

/**
 * - POST sign-in {email, password}: 200 {step: "in" | "totp"}, 401 SIGN_IN, 429 LOCKED {retryAfterS}
 * - POST totp {code}: the same
 * - POST sign-out {}: 200
 * - POST look {}: 200 {state: "none" | "awake" | "locked", name?}
 * - POST lock {}: 200
 * - POST unlock {pin}: as sign-in
 * - POST pin {password, pin}: 200, 401 SIGN_IN, 422 PIN, 429 LOCKED {retryAfterS}
 * - POST link {token}: 200 {name, email, passwordMin, totp?: {key, uri}}, 404 LINK_GONE
 * - POST set-password {token, password, code?}: 200, 404 LINK_GONE, 422 PASSWORD {min}, 422 CODE
 */
export function accessRoutes(accounts: Accounts): Hono {
  const limit = createAddressLimit(accounts.settings.failuresPerAddress);
  const app = new Hono();
  const address = (c: Context): string => addressOf(c, accounts.settings.trustProxy);

  app.post("/sign-in", async (c) => {
    const body = await bodyOf(c, bodies.signIn);
    if (!body) return c.json({ code: "INVALID" }, 400);
    const given = await signIn(accounts, limit, { ...body, address: address(c) });
    if (given.answer === "in") endLocked(accounts, c.req.header("cookie") ?? "");
    return answer(c, given);
  });
  app.post("/totp", async (c) => {
    const body = await bodyOf(c, bodies.totp);
    if (!body) return c.json({ code: "INVALID" }, 400);
    const cookie = c.req.header("cookie") ?? "";
    return answer(c, await signInTotp(accounts, limit, { ...body, cookie, address: address(c) }));
  });
  app.post("/sign-out", async (c) => {
    for (const cookie of await signOut(accounts, c.req.header("cookie") ?? ""))
      c.header("set-cookie", cookie, { append: true });
    return c.json({ ok: true });
  });
  lockRoutes(app, accounts, limit, address);
  linkRoutes(app, accounts, limit, address);
  return app;
}

function lockRoutes(app: Hono, accounts: Accounts, limit: AddressLimit, address: (c: Context) => string): void {
  const cookieOf = (c: Context): string => c.req.header("cookie") ?? "";

  app.post("/look", (c) => c.json(lookAtSession(accounts, cookieOf(c))));
  app.post("/lock", (c) => {
    lockScreen(accounts, cookieOf(c));
    return c.json({ ok: true });
  });
  app.post("/unlock", async (c) => {
    const body = await bodyOf(c, bodies.unlock);
    if (!body) return c.json({ code: "INVALID" }, 400);
    return answer(c, await unlockScreen(accounts, limit, { ...body, cookie: cookieOf(c), address: address(c) }));
  });
  app.post("/pin", async (c) => {
    const body = await bodyOf(c, bodies.choosePin);
    if (!body) return c.json({ code: "INVALID" }, 400);
    const chosen = await choosePin(accounts, limit, { ...body, cookie: cookieOf(c), address: address(c) });
    if (chosen.answer === "locked") return locked(c, chosen.retryAfterS);
    if (chosen.answer === "pin") return c.json({ code: "PIN" }, 422);
    return chosen.answer === "done" ? c.json({ ok: true }) : c.json({ code: "SIGN_IN" }, 401);
  });
}

function linkRoutes(app: Hono, accounts: Accounts, limit: AddressLimit, address: (c: Context) => string): void {
  const held = (c: Context): number => limit.take(address(c), accounts.clock.nowMs());

  app.post("/link", async (c) => {
    const body = await bodyOf(c, bodies.link);
    if (!body) return c.json({ code: "INVALID" }, 400);
    const wait = held(c);
    if (wait > 0) return locked(c, wait);
    const opened = openLink(accounts, body.token);
    if (!opened) return c.json({ code: "LINK_GONE" }, 404);
    limit.giveBack(address(c));
    return c.json(opened);
  });
  app.post("/set-password", async (c) => {
    const body = await bodyOf(c, bodies.setPassword);
    if (!body) return c.json({ code: "INVALID" }, 400);
    const wait = held(c);
    if (wait > 0) return locked(c, wait);
    const { token, password, code } = body;
    const used = await takeLink(accounts, { token, password, ...(code === undefined ? {} : { code }) });
    if (used === "gone") return c.json({ code: "LINK_GONE" }, 404);
    if (used === "code") return c.json({ code: "CODE" }, 422);
    limit.giveBack(address(c));
    return used === "password" ? c.json({ code: "PASSWORD", min: passwordLimits.min }, 422) : c.json({ ok: true });
  });
}

function answer(c: Context, given: SignInAnswer): Response {
  if (given.answer === "wrong") return c.json({ code: "SIGN_IN" }, 401);
  if (given.answer === "locked") return locked(c, given.retryAfterS);
  for (const cookie of given.cookies) c.header("set-cookie", cookie, { append: true });
  return c.json({ step: given.answer });
}

function locked(c: Context, retryAfterS: number): Response {
  c.header("retry-after", String(retryAfterS));
  return c.json({ code: "LOCKED", retryAfterS }, 429);
}

async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T | undefined> {
  const json: unknown = await c.req.json().catch(() => undefined);
  const parsed = schema.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}

/** The socket's peer, as @hono/node-server hands it over. */
export function addressOf(c: Context, trustProxy: boolean): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return callerAddress(incoming?.socket?.remoteAddress, c.req.header("x-forwarded-for"), trustProxy);
}
