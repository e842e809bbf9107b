// The imagined office in process: the real gate, writer and jobs on real files, with a clock of its own. Fan-outs run
// as the server runs them, after a commit that left one; terms are alarmed when the clock has moved.
import { readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { send } from "../../server/engine/send.ts";
import { AppError } from "../../server/errors.ts";
import { runDeadlines } from "../../server/jobs/deadlines.ts";
import { runFanOuts } from "../../server/jobs/fan-out.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { exampleLines } from "./example-file.ts";
import { officeRoles } from "./http-office.ts";
import type { Envelope, Office, Outcome, View } from "./office.ts";

export interface HouseOffice extends Office {
  house: Installation;
  /** Moves the clock on. */
  wait(days: number): void;
  /** Works off fan-outs and terms. */
  jobs(): Promise<void>;
  close(): Promise<void>;
}

/** Throws what is no AppError: a bug. */
export async function outcomeOf(sending: Promise<Extract<Outcome, { ok: true }>["sent"]>): Promise<Outcome> {
  try {
    const { number, seq, pos, state, repeated } = await sending;
    return { ok: true, sent: { number, seq, pos, state, repeated } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { refusal, reason = "" } = error.details;
    return { ok: false, code: error.code, reason: refusal?.reasons[0] ?? reason };
  }
}

export async function openHouseOffice(colleagues = 6): Promise<HouseOffice> {
  let day = "2026-03-02";
  let minute = 0;
  const house = await install({ now: `${day}T08:00:00.000Z` });
  const sessions: Session[] = Array.from({ length: colleagues }, (_, i) => sessionOf(`worker-${i}`, ...officeRoles));
  for (const { accountId } of sessions) house.know(accountId);
  const { services } = house;
  const setClock = () => house.at(new Date(Date.parse(`${day}T08:00:00.000Z`) + minute * 60_000).toISOString());
  const sessionAt = (staff: number): Session => sessions[staff % sessions.length] as Session;
  let fanning: Promise<unknown> = Promise.resolve();
  const lines = exampleLines();

  const look = async (_: number, caseId: string): Promise<View | undefined> => {
    const [stored] = await readCases(services.driver, [caseId]);
    if (!stored) return undefined;
    const { kind, workflowVersion, seq, state, doc } = stored.snapshot;
    const pending = Object.entries(doc.corrections).flatMap(([at, one]) =>
      one.outcome === "pending" ? [Number(at)] : [],
    );
    return { caseId, kind, workflowVersion, seq, state, doc, pending };
  };
  const jobs = async () => {
    fanning = fanning.then(() => runFanOuts(services));
    await fanning;
    await runDeadlines(services, services.alarmWaits);
  };
  return {
    house,
    staff: sessions.map(({ accountId }) => accountId),
    today: () => day,
    look,
    send: async (staff: number, envelope: Envelope) => {
      minute = (minute + 1 / 64) % 600;
      setClock();
      const outcome = await outcomeOf(send(services, sessionAt(staff), envelope));
      if (outcome.ok && /^(APPROVE_RANKING|RECORD_DEATH|EXHAUST|REVOKE_BANDO|ANNUL_BANDO)$/.test(envelope.event.type))
        await jobs();
      return outcome;
    },
    correction: async (staff, caseId, seq) => {
      try {
        const { form, values } = await callerOf(house, sessionAt(staff)).cases.getCorrection({ caseId, seq });
        return { form, values };
      } catch (error) {
        if (error instanceof Error && error.cause instanceof AppError) return undefined;
        throw error;
      }
    },
    importFile: async (staff, bandoId, rows) => {
      const csv = lines.slice(0, rows + 1).join("\r\n");
      const caller = callerOf(house, sessionAt(staff));
      const { rows: reports } = await caller.housing.importApplications({ bandoId, csv, dryRun: false });
      if (!reports.some(({ status }) => status === "imported")) return undefined;
      const links = await services.driver.read<{ id: string }>(
        "SELECT from_id AS id FROM case_link WHERE to_id=? AND role='bando' ORDER BY pos LIMIT 100",
        [bandoId],
      );
      return links.map(({ id }) => id);
    },
    wait: (days) => {
      day = addDays(day, days);
      minute = 0;
      setClock();
    },
    jobs,
    close: () => house.close(),
  };
}
