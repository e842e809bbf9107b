// The one client of the API. Every call is a POST, so that what people search for stands in no address and no log.
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import type { AppRouter } from "../server/router.ts";

/** Requests nobody asked for carry this header, so that a forgotten screen still locks. */
const backgroundHeader = "x-ambito-background";
/** After this long without key or pointer, refreshes are the page's own. */
const presentMs = 20_000;

let lastActMs = Date.now();
for (const kind of ["keydown", "pointerdown"] as const)
  addEventListener(
    kind,
    () => {
      lastActMs = Date.now();
    },
    { capture: true, passive: true },
  );

export const isPresent = (): boolean => Date.now() - lastActMs < presentMs;

/** Headers of a request, by whether somebody is there. */
export const presenceHeaders = (): Record<string, string> => (isPresent() ? {} : { [backgroundHeader]: "1" });

export const trpc = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === "subscription",
      true: httpSubscriptionLink({ url: "/trpc" }),
      false: httpBatchLink({
        url: "/trpc",
        methodOverride: "POST",
        maxItems: 10,
        headers: presenceHeaders,
      }),
    }),
  ],
});

type Command = Parameters<typeof trpc.cases.send.mutate>[0];
type Sent = Awaited<ReturnType<typeof trpc.cases.send.mutate>>;

/** Commands go past tRPC, by the plain route with the same gate. Throws what readProblem understands. */
export async function sendCommand(command: Command): Promise<Sent> {
  const response = await fetch("/api/cases/send", {
    method: "POST",
    headers: { "content-type": "application/json", ...presenceHeaders() },
    body: JSON.stringify(command),
  });
  if (response.ok) return (await response.json()) as Sent;
  const { code, ...rest } = (await response.json().catch(() => ({}))) as { code?: string };
  throw Object.assign(new Error("send"), { data: { app: code, httpStatus: response.status, ...rest } });
}
