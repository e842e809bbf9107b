// Settings by environment: one typed table, mirrored in the README (a test compares them). A bad value stops the
// start with the setting's name and what was expected. Only *.main.ts hand the environment in.
import { isAbsolute, relative, resolve } from "node:path";
import { isDay } from "../workflows/kernel/ids.ts";

export interface Config {
  port: number;
  host: string;
  /** Without a trailing slash. */
  baseUrl: string;
  https: boolean;
  trustProxy: boolean;
  dataDir: string;
  /** Undefined: a libSQL file in the data folder. */
  databaseUrl: string | undefined;
  databaseAuthToken: string | undefined;
  databaseEncryptionKey: string | undefined;
  masterKeyFile: string | undefined;
  /** Undefined: beside the master key. */
  rootKeyFile: string | undefined;
  /** Hour of Europe/Rome, 0-23; "off" for none; undefined: 2, and none in a demo. */
  nightlyHour: number | "off" | undefined;
  /** Nights whose backup is kept; 0 keeps none. */
  backupNights: number;
  authSecret: string | undefined;
  metricsToken: string | undefined;
  /** Undefined: no e-mail leaves. */
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  /** Lines over every letter: the body, the office, then where it is; empty: those of the comune. */
  letterhead: readonly string[];
  officePhone: string | undefined;
  officeEmail: string | undefined;
  /** Whether the form of a first contact stands open to the public; undefined: in a demo only. */
  firstContact: boolean | undefined;
  /** The whole privacy notice of the body, told beside that form. */
  privacyNoticeUrl: string | undefined;
  /** Undefined: uploads are not looked at. */
  scanCommand: string | undefined;
  /** Undefined: no register of the population is connected. */
  lookupCommand: string | undefined;
  /** Its name, as screens say it. */
  lookupRegister: string;
  acceptLostKeys: boolean;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** True, false, or decided by the data folder. */
  demo: boolean | undefined;
  demoToday: string | undefined;
  /** HOST is a loopback address. */
  loopback: boolean;
  /** DATA_DIR was left at its default. */
  defaultFolder: boolean;
}

export interface Setting {
  name: string;
  /** As shown in the README. */
  preset: string;
  meaning: string;
}

export const settings: readonly Setting[] = [
  { name: "PORT", preset: "3000", meaning: "port of the web server" },
  { name: "HOST", preset: "127.0.0.1", meaning: "address it listens on" },
  {
    name: "BASE_URL",
    preset: "http://HOST:PORT",
    meaning: "public address; required off loopback, where it must be https",
  },
  { name: "TRUST_PROXY", preset: "0", meaning: "1 when a reverse proxy sets X-Forwarded-For" },
  { name: "DATA_DIR", preset: "./data", meaning: "folder of all data files; one process at a time" },
  { name: "DATABASE_URL", preset: "file in DATA_DIR", meaning: "http(s):// or libsql:// of a libSQL server" },
  { name: "DATABASE_AUTH_TOKEN", preset: "", meaning: "token for that server" },
  { name: "DATABASE_ENCRYPTION_KEY", preset: "", meaning: "encrypts the database file at rest" },
  {
    name: "MASTER_KEY_FILE",
    preset: "made in DATA_DIR (demo only)",
    meaning: "64 hex digits that wrap all keys; outside DATA_DIR",
  },
  {
    name: "ROOT_KEY_FILE",
    preset: "ambito-root.key beside the master key",
    meaning: "the key that signs daily roots, made when missing; outside DATA_DIR",
  },
  {
    name: "AUTH_SECRET",
    preset: "made in DATA_DIR (demo only)",
    meaning: "at least 32 characters; signs session cookies",
  },
  {
    name: "NIGHTLY_HOUR",
    preset: "2 (demo: off)",
    meaning: "hour of the day (Europe/Rome) of the nightly backup and its restore drill, or off",
  },
  { name: "BACKUP_NIGHTS", preset: "7", meaning: "nightly backups kept in DATA_DIR/backups; 0 keeps none" },
  { name: "METRICS_TOKEN", preset: "", meaning: "bearer token of /metrics; without it only loopback is answered" },
  {
    name: "SMTP_URL",
    preset: "",
    meaning: "smtp(s)://user:password@host:port that takes e-mails of terms; without it none leaves, nor from a demo",
  },
  { name: "MAIL_FROM", preset: "", meaning: "sender of those e-mails; required with SMTP_URL" },
  {
    name: "LETTERHEAD",
    preset: "Comune di …; Servizio sociale",
    meaning:
      "lines over the letters of the body that keeps this installation, with semicolons between: the body, the office, then address and contacts. Over a service that another body runs in that comune (table of mandates) stands that body",
  },
  { name: "OFFICE_PHONE", preset: "", meaning: "telephone of the office, as letters tell it" },
  { name: "OFFICE_EMAIL", preset: "", meaning: "e-mail of the office, as letters tell it" },
  {
    name: "FIRST_CONTACT",
    preset: "0 (demo: 1)",
    meaning:
      "1 opens the form of a first contact and the page of its receipt to the public; needs OFFICE_PHONE and PRIVACY_NOTICE_URL",
  },
  {
    name: "PRIVACY_NOTICE_URL",
    preset: "",
    meaning: "https:// address of the whole privacy notice, told beside that form",
  },
  {
    name: "SCAN_COMMAND",
    preset: "",
    meaning:
      "program that reads an upload from its standard input and ends with 0 (clean) or 1 (malware), as `clamdscan -`",
  },
  {
    name: "LOOKUP_COMMAND",
    preset: "",
    meaning:
      "program that asks a register of the population: reads `{fiscalCode, purpose}` as JSON from its standard input and writes `{status, person}` (server/people/person-lookup.ts); without it no register is connected, and the screens say so",
  },
  { name: "LOOKUP_REGISTER", preset: "ANPR", meaning: "name of that register, as screens say it" },
  {
    name: "ACCEPT_LOST_KEYS",
    preset: "0",
    meaning: "1: start though keys.db lacks keys of cases and no copy has them; what they sealed stays unreadable",
  },
  { name: "LOG_LEVEL", preset: "info", meaning: "debug, info, warn, error or silent" },
  {
    name: "DEMO",
    preset: "by folder",
    meaning: "1 starts an empty folder as a demo, 0 never; the folder's mark decides from then on",
  },
  { name: "DEMO_TODAY", preset: "", meaning: "YYYY-MM-DD: shifts a demo's clock by whole days" },
];

