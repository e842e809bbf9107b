// What an import may not be: by whom, from where, how large, for how long; and what becomes of one whose maker may no longer.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { deactivate } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import { ImportDesk } from "../../server/imports/desk.ts";
import { mostBytes } from "../../server/imports/limits.ts";
import { tableOf } from "../../server/imports/read-table.ts";
import { uploadRoute } from "../../server/imports/upload-route.ts";
import { sessionOf } from "../support/installation.ts";
import { type Office, openOffice } from "./house.ts";

let office: Office;
let sara = "";
beforeAll(async () => {
  office = await openOffice();
  sara = office.made("Sara", "supervisor");
});
afterAll(() => office.house.close());

const table = () => tableOf(new TextEncoder().encode("Cognome;Nome\nProva;Ada"));

async function upload(session: Session | undefined, body: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const route = uploadRoute(
    office.house.services,
    () => session,
    () => undefined,
  );
  const answer = await route.request("/", { method: "POST", body, headers: { "x-file-name": "elenco%20uno.csv" } });
  const said = (await answer.json()) as { code?: string; importId?: string; details?: { reason?: string } };
  return said.importId === undefined ? [said.code, said.details?.reason].filter(Boolean).join(" ") : "kept";
}

describe("an upload", () => {
  test("is for staff who may open persons", async () => {
    const file = "Cognome;Nome\nProva;Ada";
    expect(await upload(undefined, file)).toBe("UNAUTHORIZED");
    for (const role of [
      "trainee",
      "provider",
      "educator",
      "administrator",
      "dpo",
      "coordinator",
      "adminClerk",
    ] as const)
      expect(await upload(sessionOf(`no ${role}`, role), file), role).toBe("FORBIDDEN");
    for (const role of ["frontDesk", "socialWorker", "housingClerk", "supervisor"] as const)
      expect(await upload(sessionOf(`yes ${role}`, role), file), role).toBe("kept");
  });

  test("is refused when it is no table, empty or too large, and keeps nothing then", async () => {
    const session = office.as(sara);
    expect(await upload(session, "")).toBe("INVALID empty");
    expect(await upload(session, Uint8Array.of(1, 0, 2))).toBe("INVALID fileType");
    expect(await upload(session, new Uint8Array(mostBytes + 1).fill(0x61))).toBe("LIMIT fileSize");
  });

  test("is forgotten when nobody touches it, and when the next one comes", () => {
    const { services, open } = office.house;
    let n = 0;
    const desk = new ImportDesk(services, { port: open.writer, uuid: () => `id ${n++}` });
    vi.useFakeTimers();
    try {
      const first = desk.keep(office.as(sara), "a.csv", table());
      vi.advanceTimersByTime(29 * 60_000);
      expect(desk.find(office.as(sara), first.id)).toBe(first);
      vi.advanceTimersByTime(29 * 60_000);
      const second = desk.keep(office.as(sara), "b.csv", table());
      expect(desk.find(office.as(sara), first.id)).toBeUndefined();
      vi.advanceTimersByTime(31 * 60_000);
      expect(desk.find(office.as(sara), second.id)).toBeUndefined();
      for (let i = 0; i < 8; i++) desk.keep(sessionOf(`desk ${i}`, "frontDesk"), "c.csv", table());
      expect(() => desk.keep(office.as(sara), "d.csv", table())).toThrow("LIMIT");
    } finally {
      desk.stop();
      vi.useRealTimers();
    }
  });
});

