// The stream of hints as it goes over HTTP: it gives signs of life, tells the page when silence means death, and an
// account that opens too many loses the oldest with a word, not in silence.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createAccount } from "../../server/access/grants.ts";
import { createApp } from "../../server/app.ts";
import { maxStreams } from "../../server/live/hub.ts";
import { createLog } from "../../server/log.ts";
import { type Installation, install } from "../support/installation.ts";
import { cookieFor } from "../support/session-cookie.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

const now = "2026-03-02T09:00:00.000Z";
let house: Installation;
let app: ReturnType<typeof createApp>;
const logged: string[] = [];
const open: Stream[] = [];

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow], now });
  const log = createLog({ logLevel: "error" }, { write: (line) => void logged.push(line) });
  app = createApp({ services: house.services, log, clientFolder: house.dir });
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(open.splice(0).map((stream) => stream.leave()));
});
afterAll(() => house.close());

interface Stream {
  /** All that has arrived. */
  text: () => string;
  leave: () => Promise<void>;
}

function account(name: string): string {
  const grants = [{ role: "socialWorker" as const, territory: "district", areas: "all" as const }];
  const { accountId } = createAccount(
    house.services.accounts,
    { name, email: `${name}@demo.example`, grants },
    "system",
  );
  return cookieFor(house.services.accounts, accountId, now);
}

async function listen(cookie: string): Promise<Stream> {
  const gone = new AbortController();
  const answer = await app.request("http://127.0.0.1:3000/trpc/live.hints", {
    ...{ headers: { cookie, accept: "text/event-stream" }, signal: gone.signal },
  });
  const reader = answer.body?.getReader();
  let text = "";
  const read = async () => {
    for (;;) {
      const chunk = await reader?.read().catch(() => undefined);
      if (!chunk || chunk.done) return;
      text += Buffer.from(chunk.value).toString();
    }
  };
  void read();
  const stream = {
    text: () => text,
    leave: async () => {
      gone.abort();
      await reader?.cancel().catch(() => {});
    },
  };
  open.push(stream);
  await vi.waitFor(() => expect(stream.text()).toContain("event: connected"));
  return stream;
}

test("pings, and says after how long a silence the page should ask anew", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const gone = listen(account("ping"));
  await vi.advanceTimersByTimeAsync(100);
  const stream = await gone;
  const { reconnectAfterInactivityMs: silenceMs } = JSON.parse(
    /event: connected\ndata: (.*)/.exec(stream.text())?.[1] ?? "{}",
  ) as { reconnectAfterInactivityMs: number };
  expect(silenceMs).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(silenceMs);
  // More than one in the time allowed: one that is late does not break the stream.
  expect(stream.text().match(/event: ping/g)?.length).toBeGreaterThanOrEqual(2);
});

describe("too many streams of one account", () => {
  test("the oldest is ended and told LIMIT; the others, and other accounts, stay", async () => {
    const [crowded, other] = [account("crowded"), account("other")];
    const bystander = await listen(other);
    const streams: Stream[] = [];
    for (let i = 0; i < maxStreams; i++) streams.push(await listen(crowded));
    expect(house.services.live.size).toBe(maxStreams + 1);
    const newest = await listen(crowded);
    await vi.waitFor(() => expect(streams[0]?.text()).toContain("event: serialized-error"));
    const told = JSON.parse(/event: serialized-error\ndata: (.*)/.exec(streams[0]?.text() ?? "")?.[1] ?? "{}");
    expect(told).toMatchObject({ message: "LIMIT", data: { app: "LIMIT", details: { reason: "streams" } } });
    for (const stream of [bystander, newest, ...streams.slice(1)]) expect(stream.text()).not.toContain("error");
    await vi.waitFor(() => expect(house.services.live.size).toBe(maxStreams + 1));
    expect(logged).toEqual([]);
  });

  test("whoever leaves makes room", async () => {
    const cookie = account("leaver");
    const streams: Stream[] = [];
    for (let i = 0; i < maxStreams; i++) streams.push(await listen(cookie));
    await streams[3]?.leave();
    await vi.waitFor(() => expect(house.services.live.size).toBe(maxStreams - 1));
    await listen(cookie);
    expect(streams[0]?.text()).not.toContain("serialized-error");
    const figures = await house.services.metrics.registry.metrics();
    expect(figures).toContain(`ambito_live_streams ${maxStreams}`);
  });
});