export class ConfigError extends Error {
  override name = "ConfigError";
  constructor(setting: string, expected: string) {
    super(`${setting}: expected ${expected}`);
  }
}

type Environment = Record<string, string | undefined>;

const loopbackHosts = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

function flag(env: Environment, name: string): boolean | undefined {
  const value = env[name];
  if (value === undefined || value === "") return undefined;
  if (value === "1" || value === "true") return true;
  if (value === "0" || value === "false") return false;
  throw new ConfigError(name, "1 or 0");
}

function port(env: Environment): number {
  const value = env.PORT ?? "3000";
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535) throw new ConfigError("PORT", "a number from 0 to 65535");
  return number;
}

function baseUrl(env: Environment, host: string, portNumber: number, loopback: boolean): URL {
  const value = env.BASE_URL;
  if (!value && !loopback) throw new ConfigError("BASE_URL", "the public https:// address, since HOST is not loopback");
  let url: URL;
  try {
    url = new URL(value || `http://${host.includes(":") ? `[${host}]` : host}:${portNumber}`);
  } catch {
    throw new ConfigError("BASE_URL", "an address such as https://ambito.example.it");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new ConfigError("BASE_URL", "http:// or https://");
  if (!loopback && url.protocol !== "https:") throw new ConfigError("BASE_URL", "https:// off loopback");
  if (url.pathname !== "/" || url.search || url.hash) throw new ConfigError("BASE_URL", "an address without a path");
  return url;
}

function databaseUrl(env: Environment): string | undefined {
  const value = env.DATABASE_URL;
  if (!value) return undefined;
  if (!/^(https?|libsql):\/\//.test(value)) throw new ConfigError("DATABASE_URL", "http://, https:// or libsql://");
  if (env.DATABASE_ENCRYPTION_KEY)
    throw new ConfigError("DATABASE_ENCRYPTION_KEY", "nothing: a libSQL server encrypts its own files");
  return value;
}

/** No line of a letterhead is longer than a document takes. */
const longestLine = 120;
const mostLines = 6;

function letters(env: Environment): Pick<Config, "letterhead" | "officePhone" | "officeEmail"> {
  const letterhead = (env.LETTERHEAD ?? "").split(";").flatMap((line) => line.trim() || []);
  if (letterhead.length > mostLines || letterhead.some((line) => line.length > longestLine))
    throw new ConfigError(
      "LETTERHEAD",
      `at most ${mostLines} lines of ${longestLine} characters, with semicolons between`,
    );
  return {
    letterhead,
    officePhone: env.OFFICE_PHONE || undefined,
    officeEmail: env.OFFICE_EMAIL || undefined,
  };
}

/** Who finds no answer on the page must find a telephone on it; and no page tells all that art. 13 GDPR asks for. */
function firstContact(env: Environment): Pick<Config, "firstContact" | "privacyNoticeUrl"> {
  const isOpen = flag(env, "FIRST_CONTACT");
  if (isOpen && !env.OFFICE_PHONE) throw new ConfigError("OFFICE_PHONE", "a telephone, since FIRST_CONTACT is set");
  const url = env.PRIVACY_NOTICE_URL || undefined;
  if (url && !(url.startsWith("https://") && URL.canParse(url)))
    throw new ConfigError("PRIVACY_NOTICE_URL", "https://");
  if (isOpen && !url) throw new ConfigError("PRIVACY_NOTICE_URL", "the whole notice, since FIRST_CONTACT is set");
  return { firstContact: isOpen, privacyNoticeUrl: url };
}

function smtp(env: Environment): Pick<Config, "smtpUrl" | "mailFrom"> {
  const { SMTP_URL: url, MAIL_FROM: from } = env;
  if (!url) return { smtpUrl: undefined, mailFrom: undefined };
  if (!/^smtps?:\/\//.test(url) || !URL.canParse(url)) throw new ConfigError("SMTP_URL", "smtp:// or smtps://");
  if (!from || !/^[^@\s<>]+@[^@\s<>]+$/.test(from))
    throw new ConfigError("MAIL_FROM", "an address, since SMTP_URL is set");
  return { smtpUrl: url, mailFrom: from };
}

function keyFile(
  env: Environment,
  name: "MASTER_KEY_FILE" | "ROOT_KEY_FILE",
  dataDir: string,
  demo: boolean | undefined,
): string | undefined {
  const value = env[name];
  if (!value) return undefined;
  const inside = relative(dataDir, resolve(value));
  if (demo !== true && !inside.startsWith("..") && !isAbsolute(inside))
    throw new ConfigError(name, "a file outside DATA_DIR, so that one stolen folder opens and forges nothing");
  return resolve(value);
}

function whole(env: Environment, name: string, preset: number, most: number): number {
  const value = env[name] || String(preset);
  if (!/^\d+$/.test(value) || Number(value) > most) throw new ConfigError(name, `a number from 0 to ${most}`);
  return Number(value);
}

function nightlyHour(env: Environment): number | "off" | undefined {
  if (!env.NIGHTLY_HOUR) return undefined;
  return env.NIGHTLY_HOUR === "off" ? "off" : whole(env, "NIGHTLY_HOUR", 0, 23);
}

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

/** Throws ConfigError naming the setting. `cwd` anchors relative folders. */
export function readConfig(env: Environment, cwd: string): Config {
  const host = env.HOST || "127.0.0.1";
  const portNumber = port(env);
  const loopback = loopbackHosts.test(host);
  const url = baseUrl(env, host, portNumber, loopback);
  const level = logLevels.find((one) => one === (env.LOG_LEVEL || "info"));
  if (!level) throw new ConfigError("LOG_LEVEL", logLevels.join(", "));
  const demo = flag(env, "DEMO");
  if (env.DEMO_TODAY && !isDay(env.DEMO_TODAY)) throw new ConfigError("DEMO_TODAY", "a day, YYYY-MM-DD");
  if (env.AUTH_SECRET && env.AUTH_SECRET.length < 32) throw new ConfigError("AUTH_SECRET", "at least 32 characters");
  const dataDir = resolve(cwd, env.DATA_DIR || "data");
  return {
    port: portNumber,
    host,
    baseUrl: url.origin,
    https: url.protocol === "https:",
    trustProxy: flag(env, "TRUST_PROXY") ?? false,
    dataDir,
    databaseUrl: databaseUrl(env),
    databaseAuthToken: env.DATABASE_AUTH_TOKEN || undefined,
    databaseEncryptionKey: env.DATABASE_ENCRYPTION_KEY || undefined,
    masterKeyFile: keyFile(env, "MASTER_KEY_FILE", dataDir, demo),
    rootKeyFile: keyFile(env, "ROOT_KEY_FILE", dataDir, demo),
    nightlyHour: nightlyHour(env),
    backupNights: whole(env, "BACKUP_NIGHTS", 7, 400),
    authSecret: env.AUTH_SECRET || undefined,
    metricsToken: env.METRICS_TOKEN || undefined,
    ...smtp(env),
    ...letters(env),
    ...firstContact(env),
    scanCommand: env.SCAN_COMMAND || undefined,
    lookupCommand: env.LOOKUP_COMMAND || undefined,
    lookupRegister: env.LOOKUP_REGISTER || "ANPR",
    acceptLostKeys: flag(env, "ACCEPT_LOST_KEYS") ?? false,
    logLevel: level,
    demo,
    demoToday: env.DEMO_TODAY || undefined,
    loopback,
    defaultFolder: !env.DATA_DIR,
  };
}
