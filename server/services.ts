// What the procedures stand on: opened once by http.main.ts, or by a test on a temporary folder.

import type { HouseChange } from "../db/district/house-rules.ts";
import type { DistrictTables } from "../db/district/load-tables.ts";
import type { Driver } from "../db/driver/driver.ts";
import type { KeyReader } from "../db/keys/key-file.ts";
import type { NoticesDb } from "../db/notices/open.ts";
import type { Workflow } from "../workflows/kernel/definition.ts";
import type { Accounts } from "./access/accounts.ts";
import type { Policy } from "./access/policy.ts";
import type { ReadLog } from "./access/read-log.ts";
import type { BulkDesk } from "./bulk/desk.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { DataFolder } from "./data-folder.ts";
import type { FileStore } from "./documents/file-store.ts";
import type { ScanFile } from "./documents/scan-file.ts";
import type { CommandPort } from "./engine/command.ts";
import type { RootSigner } from "./engine/root-signer.ts";
import type { createTargetReader } from "./engine/target-reader.ts";
import type { ExportDesk } from "./exports/desk.ts";
import type { ImportDesk } from "./imports/desk.ts";
import type { AlarmWaits } from "./jobs/alarm-waits.ts";
import type { LiveHub } from "./live/hub.ts";
import type { Presence } from "./live/presence.ts";
import type { LongReads } from "./long-reads.ts";
import type { Metrics } from "./metrics.ts";
import type { SendMail } from "./notices/mailer.ts";
import type { PersonLookup } from "./people/person-lookup.ts";
import type { PageReads } from "./queues/page-reads.ts";
import type { ListPlaces } from "./queues/places.ts";
import type { Reader } from "./reader-port.ts";

export interface Services {
  config: Config;
  demo: boolean;
  clock: Clock;
  /** Read-only connection of this thread. */
  driver: Driver;
  /** What the log holds of the case a command is for; asked together by all that come in one turn. */
  readTarget: ReturnType<typeof createTargetReader>;
  /** Those of an account come in turn. */
  longReads: LongReads;
  /** The thread of jobs that would keep the pages waiting. */
  reader: Reader;
  /** Positions in work lists. */
  places: ListPlaces;
  /** Where pages of work lists are read. */
  pages: PageReads;
  keys: KeyReader;
  port: CommandPort;
  policy: Policy;
  accounts: Accounts;
  /** Await its record before answering a read of a case, person, document, history or export. */
  reads: ReadLog;
  /** What colleagues were told, and e-mails that wait to leave. */
  notices: NoticesDb;
  /** Undefined where no e-mail leaves. */
  sendMail: SendMail | undefined;
  live: LiveHub;
  /** Who has which case open, in memory. */
  presence: Presence;
  metrics: Metrics;
  /** Signs the roots of the log. */
  roots: RootSigner;
  /** Files of this installation that pages tell of. */
  folder: DataFolder;
  /** Sealed bytes of documents. */
  files: FileStore;
  /** Looks at an upload before it is kept. */
  scanFile: ScanFile;
  /** Terms whose alarm their case cannot take. */
  alarmWaits: AlarmWaits;
  /** False while starting and while draining. */
  isReady: () => boolean;
  workflows: ReadonlyMap<string, Workflow>;
  /** Acts on many cases: previews in memory, jobs in the file. */
  bulk: BulkDesk;
  /** Files being made of lists, and those that wait to be fetched. */
  exports: ExportDesk;
  /** Spreadsheets that were uploaded, in memory, and what is being made of them. */
  imports: ImportDesk;
  tables: DistrictTables;
  /** A rule of the house: on disk, and in `tables`, when this resolves. */
  setHouseRule: (change: HouseChange) => Promise<void>;
  /** The register of the population, where one is connected. */
  personLookup: PersonLookup;
  /** HMAC-SHA256 hex under the server's key: payload hashes, read-log words. */
  mac: (text: string) => string;
  random: (size: number) => Uint8Array;
}

/** All that the gate stands on; what is built upon the gate is not among it. */
export type GateServices = Omit<Services, "bulk" | "exports" | "imports">;
