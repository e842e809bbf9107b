// Administrations of support for tests, through the real gate: persons of the register, the cases about them, who acts on them.
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "./caller.ts";
import { type Installation, install, sessionOf } from "./installation.ts";

export const ostiglia = "020038";
export const ivo = sessionOf("ivo", { role: "frontDesk", territory: ostiglia });
export const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
export const bea = sessionOf("bea", { role: "socialWorker", territory: ostiglia });
export const carla = sessionOf("carla", { role: "adminClerk" });
export const sara = sessionOf("sara", { role: "supervisor", areas: ["elderly"] });
export const rita = sessionOf("rita", { role: "socialWorker", territory: "020055" });
export const giulia = sessionOf("giulia", { role: "socialWorker", areas: ["families"] });
export const refused = { code: "REFUSED" };

export let house: Installation;
let n = 0;

/** A person of the register with the events sent to her record so far. */
export class Person {
  readonly caseId = uuidOf(`supported ${n++}`);
  #seq = 0;
  async send(by: Session, type: string, payload: JsonObject) {
    const { caseId } = this;
    const answer = await house.send(by, { caseId, kind: "person", expectedSeq: this.#seq, type, payload });
    this.#seq = answer.seq;
    return answer;
  }
  /** Another record told this one something. */
  heard = () => {
    this.#seq += 1;
  };
  async acts(): Promise<JsonObject[]> {
    const found = await callerOf(house, anna).cases.getCase({ caseId: this.caseId });
    return found.level === "content" ? ((found.context.acts ?? []) as JsonObject[]) : [];
  }
}
export class Support {
  readonly caseId = uuidOf(`support ${n++}`);
  readonly person: Person;
  #seq = 0;
  constructor(person: Person) {
    this.person = person;
  }
  async send(by: Session, type: string, payload: JsonObject = {}) {
    const { caseId } = this;
    const answer = await house.send(by, {
      caseId,
      kind: "guardianship-support",
      expectedSeq: this.#seq,
      type,
      payload,
    });
    this.#seq = answer.seq;
    return answer;
  }
  /** The record told the case something. */
  heard = () => {
    this.#seq += 1;
  };
  async view(by: Session = anna) {
    const found = await callerOf(house, by).cases.getCase({ caseId: this.caseId });
    if (found.level !== "content") throw new Error(found.level);
    return found;
  }
  level = (by: Session): Promise<string> =>
    callerOf(house, by)
      .cases.getCase({ caseId: this.caseId })
      .then(
        (found) => found.level,
        ({ code }: { code: string }) => code,
      );
  missing = async () => (await this.view()).todo.map(({ field }) => field);
  term = async (id: string) => (await this.view()).deadlines.find((one) => one.id === id);
}

export async function known(): Promise<Person> {
  const person = new Person();
  await person.send(anna, "OPEN_PERSON", {
    ...{ surname: `Zavattini${n}`, givenName: "Ida", birthOn: "1941-05-01", territory: ostiglia },
    fiscalCodeMissing: "unknown",
  });
  return person;
}
export const need = { foundBy: "careCase", needText: "Bollette non pagate", healthText: "Memoria incerta" };
export async function opened(person?: Person, more: JsonObject = {}): Promise<Support> {
  const support = new Support(person ?? (await known()));
  const about = { person: support.person.caseId, territory: ostiglia, area: "elderly" };
  await support.send(anna, "OPEN_SUPPORT", { ...about, ...need, ...more });
  return support;
}
export const protocol = { protocolNumber: "2101", protocolOn: "2026-03-09" };
export const act: JsonObject = {
  ...{ courtFactsText: "Vive sola", ownWordsText: "Non vuole estranei", proposalsText: "La nipote", isUrgent: false },
  assetsText: "Pensione minima",
};
export const sending = { authority: "Ufficio di prova", sentOn: "2026-03-09", sentVia: "pec", ...protocol };
export const decree = (appointee: string, more: JsonObject = {}): JsonObject => ({
  ...{ appointee, representativeName: "Nipote di prova", actMode: "inPlace", actPowers: ["assets"] },
  ...{ actNumber: "310/2026", actOn: "2026-03-02", from: "2026-03-02", ...more },
});
export const inRecord = (support: Support, more: JsonObject = {}): JsonObject => ({
  ...{ actRole: "supportAdministrator", representativeName: "Nipote di prova", actMode: "inPlace" },
  ...{ actPowers: ["assets"], authority: "guardianshipJudge", actNumber: "310/2026", actOn: "2026-03-02" },
  ...{ from: "2026-03-02", guardianship: support.caseId, ...more },
});
export async function filed(): Promise<Support> {
  const support = await opened();
  await support.send(anna, "FILED_BY_OTHERS", { filedBy: "relative", filedOn: "2026-03-01" });
  return support;
}
export async function inOffice(appointee: string, more: JsonObject = {}): Promise<Support> {
  const support = await filed();
  await support.send(anna, "APPOINT", decree(appointee, more));
  await support.send(anna, "RECORD_OATH", { oathOn: "2026-03-06" });
  return support;
}
export const figures = { openingCents: 100_00, incomeCents: 50_00, outgoCents: 30_00, closingCents: 120_00 };
export const filing = { filedOn: "2026-03-09", sentVia: "pec", ...protocol };

/** One house for the tests of a file; its end is the file's to say. */
export async function installHouse(): Promise<void> {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of [ivo, anna, bea, carla, sara, rita, giulia]) house.know(one.accountId, ...one.grants);
}
