// A register of the population: where none is connected the screens hear so and nothing is filled in; a connected one is asked for a
// reason that is written down first, and its answer stands beside what the record says, without anything being taken over.
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { LookupProgram } from "../../server/people/lookup-program.ts";
import {
  type AskedPerson,
  type LookupAnswer,
  OfflineLookupOfAnpr,
  type PersonLookup,
} from "../../server/people/person-lookup.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const ostiglia = "020038";
const supervisor = sessionOf("supervisor", "supervisor");
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const desk = sessionOf("desk", { role: "frontDesk", territory: ostiglia });
const trainee = sessionOf("trainee", { role: "trainee", territory: ostiglia });
const code = "RSSLRA80A41G186V";
const told = {
  surname: "Rossi",
  givenName: "Laura",
  birthOn: "1980-01-01",
  territory: ostiglia,
  address: "Via Vera 1",
};
const reason = "Identità per una presa in carico";

/** Answers what it is told to, and keeps what it was asked. */
class FakeRegister implements PersonLookup {
  readonly register = "Anagrafe di prova";
  readonly isConnected = true;
  readonly asked: AskedPerson[] = [];
  answer: LookupAnswer = { status: "found", person: told };
  lookUp(asked: AskedPerson) {
    this.asked.push(asked);
    return Promise.resolve(this.answer);
  }
}

let house: Installation;
const register = new FakeRegister();
const ask = (by: Session, lookup: PersonLookup = register) =>
  callerOf({ ...house, services: { ...house.services, personLookup: lookup } }, by).people;
let persons = 0;
async function person(given: JsonObject = {}): Promise<string> {
  persons += 1;
  const id = uuidOf(`looked up ${persons}`);
  const named = { surname: "Rosi", givenName: "Laura", birthOn: "1980-01-01", territory: ostiglia };
  await sendTo(house, supervisor, id, "person", "OPEN_PERSON", { ...named, ...given });
  return id;
}
const lastRead = (accountId: string) => listReads(house.services.reads.db, { accountId }, 1)[0];

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of [supervisor, anna, desk, trainee]) house.know(accountId, ...grants);
});
afterAll(() => house.close());

test("the offline stand-in asks nobody and says that it is not connected", async () => {
  expect(await new OfflineLookupOfAnpr().lookUp()).toEqual({ status: "notConnected" });
  const { people } = callerOf(house, desk);
  expect(await people.getLookup()).toEqual({ register: "ANPR", isConnected: false });
  expect(await people.lookUp({ reason, fiscalCode: code })).toEqual({ register: "ANPR", status: "notConnected" });
});

