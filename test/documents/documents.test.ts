// Documents of a case: a file goes in sealed and comes out as it was, for who may see its class and nobody else; what is signed is not
// rewritten; the log, the verifier and the backup know every file.
import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { findMadeBy } from "../../db/log/find-event.ts";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { fileRoute } from "../../server/documents/file-route.ts";
import { createScanFile } from "../../server/documents/scan-file.ts";
import { uploadRoute } from "../../server/documents/upload-route.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { backup, restore } from "../../server/jobs/backup.ts";
import { ostiglia, people, type SmallDistrict, smallDistrict } from "../queues/district.ts";
import { callerOf } from "../support/caller.ts";
import { root } from "../support/source-files.ts";

const { anna, bruno, carla, dario } = people;
/** One pixel. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const paper = (words: string) => Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF\n`);

let small: SmallDistrict;
let caseId: string;
let n = 0;
const seqOf = async (id = caseId) => {
  const view = await callerOf(small.house, anna).cases.getCase({ caseId: id });
  return view.level === "content" ? view.seq : 0;
};

beforeAll(async () => {
  small = await smallDistrict();
  caseId = await small.open(anna, { territory: ostiglia, story: "inventata" } as { territory: string });
});
afterAll(() => small.house.close());

interface Upload {
  about?: object;
  bytes?: Buffer;
  name?: string;
  to?: string;
}

async function upload(
  session: Session | undefined,
  { about = {}, bytes = picture, name = "foto Zampironi.png", to }: Upload = {},
) {
  n += 1;
  const form = new FormData();
  const said = {
    ...{ commandId: uuidOf(`upload ${n}`), expectedSeq: 1, documentKind: "photo", documentClass: "social" },
    ...{ title: "Cucina di casa Zampironi", ...about },
  };
  form.set("about", JSON.stringify(said));
  form.set("file", new File([new Uint8Array(bytes)], name));
  const app = new Hono().route("/", uploadRoute(small.house.services, () => session) as unknown as Hono);
  const answer = await app.request(`/${to ?? caseId}`, { method: "POST", body: form });
  return {
    status: answer.status,
    body: (await answer.json()) as { code?: string; seq?: number; details?: { reason?: string }; repeated?: boolean },
  };
}

const fetchFile = (session: Session | undefined, path: string) =>
  new Hono()
    .route(
      "/",
      fileRoute(small.house.services, () => session),
    )
    .request(path);

const list = (session: Session, id = caseId) => callerOf(small.house, session).documents.list({ caseId: id });
const filesDir = () => join(small.house.dir, "files");
const storedFiles = () =>
  existsSync(filesDir())
    ? readdirSync(filesDir()).flatMap((one) =>
        readdirSync(join(filesDir(), one)).map((file) => join(filesDir(), one, file)),
      )
    : [];

test("a file goes in sealed and comes out as it was", async () => {
  const { status, body } = await upload(anna);
  expect(status).toBe(200);
  const { documents, acts, classes } = await list(anna);
  expect(documents[0]).toMatchObject({
    ...{ id: `d${body.seq}`, kind: "photo", class: "social", title: "Cucina di casa Zampironi" },
    versions: [{ mediaType: "image/png", bytes: picture.length, fileName: "foto Zampironi.png", erased: false }],
  });
  expect(documents[0]?.versions[0]?.contentHash).toBe(createHash("sha256").update(picture).digest("hex"));
  expect(acts).toContain("SIGN_DOCUMENT");
  expect(classes).toContain("social");
  const answer = await fetchFile(anna, `/${caseId}/d${body.seq}/${body.seq}?show`);
  expect(answer.headers.get("content-disposition")).toMatch(/^inline; filename="foto Zampironi.png"/);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture);
  const onDisk = storedFiles().map((file) => readFileSync(file));
  expect(onDisk.some((bytes) => bytes.includes(picture.subarray(8, 40)))).toBe(false);
});

test("neither the timeline nor the facts tell what opens it, nor the open log its name", async () => {
  const seq = (await upload(anna)).body.seq ?? 0;
  const { entries } = await callerOf(small.house, anna).cases.listTimeline({ caseId });
  expect(entries.find((one) => one.seq === seq)?.given).toContainEqual({
    field: "socialFile",
    value: [{ documentTitle: "Cucina di casa Zampironi", fileName: "foto Zampironi.png" }],
  });
  const view = await callerOf(small.house, anna).cases.getCase({ caseId });
  expect(JSON.stringify([entries, view])).not.toMatch(/fileSalt/);
  expect(view.level === "content" ? view.fields.map(({ field }) => field) : []).not.toContain("socialFile");
  const rows = await small.house.services.driver.read<{ payload: string; patch: string }>(
    "SELECT payload,patch FROM event",
  );
  expect(JSON.stringify(rows)).not.toMatch(/Zampironi/);
});

test("repeating an upload whose answer was lost records it once", async () => {
  const about = { commandId: uuidOf("twice") };
  const first = await upload(anna, { about });
  const files = storedFiles().length;
  expect((await upload(anna, { about })).body).toMatchObject({ seq: first.body.seq, repeated: true });
  expect(storedFiles()).toHaveLength(files);
  expect((await upload(anna, { about, bytes: paper("altro") })).body).toMatchObject({ code: "INVALID" });
  expect((await upload(carla, { about })).body).toMatchObject({ code: "INVALID" });
});

describe("refused, and nothing left behind", () => {
  const cases: [string, Session | undefined, Upload, number, object][] = [
    ["without a session", undefined, {}, 401, { code: "UNAUTHORIZED" }],
    ["by who does not see the case", bruno, {}, 404, { code: "NOT_FOUND" }],
    ["by who sees its skeleton", dario, {}, 404, { code: "NOT_FOUND" }],
    ["a case that is not there", anna, { to: uuidOf("nowhere") }, 404, { code: "NOT_FOUND" }],
    [
      "a program",
      anna,
      { bytes: Buffer.from("#!/bin/sh\necho ciao\n"), name: "foto.png" },
      422,
      { details: { reason: "fileType" } },
    ],
    ["an empty file", anna, { bytes: Buffer.alloc(0) }, 422, { details: { reason: "fileType" } }],
    ["without a title", anna, { about: { title: " " } }, 422, { code: "INVALID" }],
    ["what the form does not know", anna, { about: { stored: "x" } }, 422, { code: "INVALID" }],
    ["a version of nothing", anna, { about: { document: "d999" } }, 404, { code: "NOT_FOUND" }],
    ["of a day to come", anna, { about: { documentOn: "2030-01-01" } }, 422, { code: "INVALID" }],
  ];
  test.each(cases)("%s", async (_, session, given, status, body) => {
    const before = storedFiles().length;
    const answer = await upload(session, given);
    expect(answer.body).toMatchObject(body);
    expect(answer.status).toBe(status);
    expect(storedFiles()).toHaveLength(before);
  });

  test("what is too large", async () => {
    const answer = await upload(anna, { bytes: Buffer.concat([picture, Buffer.alloc(20_000_000)]) });
    expect(answer.body).toMatchObject({ code: "LIMIT", details: { reason: "fileSize" } });
  });

  test("nobody sends the event by hand", async () => {
    const payload = { documentKind: "photo", documentClass: "social" };
    const sent = callerOf(small.house, anna).cases.send({
      ...{ caseId, commandId: uuidOf("by hand"), expectedSeq: 1, event: { type: "ATTACH_DOCUMENT", payload } },
    });
    await expect(sent).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

test("what an upload recorded is withdrawn, never corrected to other bytes", async () => {
  const { seq } = (await upload(anna)).body;
  const { entries } = await callerOf(small.house, anna).cases.listTimeline({ caseId });
  const entry = entries.find((one) => one.seq === seq);
  expect(entry?.mayCorrect).toBeUndefined();
  expect(entry?.given?.map(({ field }) => field)).not.toContain("storedHash");
  const payload = { corrects: seq, values: { storedHash: "0".repeat(64) }, mendReason: "prova" } as never;
  const sent = small.house.send(anna, { caseId, expectedSeq: await seqOf(), type: "CORRECT", payload });
  await expect(sent).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(callerOf(small.house, anna).cases.getCorrection({ caseId, seq: seq ?? 0 })).rejects.toThrow();
});

describe("a scanner of the installation", () => {
  const script = (code: number) =>
    createScanFile(`${process.execPath} -e process.stdin.resume().on("end",()=>process.exit(${code}))`);
  test("says clean, infected, or cannot be asked", async () => {
    expect(await script(0)(picture)).toBe("clean");
    expect(await script(1)(picture)).toBe("infected");
    await expect(script(2)(picture)).rejects.toThrow("ended with 2");
    await expect(createScanFile("/no/such/program")(picture)).rejects.toThrow();
    expect(await createScanFile(undefined)(picture)).toBe("notScanned");
  });
});

describe("the life of a document", () => {
  const act = async (type: string, payload: object) => small.act(anna, caseId, await seqOf(), type, payload);
  const one = async (id: string) => (await list(anna)).documents.find((document) => document.id === id);

  test("draft, protocol, signature, signed copy, copy for the person", async () => {
    const { seq } = (
      await upload(anna, { bytes: paper("bozza"), about: { documentKind: "project", title: "Progetto" } })
    ).body;
    const id = `d${seq}`;
    expect(
      (await upload(anna, { bytes: paper("seconda bozza"), about: { document: id, documentKind: "project" } })).status,
    ).toBe(200);
    await act("REGISTER_DOCUMENT", { documentId: id, protocolNumber: "2026/118", protocolOn: "2026-03-02" });
    const signer = { documentId: id, signer: "Ada Zampironi", signerQuality: "person", signedOn: "2026-03-02" };
    await act("SIGN_DOCUMENT", { ...signer, signedHow: "onPaper" });
    const rewritten = await upload(anna, { bytes: paper("terza"), about: { document: id, documentKind: "project" } });
    expect(rewritten.body).toMatchObject({ code: "REFUSED", details: { refusal: { reasons: ["documentSigned"] } } });
    await upload(anna, { bytes: paper("firmata"), about: { document: id, documentKind: "project", signedCopy: true } });
    await act("HAND_OUT_COPY", { documentId: id, copyTo: "Ada Zampironi", copyOn: "2026-03-02", sentVia: "byHand" });
    expect(await one(id)).toMatchObject({
      protocolNumber: "2026/118",
      versions: [{}, {}, { signedCopy: true }],
      signatures: [{ signer: "Ada Zampironi", quality: "person", how: "onPaper", on: "2026-03-02" }],
      copies: [{ copyTo: "Ada Zampironi", via: "byHand" }],
    });
  });

  test("a refusal to sign needs witnesses and blocks nothing; a mark too", async () => {
    const { seq } = (await upload(anna, { bytes: paper("patto") })).body;
    const signed = { documentId: `d${seq}`, signer: "Ada", signerQuality: "person", signedOn: "2026-03-02" };
    await expect(act("SIGN_DOCUMENT", { ...signed, refusedToSign: true })).rejects.toMatchObject({ code: "INVALID" });
    await expect(act("SIGN_DOCUMENT", { ...signed, signedHow: "byMark" })).rejects.toMatchObject({ code: "INVALID" });
    await act("SIGN_DOCUMENT", { ...signed, refusedToSign: true, witnesses: "Anna e Carla" });
    expect((await upload(anna, { bytes: paper("nuova bozza"), about: { document: `d${seq}` } })).status).toBe(200);
    expect((await one(`d${seq}`))?.signatures).toMatchObject([{ refused: true, witnesses: "Anna e Carla" }]);
  });

  test("undone or withdrawn it is no longer there, and its history stays", async () => {
    const { seq } = (await upload(anna)).body;
    await small.act(anna, caseId, await seqOf(), "UNDO", { undoes: seq });
    expect(await one(`d${seq}`)).toBeUndefined();
    const other = (await upload(anna)).body.seq;
    await act("WITHDRAW_DOCUMENT", { documentId: `d${other}`, reason: "pratica sbagliata" });
    expect(await one(`d${other}`)).toBeUndefined();
    expect((await fetchFile(anna, `/${caseId}/d${other}/${other}`)).status).toBe(404);
    await expect(
      act("REGISTER_DOCUMENT", { documentId: `d${other}`, protocolNumber: "1", protocolOn: "2026-03-02" }),
    ).rejects.toMatchObject({ code: "REFUSED" });
  });
});

test("who may not read its class neither lists nor opens it, and cannot attach one", async () => {
  const id = await small.open(anna, { territory: ostiglia });
  // In the toy the worker reads no health data, the head of the area no reserved ones.
  expect((await upload(anna, { to: id, about: { documentClass: "health" } })).body).toMatchObject({
    code: "FORBIDDEN",
  });
  const { seq } = (await upload(carla, { to: id, about: { documentClass: "health" } })).body;
  expect(await list(anna, id)).toMatchObject({ documents: [], closed: 1 });
  expect(await list(carla, id)).toMatchObject({ documents: [{ class: "health" }], closed: 0 });
  const path = `/${id}/d${seq}/${seq}`;
  expect([(await fetchFile(anna, path)).status, (await fetchFile(carla, path)).status]).toEqual([404, 200]);
  expect((await fetchFile(dario, path)).status).toBe(404);
  await expect(list(dario, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("opening one is recorded before the answer", async () => {
  const { seq } = (await upload(anna)).body;
  const before = listReads(small.house.services.reads.db, {}, 500).length;
  await fetchFile(anna, `/${caseId}/d${seq}/${seq}`);
  const rows = listReads(small.house.services.reads.db, {}, 500);
  expect(rows.length).toBe(before + 1);
});

test("a file that is missing or changed is found by the verifier, and never handed out", async () => {
  const { driver, keys, workflows } = small.house.services;
  const look = () => verify({ driver: driver as EmbeddedDriver, keys, workflows, files: filesDir() });
  const clean = await look();
  expect(clean.problems).toEqual([]);
  expect(clean.files).toBeGreaterThan(5);
  const { seq } = (await upload(anna)).body;
  const path = storedFiles().find((file) => file.includes(uuidOf(`upload ${n}`))) ?? "";
  const bytes = readFileSync(path);
  const changed = Buffer.from(bytes);
  changed[40] = (changed[40] ?? 0) ^ 1;
  writeFileSync(path, changed);
  expect((await look()).problems[0]).toMatch(/is not as it was sealed/);
  expect((await fetchFile(anna, `/${caseId}/d${seq}/${seq}`)).status).toBe(500);
  renameSync(path, `${path}.away`);
  expect((await look()).problems[0]).toMatch(/is missing/);
  expect((await fetchFile(anna, `/${caseId}/d${seq}/${seq}`)).status).toBe(404);
  rmSync(`${path}.away`);
  writeFileSync(path, bytes);
  expect((await look()).found).toBe(0);
});

test("a backup carries the files, and a restore has them again", async () => {
  const { dir, masterKey, services } = small.house;
  writeFileSync(join(dir, "installation.json"), JSON.stringify({ mode: "demo", createdOn: "2026-03-02" }));
  const fresh = () => mkdtempSync(join(tmpdir(), "ambito-files-"));
  const given = { root, masterKey, random: (size: number) => randomBytes(size), workflows: services.workflows };
  const [to, back] = [join(fresh(), "copy"), join(fresh(), "back")];
  await backup({ ...given, folder: dataFolder(dir), to, scratch: join(fresh(), "s") });
  const report = await restore({ ...given, from: to, to: back });
  expect(report.files).toBe(
    (await verify({ driver: services.driver as EmbeddedDriver, workflows: services.workflows, files: filesDir() }))
      .files,
  );
});

test("an upload that no event tells of goes after a day", async () => {
  const { files, driver } = small.house.services;
  const left = await files.put(picture, { caseId, commandId: uuidOf("cut off") });
  const kept = storedFiles().length - 1;
  const path = storedFiles().find((file) => file.endsWith(left.stored)) ?? "";
  const known = async (ids: readonly string[]) =>
    new Set((await findMadeBy(driver, ids)).map(({ command_id }) => command_id));
  expect(await files.sweep(86_400_000, known)).toBe(0);
  for (const file of storedFiles()) utimesSync(file, new Date("2026-01-01"), new Date("2026-01-01"));
  expect(await files.sweep(86_400_000, known)).toBe(1);
  expect([existsSync(path), storedFiles().length]).toEqual([false, kept]);
});
