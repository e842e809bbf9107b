// npm run admin -- <act>: lets people in from the machine itself, above all the first administrator. Writes
// accounts.db only (of the main file it counts who carries what) and takes no lock, so it works while the server runs.
// No password is ever an argument: a one-time link is printed.
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { countCarried } from "../../db/absences/list-carried.ts";
import { findAccountByEmail, listAccounts } from "../../db/accounts/accounts.ts";
import { liveGrants } from "../../db/accounts/history.ts";
import { endSessionsOf } from "../../db/accounts/sessions.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { openServerDriver } from "../../db/driver/server.ts";
import { type AreaId, areaIds, type RoleId, roleIds } from "../../workflows/kernel/ids.ts";
import { type Accounts, createAccounts, defaultAccountSettings, normalEmail } from "../access/accounts.ts";
import {
  askBodyName,
  createAccount,
  deactivate,
  endGrant,
  GrantError,
  type GrantProblem,
  linkFor,
  type NewGrant,
} from "../access/grants.ts";
import { createSecretBox } from "../access/secret-box.ts";
import { createClock } from "../clock.ts";
import { openSecrets } from "../data-folder.ts";
import { systemPermit } from "../engine/system.ts";
import { type CommandContext, existingFolder, options } from "./command.ts";

const usage = `npm run admin -- <act>
  create-user --name NAME --email EMAIL --role ROLE --territory CODE[,CODE] [--areas AREA[,AREA]] [--to YYYY-MM-DD]
              [--body-name NAME]
      prints a one-time link, valid 24 hours, where the person sets the password (and the administrator the second
      factor); CODE is a comune's ISTAT code or "district"
      ROLE: ${roleIds.join(", ")}
      AREA: ${areaIds.filter((area) => area !== "registry").join(", ")} (default all)
      NAME of a body: its registered name, for a provider
  link --email EMAIL           a new one-time link
  deactivate --email EMAIL     ends sessions now; the account stays in the history. Refused while open cases are
                               assigned to it: they are handed over first, on the page it names
  end-grants --email EMAIL     at once, when it cannot wait: every grant and session ends, cases stay where they are
  list`;

const problems: Record<GrantProblem, string> = {
  emailTaken: "an account with this e-mail exists; use link",
  email: "--email: expected an e-mail address",
  name: "--name: expected a name of at most 200 characters",
  soleRole: "administrator and dpo go with no other role",
  unknown: "no active account has this e-mail",
  days: "--to: expected a day, YYYY-MM-DD, not before today",
  grant: "--role, --territory or --areas: expected values as listed",
  noGrant: "--role and --territory: expected at least one grant",
  bodyName: "--body-name: a provider stands for a body; expected its registered name, at most 200 characters",
  carries: "open cases are assigned to this account",
};

interface Given {
  accounts: Accounts;
  args: readonly string[];
  say: (line: string) => void;
  context: CommandContext;
}

type Act = (given: Given) => void | Promise<void>;