describe("a layout", () => {
  test("says what is wrong with it as a whole", async () => {
    const { id } = office.house.services.imports.keep(office.as(sara), "a.csv", table());
    const { look } = office.call(sara).imports;
    const refused = async (layout: object): Promise<string | undefined> => {
      const whole = { headerLine: 0, columns: ["surname", "givenName"], source: "Prova", comune: "020038", ...layout };
      try {
        await look({ importId: id, layout: whole as Parameters<typeof look>[0]["layout"] });
        return undefined;
      } catch (error) {
        return (error as { cause?: { details?: { reason?: string } } }).cause?.details?.reason;
      }
    };
    expect(await refused({})).toBeUndefined();
    expect(await refused({ columns: ["surname", "surname"] })).toBe("columnTwice");
    expect(await refused({ columns: ["givenName", ""] })).toBe("noName");
    expect(await refused({ columns: ["surname", "fullName"] })).toBe("nameTwice");
    expect(await refused({ comune: "" })).toBe("noComune");
    expect(await refused({ columns: ["surname", "householdCode"] })).toBe("householdHalf");
    expect(await refused({ withCases: true })).toBe("noArea");
    expect(await refused({ columns: ["surname", "contactReason"] })).toBe("casesNotAsked");
    const allowance = { withCases: true, caseKind: "inclusion-allowance" };
    expect(await refused(allowance)).toBe("noApplication");
    expect(await refused({ ...allowance, columns: ["surname", "applicationNumber"] })).toBe("noApplication");
    expect(await refused({ ...allowance, columns: ["surname", "area"] })).toBe("otherCases");
    expect(await refused({ withCases: true, area: "adults", columns: ["surname", "appliedOn"] })).toBe("otherCases");
    expect(await refused({ columns: ["surname", "appliedOn"] })).toBe("casesNotAsked");
    expect(await refused({ headerLine: 1 })).toBe("empty");
  });

  test("is still there for who comes back from the preview, and not for other headers", async () => {
    const { imports } = office.call(sara);
    const { id } = office.house.services.imports.keep(office.as(sara), "a.csv", table());
    expect((await imports.getTable({ importId: id })).said).toBeUndefined();
    const layout = { headerLine: 0, columns: ["surname" as const, "" as const], source: "Prova", comune: "020038" };
    await imports.look({ importId: id, layout });
    expect((await imports.getTable({ importId: id })).said).toMatchObject(layout);
    expect((await imports.getTable({ importId: id, headerLine: 1 })).said).toBeUndefined();
  });

  test("is saved by name without a word of a row, and proposed for the same headers", async () => {
    const { imports } = office.call(sara);
    const { id } = office.house.services.imports.keep(office.as(sara), "a.csv", table());
    const layout = { headerLine: 0, columns: ["surname" as const, "" as const], source: "Prova", comune: "020038" };
    await imports.saveMapping({ importId: id, name: "Nostro", layout });
    const { saved } = await imports.getTable({ importId: id });
    expect(saved).toMatchObject([{ name: "Nostro", fits: true, layout: { columns: ["surname", ""] } }]);
    const kept = office.house.services.accounts.db.readSync("SELECT * FROM import_mapping");
    expect(JSON.stringify(kept)).not.toContain("Ada");
    await imports.dropMapping({ id: saved[0]?.id ?? "" });
    expect((await imports.getTable({ importId: id })).saved).toEqual([]);
  });
});

test("an import whose maker is switched off stops, and forgets the rows it did not do", async () => {
  const rows = Array.from({ length: 200 }, (_, i) => `Fermata;Nome${i};1/2/19${40 + (i % 50)}`);
  const gone = office.made("Gino", "supervisor");
  const file = ["Cognome;Nome;Data di nascita", ...rows].join("\n");
  const seen = await office.preview(gone, file, { comune: "020038" });
  const { services } = office.house;
  const { jobId } = await office.call(gone).imports.start({ importId: seen.id });
  deactivate(services.accounts, gone, { reason: "left", openCases: 0 }, "system");
  const ended = async () => {
    const [job] = await services.driver.read<{ status: string; reason: string; endedAt: string | null }>(
      "SELECT status, reason, ended_at AS endedAt FROM import_job WHERE id=?",
      [jobId],
    );
    return job;
  };
  await vi.waitFor(async () => expect((await ended())?.endedAt).not.toBeNull(), { timeout: 20_000 });
  expect(await ended()).toMatchObject({ status: "stopped", reason: "deactivated" });
  const left = "SELECT count(*) AS n FROM import_row WHERE job_id=? AND asked<>''";
  expect(await services.driver.read(left, [jobId])).toEqual([{ n: 0 }]);
});
