// An in-process caller of the real router, as a session or as nobody.
import type { Session } from "../../server/access/session.ts";
import { appRouter } from "../../server/router.ts";
import { createCallerFactory } from "../../server/trpc.ts";
import type { Installation } from "./installation.ts";

const create = createCallerFactory(appRouter);

/** `recheck` is what a stream asks at every hint; the same session unless told otherwise. `signal` aborts when the page goes. */
export const callerOf = (
  house: Installation,
  session: Session | undefined,
  recheck = () => session,
  signal = new AbortController().signal,
) =>
  create({
    ...house.services,
    session,
    recheck,
    requestId: "test",
    signal,
    address: "127.0.0.1",
  });
