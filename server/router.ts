// Table of contents of the API. Every procedure declares its rule; the permission matrix is generated from here.
import { sendCommand } from "./cases/send.ts";
import { hints } from "./live/hints.ts";
import { router } from "./trpc.ts";

export const appRouter = router({
  cases: router({ send: sendCommand }),
  live: router({ hints }),
});

export type AppRouter = typeof appRouter;
