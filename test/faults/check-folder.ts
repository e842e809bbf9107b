// What must hold of a folder whose server was killed under work: the proof of verify, every answer given stands in the log
// exactly once and as it was given, nothing stands there that was refused, no companion without its event, no alarm twice.
import { loadTables } from "../../db/district/load-tables.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { KeyReader } from "../../db/keys/key-file.ts";
import { toldPos } from "../../db/notices/inbox.ts";
import { openNotices } from "../../db/notices/open.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { verify } from "../../server/engine/verify.ts";
import type { DeadlineState } from "../../workflows/kernel/deadline.ts";
import { termAlarm } from "../../workflows/kernel/decide-common.ts";
import { workflows } from "../../workflows/registry.ts";
import type { Entry, Ledger } from "./office.ts";

interface Row {
  pos: number;
  case_id: string;
  seq: number;
  kind: string;
  type: string;
  actor: string;
  command_id: string;
  recorded_at: string;
  state_after: string;
  payload: string;
  patch: string;
  effects: string;
}

/** What an import sends by itself, under ids of its own, and the echo of accounts in the log. */
const ofServer = (row: Row) => row.kind === "account" || /^(OPEN_PERSON|IMPORT_APPLICATION)$/.test(row.type);
/** Refused before the writer was asked: the first try may have been taken all the same. */
const beforeWriter = new Set(["NOT_FOUND", "FORBIDDEN", "UNAUTHORIZED"]);
const slice = 5_000;

class LogCheck {
  readonly problems: string[] = [];
  readonly #staff: ReadonlySet<string>;
  readonly #byCommand: ReadonlyMap<string, Entry>;
  readonly #answered = new Set<string>();
  /** Command ids of companions still to come -> position of the event that brought them. */
  readonly #awaited = new Map<string, number>();
  /** Only what is needed of cases: the moment of each recorded event, never decreasing. */
  #recordedAt = "";

  constructor(staff: readonly string[], ledger: Ledger) {
    this.#staff = new Set(staff);
    const done = new Map<string, Entry>();
    for (const entry of ledger.entries) {
      const { commandId } = entry.envelope;
      if (entry.outcome.ok || !done.has(commandId)) done.set(commandId, entry);
    }
    this.#byCommand = done;
  }

  row(row: Row): void {
    const wrong = (why: string) => this.problems.push(`event ${row.pos}, ${row.kind} ${row.type}: ${why}`);
    if (row.recorded_at < this.#recordedAt) wrong("recorded before the one before it");
    this.#recordedAt = row.recorded_at;
    const entry = this.#byCommand.get(row.command_id);
    const brought = this.#awaited.delete(row.command_id);
    if (entry) {
      if (this.#answered.has(row.command_id)) wrong("the command stands twice");
      this.#answered.add(row.command_id);
      const { outcome, envelope } = entry;
      if (!outcome.ok && !beforeWriter.has(outcome.code)) wrong(`was refused: ${outcome.code} ${outcome.reason}`);
      if (outcome.ok) {
        const { seq, pos, state } = outcome.sent;
        if (seq !== row.seq || pos !== row.pos || state !== row.state_after || envelope.caseId !== row.case_id)
          wrong(`was answered ${seq} at ${pos}, ${state}`);
      }
    } else if (this.#staff.has(row.actor) && !brought && !ofServer(row)) wrong("nobody sent it");
    const effects = JSON.parse(row.effects) as { effect: string }[];
    const companions = effects.filter(({ effect }) => effect === "companion").length;
    for (let i = 0; i < companions; i++) this.#awaited.set(`${row.command_id}.${i}`, row.pos);
    const followers = effects.filter(({ effect }) => effect === "follow").length;
    for (let i = 0; i < followers; i++) this.#awaited.set(`${row.command_id}.f${i}`, row.pos);
    if (row.type === termAlarm) this.#alarm(row, wrong);
  }

  /** An alarm tells something, and nothing that was told. */
  #alarm(row: Row, wrong: (why: string) => void): void {
    const { deadline } = JSON.parse(row.payload) as { deadline: string };
    const patch = JSON.parse(row.patch) as { deadlines?: Record<string, Partial<DeadlineState>> };
    const told = patch.deadlines?.[deadline]?.told ?? [];
    if (told.length === 0) wrong("an alarm that told nothing");
    const names = told.map(({ alarm }) => alarm);
    if (new Set(names).size !== names.length) wrong("told the same twice");
  }

  end(): void {
    for (const [id, pos] of this.#awaited) this.problems.push(`companion ${id} of event ${pos} is missing`);
    for (const [id, { outcome, envelope }] of this.#byCommand)
      if (outcome.ok && !this.#answered.has(id))
        this.problems.push(`${envelope.event.type} ${id} was answered ${outcome.sent.pos} and is not in the log`);
  }
}

export interface FolderReport {
  events: number;
  cases: number;
  alarms: number;
  problems: string[];
}

/** The server must not run. `staff`: accounts whose every command is in the ledger. */
export async function checkFolder(
  given: { dir: string; masterKey: Uint8Array },
  staff: readonly string[],
  ledger: Ledger,
): Promise<FolderReport> {
  const folder = dataFolder(given.dir);
  const driver = EmbeddedDriver.open(folder.database, { mode: "read" });
  const keys = KeyReader.open(folder.keys, given.masterKey);
  const byId = new Map(workflows.map((workflow) => [workflow.id, workflow]));
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows: byId });
  keys.close();
  const check = new LogCheck(staff, ledger);
  let alarms = 0;
  for (let pos = 0; ; ) {
    const rows = driver.readSync<Row>(
      `SELECT pos,case_id,seq,kind,type,actor,command_id,recorded_at,state_after,payload,patch,effects
       FROM event WHERE pos>? ORDER BY pos LIMIT ${slice}`,
      [pos],
    );
    for (const row of rows) {
      check.row(row);
      if (row.type === termAlarm) alarms += 1;
    }
    pos = rows.at(-1)?.pos ?? pos;
    if (rows.length < slice) break;
  }
  check.end();
  const [head] = driver.readSync<{ pos: number | null }>("SELECT MAX(pos) AS pos FROM event");
  driver.close();
  const notices = openNotices(folder.notices);
  const told = toldPos(notices);
  notices.close();
  const ahead = told > (head?.pos ?? 0) ? [`notices were told up to ${told}, the log ends at ${head?.pos}`] : [];
  const problems = [...report.problems, ...check.problems, ...ahead];
  return { events: report.events, cases: report.cases, alarms, problems };
}
