// An in-process caller of the real router, as a session or as nobody.
import type { Session } from "../../server/access/session.ts";
import { appRouter } from "../../server/router.ts";
import { createCallerFactory } from "../../server/trpc.ts";
import type { Installation } from "../support/installation.ts";

const create = createCallerFactory(appRouter);

export const callAs = (house: Installation, session: Session | undefined) =>
  create({
    ...house.services,
    session,
    recheck: () => session,
    requestId: "test",
    signal: new AbortController().signal,
    address: "127.0.0.1",
  });
