// A small log in which everything that verify compares occurs: sealed parts of several classes and subjects, claims,
// links taken away, readers, terms, a frozen ranking, a fan-out, an undo, a long case with milestones, list rows of the
// past, filed and not, signed roots.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { readCases, readHead } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { Filing } from "../../server/engine/filing.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { runFanOuts } from "../../server/jobs/fan-out.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { workflows } from "../../workflows/registry.ts";
import { callerOf } from "./caller.ts";
import { type Installation, install, sessionOf } from "./installation.ts";
import { root } from "./source-files.ts";
import { toyWorkflow } from "./toy-workflow.ts";

const clerk = sessionOf("clerk", "housingClerk");
const manager = sessionOf("manager", "supervisor");
const worker = sessionOf("worker", "socialWorker");
const act = {
  ...{ actKind: "determination", actNumber: "1/ES", actOn: "2026-03-09", actBody: "Comune di prova" },
  signatoryRole: "serviceHead",
};

/** `half` sees the installation two days before the end, when a root has been signed. */
export async function makeProofLog(half: (house: Installation) => void = () => {}): Promise<Installation> {
  const house = await install({ workflows: [...workflows, toyWorkflow], now: "2026-03-07T09:00:00.000Z" });
  const step = async (session: Session, caseId: string, kind: string, type: string, payload: JsonObject = {}) => {
    const [one] = await readCases(house.services.driver, [caseId]);
    const sent = await house.send(session, { caseId, kind, expectedSeq: one?.snapshot.seq ?? 0, type, payload });
    return sent;
  };
  await people(step);
  house.at("2026-03-09T09:00:00.000Z");
  await toys(house, step);
  await house.services.roots.signNow();
  await fileSome(house);
  half(house);
  house.at("2026-03-11T09:00:00.000Z");
  await bando(house, step);
  house.at("2026-03-12T09:00:00.000Z");
  await house.services.roots.signMissing();
  return house;
}

/** As the writer does in a quiet moment, though there are few of them. */
async function fileSome({ open }: Installation): Promise<void> {
  const filing = await Filing.start(open.driver, { slice: 16, dueAt: 16, overdueAt: 1_000 });
  await filing.afterGroup((await readHead(open.driver)).pos, () => false);
}

type Step = (session: Session, id: string, kind: string, type: string, payload?: JsonObject) => Promise<unknown>;

async function people(step: Step): Promise<void> {
  const base = { territory: "020038", fiscalCodeMissing: "unknown" };
  for (const [i, surname] of ["Zampironi", "D’Alò", "Verdi"].entries()) {
    const person = uuidOf(`proof person ${i}`);
    await step(manager, person, "person", "OPEN_PERSON", { ...base, surname, givenName: "Ada", phone: "333 000000" });
    const contact = { person, territory: "020038", area: "adults", need: "careAtHome", channel: "desk" };
    const told = { requester: "self", contactReason: "Parola sigillata" };
    await step(manager, uuidOf(`proof case ${i}`), "case-intake", "OPEN_CONTACT", { ...contact, ...told });
  }
}

async function toys(house: Installation, step: Step): Promise<void> {
  const [parent, other] = [uuidOf("proof parent"), uuidOf("proof other")];
  const personId = uuidOf("proof person 0");
  const open = { territory: "020038", personId, story: "Storia inventata", illness: "Niente" };
  await step(worker, parent, "toy", "OPEN", open);
  await step(worker, other, "toy", "OPEN", { territory: "020061" });
  for (let i = 0; i < 4; i++)
    await step(worker, uuidOf(`proof child ${i}`), "toy", "OPEN", { ...open, parentId: parent });
  await step(worker, other, "toy", "TAKE_SLOT", { slot: "A1" });
  await step(worker, other, "toy", "TAKE_SLOT", { slot: "A2" });
  await step(worker, other, "toy", "LEAVE_SLOT", { slot: "A1" });
  await step(worker, uuidOf("proof child 3"), "toy", "BOTH", { otherId: uuidOf("proof child 2") });
  house.know("clerk");
  await step(manager, other, "toy", "RESTRICT", { restricted: true, readers: "worker, clerk", reason: "prova" });
  await step(worker, parent, "toy", "PROPOSE");
  await step(worker, parent, "toy", "UNDO", { undoes: 2 });
  await step(worker, parent, "toy", "ALL");
  await runFanOuts(house.services);
  for (let i = 0; i < 105; i++) await step(worker, other, "toy", "NOTE", { noteKind: "call", text: `nota ${i}` });
}

async function bando(house: Installation, step: Step): Promise<void> {
  const bandoId = uuidOf("proof bando");
  const units = ["OST-101", "OST-102", "OST-103"].map((code) => ({ code, owner: "comune", comune: "020038" }));
  const draft = { title: "Avviso di prova", bandoKind: "sap", leadComune: "020038", rup: "clerk", units };
  const window = { alboFrom: "2026-02-01", alboTo: "2026-03-08", opensOn: "2026-02-02", closesOn: "2026-03-08" };
  await step(clerk, bandoId, "housing-bando", "DRAFT_BANDO", draft);
  await step(manager, bandoId, "housing-bando", "APPROVE_BANDO", act);
  await step(clerk, bandoId, "housing-bando", "PUBLISH_BANDO", { ...act, ...window });
  await step(clerk, bandoId, "housing-bando", "OPEN_WINDOW");
  await step(clerk, bandoId, "housing-bando", "CLOSE_WINDOW");
  const csv = readFileSync(join(root, "db/seed/data/applications-example.csv"), "utf8");
  await callerOf(house, clerk).housing.importApplications({ bandoId, csv, dryRun: false });
  await step(clerk, bandoId, "housing-bando", "PROPOSE_RANKING", { rankingKey: "comune/020038" });
}

/** A consistent copy of the main file as it is now, open for writing. */
export function copyOf(house: Installation, path: string): EmbeddedDriver {
  const source = EmbeddedDriver.open(join(house.dir, "ambito.db"), { mode: "copy" });
  source.raw.exec(`VACUUM INTO '${path}'`);
  source.close();
  return EmbeddedDriver.open(path, { mode: "write" });
}
