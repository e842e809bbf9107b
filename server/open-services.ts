// Opens what the procedures stand on: read-only connection, keys, policy, accounts, live hints. Used by
// http.main.ts on a real folder and by tests on a temporary one; the writer's port is opened by the caller.
import { createHmac } from "node:crypto";
import { loadTables } from "../db/district/load-tables.ts";
import type { Driver } from "../db/driver/driver.ts";
import { KeyReader } from "../db/keys/key-file.ts";
import { openNotices } from "../db/notices/open.ts";
import { openReads } from "../db/read-log/reads.ts";
import type { Workflow } from "../workflows/kernel/definition.ts";
import { createAccounts, defaultAccountSettings } from "./access/accounts.ts";
import { createPolicy, kindRights } from "./access/policy.ts";
import { createReadLog } from "./access/read-log.ts";
import { createSecretBox } from "./access/secret-box.ts";
import { BulkDesk } from "./bulk/desk.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { type DataFolder, rootKeyFile } from "./data-folder.ts";
import { FileStore } from "./documents/file-store.ts";
import { createScanFile } from "./documents/scan-file.ts";
import type { WriterPort } from "./engine/command.ts";
import { RootSigner } from "./engine/root-signer.ts";
import { createTargetReader } from "./engine/target-reader.ts";
import { ExportDesk } from "./exports/desk.ts";
import { ImportDesk } from "./imports/desk.ts";
import { AlarmWaits } from "./jobs/alarm-waits.ts";
import { LiveHub } from "./live/hub.ts";
import { Presence } from "./live/presence.ts";
import { LongReads } from "./long-reads.ts";
import { createMetrics } from "./metrics.ts";
import { createSendMail } from "./notices/mailer.ts";
import { LookupProgram } from "./people/lookup-program.ts";
import { OfflineLookupOfAnpr, type PersonLookup } from "./people/person-lookup.ts";
import { PageReads } from "./queues/page-reads.ts";
import { ListPlaces } from "./queues/places.ts";
import type { Reader } from "./reader-port.ts";
import type { GateServices, Services } from "./services.ts";

export interface OpenServicesOptions {
  config: Config;
  folder: DataFolder;
  demo: boolean;
  clock: Clock;
  /** The machine's clock, milliseconds: sessions and locks never follow a demo's shift. */
  nowMs: () => number;
  random: (size: number) => Uint8Array;
  uuid: () => string;
  masterKey: Uint8Array;
  secret: string;
  driver: Driver;
  port: WriterPort;
  /** Long reads; closed with the services. */
  reader: Reader;
  workflows: readonly Workflow[];
  /** The register of the population; else the one that the settings say, or none. */
  personLookup?: PersonLookup;
}

const lookupOf = ({ lookupCommand, lookupRegister }: Config): PersonLookup =>
  lookupCommand ? new LookupProgram(lookupCommand, lookupRegister) : new OfflineLookupOfAnpr();

/** The district's tables, and the way in which a rule comes into them while the office works. */
async function houseRules(driver: Driver, port: WriterPort): Promise<Pick<Services, "tables" | "setHouseRule">> {
  const tables = await loadTables(driver);
  return {
    tables,
    setHouseRule: async (change) => {
      await port.houseRule(change);
      Object.assign(tables, await loadTables(driver));
    },
  };
}

export async function openServices(
  options: OpenServicesOptions,
): Promise<Services & { setReady: (ready: boolean) => void; close: () => void }> {
  const { config, folder, clock, driver, port, random, secret } = options;
  const keys = KeyReader.open(folder.keys, options.masterKey);
  const policy = createPolicy(kindRights(options.workflows));
  const box = createSecretBox(options.masterKey, random);
  const accounts = createAccounts(
    {
      ...defaultAccountSettings,
      file: folder.accounts,
      baseUrl: config.baseUrl,
      secret,
      trustProxy: config.trustProxy,
    },
    { nowMs: options.nowMs, now: clock.now, today: clock.today },
    { uuid: options.uuid, bytes: random },
    box,
  );
  const reads = createReadLog(openReads(folder.reads), box, clock);
  const notices = openNotices(folder.notices);
  const live = new LiveHub(port, policy);
  accounts.onChange(() => live.recheck());
  let ready = true;
  const services: GateServices = {
    config,
    demo: options.demo,
    clock,
    driver,
    readTarget: createTargetReader(driver),
    longReads: new LongReads(),
    reader: options.reader,
    places: new ListPlaces(driver, options.reader),
    pages: new PageReads(driver, options.reader),
    keys,
    port,
    policy,
    accounts,
    reads,
    notices,
    sendMail: options.demo ? undefined : createSendMail(config),
    live,
    presence: new Presence(options.nowMs),
    metrics: createMetrics(),
    roots: new RootSigner({
      ...{ driver, port, clock, random },
      keyFile: rootKeyFile(config, folder),
      linesFile: folder.roots,
    }),
    folder,
    files: new FileStore({ dir: folder.files, masterKey: options.masterKey, random, nowMs: options.nowMs }),
    scanFile: createScanFile(config.scanCommand),
    alarmWaits: new AlarmWaits(),
    isReady: () => ready,
    workflows: new Map(options.workflows.map((workflow) => [workflow.id, workflow])),
    personLookup: options.personLookup ?? lookupOf(config),
    ...(await houseRules(driver, port)),
    mac: (text) => createHmac("sha256", secret).update(text).digest("hex"),
    random,
  };
  const bulk = new BulkDesk(services, { port, uuid: options.uuid, nowMs: options.nowMs });
  const imports = new ImportDesk(services, { port, uuid: options.uuid });
  const exports = new ExportDesk(services, { reader: options.reader, uuid: options.uuid });
  return {
    ...services,
    ...{ bulk, exports, imports },
    setReady: (value) => {
      ready = value;
    },
    close: () => {
      bulk.stop();
      exports.stop();
      imports.stop();
      live.closeAll();
      keys.close();
      reads.close();
      notices.close();
      accounts.close();
      driver.close();
    },
  };
}
