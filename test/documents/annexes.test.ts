// All documents of a case in one zip: numbered as in the index, only those the reader sees, only for who may export, recorded.
import { unzipSync } from "fflate";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { annexesRoute } from "../../server/documents/annexes-route.ts";
import { fileRoute } from "../../server/documents/file-route.ts";
import { uploadRoute } from "../../server/documents/upload-route.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { ostiglia, people, type SmallDistrict, smallDistrict } from "../queues/district.ts";
import { callerOf } from "../support/caller.ts";

const { anna, bruno, carla, dario } = people;
const paper = (words: string) => Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF\n`);

let small: SmallDistrict;
let caseId: string;
let n = 0;

async function attach(by: Session, title: string, words: string, about: object = {}): Promise<void> {
  n += 1;
  const form = new FormData();
  const said = { commandId: uuidOf(`annex ${n}`), expectedSeq: 1, documentKind: "other", documentClass: "social" };
  form.set("about", JSON.stringify({ ...said, title, ...about }));
  form.set("file", new File([new Uint8Array(paper(words))], "carta.pdf"));
  const route = uploadRoute(
    small.house.services,
    () => by,
    () => undefined,
  );
  const answer = await new Hono().route("/", route as unknown as Hono).request(`/${caseId}`, {
    method: "POST",
    body: form,
  });
  expect(answer.status).toBe(200);
}

beforeAll(async () => {
  small = await smallDistrict();
  caseId = await small.open(anna, { territory: ostiglia, story: "inventata" } as { territory: string });
  await attach(anna, "Relazione: prima/parte", "uno");
  // In the toy the worker reads no health data, her head does.
  await attach(carla, "Referto", "due", { documentClass: "health" });
  const { documents } = await callerOf(small.house, anna).documents.list({ caseId });
  await attach(anna, "Relazione: prima/parte", "tre", { document: documents.find((one) => one.annex === 1)?.id });
});
afterAll(() => small.house.close());

const zipFor = (session: Session | undefined) =>
  new Hono()
    .route(
      "/",
      annexesRoute(small.house.services, () => session),
    )
    .request(`/${caseId}/annexes.zip`);

async function filesFor(session: Session): Promise<Record<string, string>> {
  const answer = await zipFor(session);
  expect(answer.status).toBe(200);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
}

test("a file says with which act it came, and only with one that was recorded", async () => {
  const view = await callerOf(small.house, anna).cases.getCase({ caseId });
  expect(view.level === "content" && view.documents.classes).toContain("social");
  await attach(anna, "Con la prima registrazione", "quattro", { withSeq: 1 });
  const { documents } = await callerOf(small.house, anna).documents.list({ caseId });
  const [given] = documents.filter((one) => one.title === "Con la prima registrazione");
  expect(given?.versions[0]?.with).toEqual({ seq: 1, type: "OPEN" });
  await expect(attach(anna, "Prima del tempo", "cinque", { withSeq: 99 })).rejects.toThrow();
  await small.act(anna, caseId, given?.versions[0]?.seq ?? 0, "WITHDRAW_DOCUMENT", {
    documentId: given?.id,
    reason: "prova",
  });
});

const readsOf = () => listReads(small.house.services.reads.db, {}, 500);

test("every version of every document is in it, under the number of the index", async () => {
  const before = readsOf().length;
  expect(await filesFor(carla)).toEqual({
    "001 v1 Relazione prima parte.pdf": paper("uno").toString(),
    "001 v2 Relazione prima parte.pdf": paper("tre").toString(),
    "002 Referto.pdf": paper("due").toString(),
  });
  const made = readsOf().slice(0, readsOf().length - before);
  expect(made).toMatchObject([{ what: "export", answered: 3 }]);
});

test("nobody takes away what they do not see", async () => {
  expect(Object.keys(await filesFor(anna))).toEqual([
    "001 v1 Relazione prima parte.pdf",
    "001 v2 Relazione prima parte.pdf",
  ]);
  const before = readsOf().length;
  const inTraining = { ...carla, grants: carla.grants.map((grant) => ({ ...grant, role: "trainee" as const })) };
  for (const [session, status] of [
    [undefined, 401],
    [bruno, 404],
    [dario, 404],
    [inTraining, 403],
  ] as const)
    expect((await zipFor(session)).status, session?.accountId).toBe(status);
  expect(readsOf()).toHaveLength(before);
});

test("a link that is opened after the session ended leads to the page of its case", async () => {
  const route = new Hono().route(
    "/",
    fileRoute(small.house.services, () => undefined),
  );
  const answer = await route.request(`/${caseId}/d2/2?show`, { headers: { "sec-fetch-mode": "navigate" } });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, `/#/pratiche/${caseId}`]);
  expect((await route.request(`/${caseId}/d2/2`)).status).toBe(401);
});