const acts: Record<string, Act> = {
  "create-user": ({ accounts, args, say }) => {
    const given = options(args, ["name", "email", "role", "territory", "areas", "to", "body-name"]);
    const bodyName = given["body-name"];
    const account = {
      ...{ name: given.name ?? "", email: given.email ?? "", grants: grantsOf(given) },
      ...(bodyName === undefined ? {} : { bodyName }),
    };
    askBodyName(accounts, undefined, account.grants, bodyName);
    say(`One-time link, valid ${accounts.settings.linkHours} hours; hand it over in person:`);
    say(createAccount(accounts, account, "system").link);
  },
  link: ({ accounts, args, say }) => {
    const { accountId } = named(accounts, args);
    say(`One-time link, valid ${accounts.settings.linkHours} hours; hand it over in person:`);
    say(linkFor(accounts, accountId, "system"));
  },
  deactivate: async ({ accounts, args, say, context }) => {
    const { accountId, name } = named(accounts, args);
    const openCases = await carriedBy(context, accountId);
    if (openCases > 0)
      throw new Error(
        `${openCases} open cases are assigned to ${name}: a supervisor hands them over first, at\n` +
          `${context.config.baseUrl}/#/assenze/piano/${accountId} (a plan that is ready is applied with the deactivation\n` +
          `on the page of accounts). If it cannot wait, end-grants shuts the account out at once.`,
      );
    deactivate(accounts, accountId, { reason: "security", openCases }, "system");
    say("Deactivated.");
  },
  "end-grants": ({ accounts, args, say }) => {
    const { accountId } = named(accounts, args);
    const grants = liveGrants(accounts.db, accountId, accounts.clock.today());
    for (const { grantId } of grants) endGrant(accounts, { accountId, grantId, reason: "security" }, "system");
    accounts.db.batchSync([endSessionsOf(accountId)]);
    say(`${grants.length} grants ended, and every session.`);
  },
  list: ({ accounts, say }) => {
    for (const account of listAccounts(accounts.db, { name: "", accountId: "" }, 1000)) {
      const grants = liveGrants(accounts.db, account.accountId, accounts.clock.today());
      const roles = [...new Set(grants.map((grant) => grant.role))].join(" + ") || "no grant";
      const state = account.deactivatedAt !== null ? "deactivated" : account.ready ? "active" : "link not used yet";
      say([account.email, account.name, roles, state].join("\t"));
    }
  },
};

export async function adminCommand(context: CommandContext, args: string[]): Promise<number> {
  const [name = "", ...rest] = args;
  const act = acts[name];
  if (!act) {
    context.say(usage);
    return 2;
  }
  const { folder, demo } = existingFolder(context);
  const { masterKey, secret } = openSecrets(context.config, folder, demo, context.random);
  const clock = createClock(context.wall);
  const accounts = createAccounts(
    {
      ...defaultAccountSettings,
      file: folder.accounts,
      baseUrl: context.config.baseUrl,
      trustProxy: context.config.trustProxy,
      secret,
    },
    { nowMs: () => context.wall().getTime(), now: clock.now, today: clock.today },
    { uuid: randomUUID, bytes: context.random },
    createSecretBox(masterKey, context.random),
  );
  try {
    await act({ accounts, args: rest, say: context.say, context });
    return 0;
  } catch (error) {
    if (!(error instanceof GrantError)) throw error;
    throw new Error(problems[error.problem]);
  } finally {
    accounts.close();
  }
}

/** As the main file stands now; a folder that was never started has no case. */
async function carriedBy(context: CommandContext, accountId: string): Promise<number> {
  const { config } = context;
  const { folder } = existingFolder(context);
  if (!config.databaseUrl && !existsSync(folder.database)) return 0;
  const encryption = config.databaseEncryptionKey ? { encryptionKey: config.databaseEncryptionKey } : {};
  const driver = config.databaseUrl
    ? openServerDriver(config.databaseUrl, config.databaseAuthToken)
    : EmbeddedDriver.open(folder.database, { mode: "read", ...encryption });
  try {
    return await countCarried(driver, systemPermit(), accountId);
  } finally {
    driver.close();
  }
}

function named(accounts: Accounts, args: readonly string[]): { accountId: string; name: string } {
  const account = findAccountByEmail(accounts.db, normalEmail(options(args, ["email"]).email ?? ""));
  if (!account) throw new GrantError("unknown");
  return account;
}

function grantsOf(given: Record<string, string | undefined>): NewGrant[] {
  const role = roleIds.find((one): one is RoleId => one === given.role);
  if (!role || !given.territory) throw new GrantError("noGrant");
  const areas = given.areas === undefined ? "all" : (given.areas.split(",") as AreaId[]);
  return given.territory
    .split(",")
    .map((territory) => ({ role, territory, areas, ...(given.to ? { to: given.to } : {}) }));
}
