// A small district for tests of lists, board and history: toy cases opened through the gate, spread over two comuni
// and three workers, some moved on, some restricted, some of named persons. Holds no assertion.

import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { person } from "../../workflows/person/index.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

export const ostiglia = "020038";
export const quistello = "020047";
/** The comuni whose codes stand first and last. */
const [first, last] = ["020029", "020073"] as const;

/** Who follows a child's family sees of this kind one line, at most; only Tutela Minori reads it. */
export const protectionToy: Workflow = {
  ...toyWorkflow,
  id: "toy-protection",
  areas: ["protection"],
  roles: {
    rights: {
      protectionWorker: { read: { level: "content", classes: ["identity", "social"] }, send: "*" },
      socialWorker: { read: { level: "line", classes: [] }, send: [] },
      coordinator: { read: { level: "skeleton", classes: [] }, send: [] },
    },
  },
};

export const people = {
  anna: sessionOf("anna", { role: "socialWorker", territory: ostiglia }),
  bruno: sessionOf("bruno", { role: "socialWorker", territory: quistello }),
  carla: sessionOf("carla", "supervisor"),
  dario: sessionOf("dario", "coordinator"),
  teresa: sessionOf("teresa", "protectionWorker"),
  nobody: sessionOf("nobody"),
};

const dina = sessionOf("dina", "socialWorker");

export interface SmallDistrict {
  house: Installation;
  /** Opens a toy case and answers its id; `day` moves the clock first. */
  open: (by: Session, payload: { territory: string; personId?: string }, kind?: string) => Promise<string>;
  personNamed: (surname: string, givenName: string, territory: string) => Promise<string>;
  act: (by: Session, caseId: string, expectedSeq: number, type: string, payload?: object) => Promise<void>;
}

export async function smallDistrict(): Promise<SmallDistrict> {
  const house = await install({ workflows: [toyWorkflow, protectionToy, person] });
  let n = 0;
  const newId = () => {
    n += 1;
    return uuidOf(`${house.dir}/case/${n}`);
  };
  return {
    house,
    open: async (by, payload, kind = "toy") => {
      const caseId = newId();
      await house.send(by, { caseId, kind, expectedSeq: 0, type: "OPEN", payload });
      return caseId;
    },
    personNamed: async (surname, givenName, territory) => {
      const caseId = newId();
      const payload = { surname, givenName, territory, fiscalCodeMissing: "unknown" };
      await house.send(sessionOf("desk", "frontDesk"), {
        ...{ caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload },
      });
      return caseId;
    },
    act: async (by, caseId, expectedSeq, type, payload = {}) => {
      await house.send(by, { caseId, expectedSeq, type, payload: { ...payload } });
    },
  };
}

/** Sixty cases: two comuni, days of opening spread over two months, some assigned, proposed, done or restricted. */
export async function furnish({ house, open, act, personNamed }: SmallDistrict): Promise<string[]> {
  const { anna, bruno, carla } = people;
  const names = [
    ["Dè Rossi", "Niccolò"],
    ["Bianchi", "Ada"],
    ["Rossini", "Elìa"],
  ] as const;
  const persons = [];
  for (const [i, [surname, givenName]] of names.entries())
    persons.push(await personNamed(surname, givenName, i === 0 ? ostiglia : quistello));
  const ids = [];
  for (let i = 0; i < 60; i++) {
    house.at(`2026-0${1 + Math.floor(i / 30)}-${String(1 + (i % 28)).padStart(2, "0")}T09:00:00.000Z`);
    const by = i % 3 === 0 ? bruno : anna;
    const territory = by === bruno ? quistello : ostiglia;
    const personId = persons[i % 4];
    // Whoever does not see the person cannot open a case about her: a colleague for the whole district does.
    const sees = !personId || (i % 4 === 0 ? by === anna : by === bruno);
    const caseId = await open(sees ? by : dina, { territory, ...(personId ? { personId } : {}) });
    ids.push(caseId);
    let seq = 1;
    const next = async (who: Session, type: string, payload?: object) => {
      await act(who, caseId, seq, type, payload);
      seq += 1;
    };
    if (i % 2 === 0) await next(by, "ASSIGN", { assignee: by.accountId });
    if (i % 5 === 0) await next(by, "PROPOSE");
    if (i % 10 === 0) await next(carla, "APPROVE");
    if (i % 8 === 4)
      await next(by, "RESTRICT", { restricted: true, readers: i % 24 === 4 ? "carla" : "", reason: "prova" });
  }
  // Counters that went back to zero, before and after the others: they must not hide them.
  const everywhere = sessionOf("everywhere", "socialWorker");
  for (const territory of [first, last]) {
    const caseId = await open(everywhere, { territory });
    await act(everywhere, caseId, 1, "ASSIGN", { assignee: "anna" });
    await act(everywhere, caseId, 2, "ASSIGN", { assignee: "bruno" });
    await act(everywhere, caseId, 3, "PROPOSE");
    await act(carla, caseId, 4, "APPROVE");
    ids.push(caseId);
  }
  house.at("2026-03-02T09:00:00.000Z");
  return ids;
}
