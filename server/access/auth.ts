// better-auth as the house uses it: password and second factor on accounts.db, sign-up closed, its own limits off
// because ours count by account too. Nothing of it is mounted: routes.ts calls its functions one by one.
import { betterAuth } from "better-auth";
import { hashPassword, symmetricDecrypt, symmetricEncrypt, verifyPassword } from "better-auth/crypto";
import { twoFactor } from "better-auth/plugins/two-factor";
import { isSwitchedOff } from "../../db/accounts/accounts.ts";
import { type AccountsDb, authDatabase } from "../../db/accounts/open.ts";
import type { AccountSettings, Chance } from "./accounts.ts";

export const passwordLimits = { min: 12, max: 128 } as const;
export const issuer = "Ambito";

export interface Auth {
  /** Answers better-auth's own responses: 200 with cookies, or an error status. */
  signIn(email: string, password: string): Promise<Response>;
  verifyTotp(code: string, cookie: string): Promise<Response>;
  signOut(cookie: string): Promise<Response>;
  hashPassword(password: string): Promise<string>;
  matches(hash: string, password: string): Promise<boolean>;
  /** With better-auth's key, so that it reads the second factor we set. */
  encrypt(text: string): Promise<string>;
  decrypt(text: string): Promise<string>;
}

export function createAuth(db: AccountsDb, settings: AccountSettings, chance: Chance): Auth {
  const auth = betterAuth({
    appName: issuer,
    baseURL: settings.baseUrl,
    secret: settings.secret,
    database: authDatabase(db),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLimits.min,
      maxPasswordLength: passwordLimits.max,
    },
    session: { expiresIn: settings.sessionHours * 3600, disableSessionRefresh: true },
    plugins: [twoFactor({ issuer })],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its messages carry login names.
    logger: { disabled: true },
    advanced: {
      cookiePrefix: "ambito",
      useSecureCookies: settings.baseUrl.startsWith("https:"),
      database: { generateId: () => chance.uuid() },
    },
    databaseHooks: {
      session: { create: { before: async (session) => (isSwitchedOff(db, session.userId) ? false : undefined) } },
    },
  });
  const key = async () => (await auth.$context).secretConfig;
  return {
    signIn: (email, password) =>
      auth.api.signInEmail({ body: { email, password }, headers: new Headers(), asResponse: true }),
    verifyTotp: (code, cookie) =>
      auth.api.verifyTOTP({ body: { code }, headers: new Headers({ cookie }), asResponse: true }),
    signOut: (cookie) => auth.api.signOut({ headers: new Headers({ cookie }), asResponse: true }),
    hashPassword: (password) => hashPassword(password),
    matches: (hash, password) => verifyPassword({ hash, password }),
    encrypt: async (text) => symmetricEncrypt({ key: await key(), data: text }),
    decrypt: async (text) => symmetricDecrypt({ key: await key(), data: text }),
  };
}