describe("a connected register", () => {
  it("is asked for a reason that is in the log before it answers, and named to nobody else", async () => {
    register.asked.length = 0;
    const answer = await ask(desk).lookUp({ reason, fiscalCode: code.toLowerCase() });
    expect(answer).toEqual({
      ...{ register: "Anagrafe di prova", status: "found" },
      rows: Object.entries(told)
        .map(([field, there]) => ({ field, there }))
        .sort(byForm),
    });
    expect(register.asked).toEqual([{ fiscalCode: code, purpose: reason }]);
    const row = lastRead("desk");
    expect(row).toMatchObject({ what: "search", purpose: "register", caseId: "" });
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${code}|presa in carico`));
    await expect(ask(desk).lookUp({ reason: " ", fiscalCode: code })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(ask(desk).lookUp({ reason, fiscalCode: "breve" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("is compared with the record under the record's own code, and changes nothing by itself", async () => {
    const id = await person({ fiscalCode: code });
    register.asked.length = 0;
    const { rows } = (await ask(anna).lookUp({ reason, personId: id })) as { rows: unknown[] };
    expect(rows).toContainEqual({ field: "surname", there: "Rossi", here: "Rosi" });
    expect(rows).toContainEqual({ field: "givenName", there: "Laura", here: "Laura" });
    expect(rows).toContainEqual({ field: "address", there: "Via Vera 1" });
    expect(register.asked).toEqual([{ fiscalCode: code, purpose: reason }]);
    expect(
      listReads(house.services.reads.db, { accountId: "anna" }, 5).map((row) => [row.purpose, row.caseId]),
    ).toEqual(
      expect.arrayContaining([
        ["register", id],
        ["", id],
      ]),
    );
    expect((await readCases(house.services.driver, [id]))[0]?.snapshot.seq).toBe(1);
    const without = await person({ fiscalCodeMissing: "unknown" });
    await expect(ask(anna).lookUp({ reason, personId: without })).rejects.toThrow("INVALID");
  });

  it("tells no address of who is protected to whoever may not know it, nor that she is here", async () => {
    const hidden = "BNCMRA85B41G186P";
    const id = await person({ fiscalCode: hidden });
    await sendTo(house, supervisor, id, "person", "PROTECT_ADDRESS", { protectedAddressText: "Altrove 1" });
    for (const by of [desk, anna]) {
      expect(JSON.stringify(await ask(by).lookUp({ reason, fiscalCode: hidden }))).not.toMatch(/Via Vera|020038/);
      const known = ask(by).lookUp({ reason, personId: id });
      expect(JSON.stringify(await known)).not.toContain("Via Vera");
    }
    expect(JSON.stringify(await ask(supervisor).lookUp({ reason, personId: id }))).toContain("Via Vera");
  });

  it("is asked by nobody who may not open or correct a record", async () => {
    register.asked.length = 0;
    const id = await person({ fiscalCodeMissing: "unknown" });
    await expect(ask(trainee).lookUp({ reason, fiscalCode: code })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(ask(trainee).lookUp({ reason, personId: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(ask(desk).lookUp({ reason, personId: uuidOf("nobody") })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(register.asked).toEqual([]);
  });

  it("that finds nobody, or does not answer, says so", async () => {
    for (const status of ["notFound", "unavailable"] as const) {
      register.answer = { status };
      expect(await ask(desk).lookUp({ reason, fiscalCode: code })).toEqual({ register: "Anagrafe di prova", status });
    }
    register.answer = { status: "found", person: told };
  });
});

describe("a register asked by a program of the installation", () => {
  const folder = mkdtempSync(join(tmpdir(), "ambito-lookup-"));
  const program = (name: string, body: string): string => {
    const path = join(folder, `${name}.mjs`);
    writeFileSync(path, body);
    chmodSync(path, 0o700);
    return `${process.execPath} ${path}`;
  };

  it("answers what a server answers that the program asks", async () => {
    const questions: unknown[] = [];
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on("end", () => {
        questions.push(JSON.parse(body));
        response.end(JSON.stringify({ status: "found", person: told }));
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const body = `let body = ""; for await (const chunk of process.stdin) body += chunk;
      const answer = await fetch("http://127.0.0.1:${port}", { method: "POST", body });
      process.stdout.write(await answer.text());`;
    try {
      const lookup = new LookupProgram(program("asks", body), "Anagrafe di prova");
      const answer = await ask(desk, lookup).lookUp({ reason, fiscalCode: code });
      expect(answer).toMatchObject({ register: "Anagrafe di prova", status: "found" });
      expect(questions).toEqual([{ fiscalCode: code, purpose: reason }]);
    } finally {
      server.close();
    }
  });

  it.each([
    ["ends badly", "process.exit(2)"],
    ["says something else", `process.stdout.write('{"status":"found","person":{"sex":"X"}}')`],
    ["says no JSON", `process.stdout.write("<xml/>")`],
    ["says too much", `process.stdout.write("x".repeat(200000))`],
    ["does not end", "setInterval(() => {}, 1000)"],
  ])("that %s is unavailable", async (name, body) => {
    const lookup = new LookupProgram(program(name.replaceAll(" ", "-"), body), "Prova", 1_500);
    expect(await lookup.lookUp({ fiscalCode: code, purpose: reason })).toEqual({ status: "unavailable" });
  });

  it("that is not there is unavailable", async () => {
    const lookup = new LookupProgram(join(folder, "nowhere"), "Prova");
    expect(await lookup.lookUp({ fiscalCode: code, purpose: reason })).toEqual({ status: "unavailable" });
  });
});

const order = ["surname", "givenName", "birthOn", "territory", "address"];
function byForm(a: { field: string }, b: { field: string }): number {
  return order.indexOf(a.field) - order.indexOf(b.field);
}
