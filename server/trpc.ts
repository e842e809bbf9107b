// tRPC's one instance: context, the rule every procedure must declare, and the mapping of errors.
import { initTRPC, TRPCError } from "@trpc/server";
import { admits, type RuleMeta } from "./access/rules.ts";
import type { Session } from "./access/session.ts";
import { AppError, hindrance, trpcCode } from "./errors.ts";
import type { Services } from "./services.ts";

export interface Context extends Services {
  session: Session | undefined;
  /** The session as it is now, for streams that outlive the request. */
  recheck: () => Session | undefined;
  requestId: string;
  /** Aborts when the client goes. */
  signal: AbortSignal;
  /** Socket address, or the proxy's word when TRUST_PROXY is set. */
  address: string;
}

const pingMs = 10_000;
/** Two pings missed. */
const silenceMs = 25_000;

const t = initTRPC
  .context<Context>()
  .meta<RuleMeta>()
  .create({
    isDev: false,
    // A stream without a word for long is dead, on either side: the server notices a page that is gone when it
    // writes, the page asks anew when it hears nothing.
    sse: {
      ping: { enabled: true, intervalMs: pingMs },
      client: { reconnectAfterInactivityMs: silenceMs },
    },
    errorFormatter: ({ shape, error, ctx }) => {
      const app = error.cause instanceof AppError ? error.cause : undefined;
      const isBug = !app && error.code === "INTERNAL_SERVER_ERROR";
      const message = isBug ? "INTERNAL" : error.code === "BAD_REQUEST" ? "INVALID" : error.code;
      return {
        ...shape,
        message: app?.code ?? message,
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          app: app?.code ?? message,
          ...(app ? { details: app.details } : {}),
          requestId: ctx?.requestId ?? "",
        },
      };
    },
  });

/** Turns AppErrors into tRPC's; refuses a procedure without a rule and a session without the right. */
const guarded = t.middleware(async ({ ctx, meta, next }) => {
  if (!meta?.rule || !admits(meta.rule, ctx.session)) {
    const code = ctx.session || !meta?.rule ? "FORBIDDEN" : "UNAUTHORIZED";
    throw new TRPCError({ code, cause: new AppError(code) });
  }
  const result = await next({ ctx });
  // Also a reading is written down first: with no room for that there is no reading.
  const hindered = result.ok ? undefined : hindrance(result.error.cause);
  if (hindered) throw new TRPCError({ code: trpcCode.LIMIT, message: "LIMIT", cause: hindered });
  if (!result.ok && result.error.cause instanceof AppError) {
    const { cause } = result.error;
    throw new TRPCError({ code: trpcCode[cause.code], message: cause.code, cause });
  }
  return result;
});

export const router = t.router;
/** Also without a session; still declares its rule. */
export const openProcedure = t.procedure.use(guarded);

export const createCallerFactory = t.createCallerFactory;

/** With a session: what nearly all procedures are. */
export const procedure = openProcedure.use(({ ctx, next }) => {
  if (!ctx.session) throw new TRPCError({ code: "UNAUTHORIZED", cause: new AppError("UNAUTHORIZED") });
  return next({ ctx: { ...ctx, session: ctx.session } });
});

/** Context of a procedure that has a session. */
export type SessionContext = Context & { session: Session };
