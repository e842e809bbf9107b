// The HTTP side, read from top to bottom: ids and logs, headers, health, sign-in, API, pages. Order matters: what
// checks comes before what answers.
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { Hono, type Context as HonoContext, type MiddlewareHandler } from "hono";
import { mostFileBytes } from "../workflows/kernel/document.ts";
import { backgroundHeader, createSessionCheck } from "./access/check.ts";
import { ownOriginOnly } from "./access/origin.ts";
import { accessRoutes, addressOf } from "./access/routes.ts";
import { limitBody, limitSaidBody } from "./body-limit.ts";
import { csvRoute } from "./bulk/csv-route.ts";
import { sendRoute } from "./cases/send-route.ts";
import { annexesRoute } from "./documents/annexes-route.ts";
import { fileRoute as documentRoute } from "./documents/file-route.ts";
import { uploadRoute } from "./documents/upload-route.ts";
import { forLog } from "./error-for-log.ts";
import { AppError, hindrance } from "./errors.ts";
import { fileRoute } from "./exports/file-route.ts";
import { firstContactRoutes } from "./front-desk/routes.ts";
import { securityHeaders } from "./headers.ts";
import { healthRoutes } from "./health.ts";
import { csvRoute as importCsvRoute } from "./imports/csv-route.ts";
import { mostBytes as mostImportBytes } from "./imports/limits.ts";
import { uploadRoute as importRoute } from "./imports/upload-route.ts";
import { type Logger, logRequests } from "./log.ts";
import { pageRoute } from "./queues/page-route.ts";
import { routeNames } from "./route-names.ts";
import { appRouter } from "./router.ts";
import type { Services } from "./services.ts";
import { staticFiles } from "./static-files.ts";
import type { Context } from "./trpc.ts";

export interface AppOptions {
  services: Services;
  log: Logger;
  /** Folder of the built client. */
  clientFolder: string;
}

export type AppEnv = { Variables: { requestId: string } };

/** Uploads have a limit of their own beside the procedure's. */
const maxBody = 1_200_000;
/** A document with the form around it. */
const maxUpload = mostFileBytes + 20_000;
/** Calls in one batched request; a page asks for less than ten. */
const maxBatch = 20;

export function createApp({ services, log, clientFolder }: AppOptions): Hono<AppEnv> {
  const { config, accounts, metrics } = services;
  const check = createSessionCheck(accounts);
  const app = new Hono<AppEnv>();
  app.use(logRequests(log, services.random, routeNames(Object.keys(appRouter._def.procedures)), metrics.request));
  app.use(securityHeaders(config.https));
  app.route("/", healthRoutes(services));
  app.use("/api/*", limitByPath());
  app.use("/api/*", ownOriginOnly(config.baseUrl));
  app.use("/trpc/*", limitBody(maxBody), ownOriginOnly(config.baseUrl));
  app.route("/api/auth", accessRoutes(accounts));
  app.route("/api/first-contact", firstContactRoutes(services));
  // A batch is one request to every limit before it: it must not carry a thousand.
  app.use("/trpc/*", async (c, next) => {
    // Counted as tRPC will read it: an encoded comma separates too.
    if (c.req.path.split(/,|%2c/i).length > maxBatch) return c.json({ code: "LIMIT" }, 429);
    return next();
  });
  app.all("/trpc/*", (c) =>
    fetchRequestHandler({
      endpoint: "/trpc",
      req: c.req.raw,
      router: appRouter,
      allowMethodOverride: true,
      createContext: () => contextOf(services, check, c),
      onError: ({ error, path }) => {
        const details = error.cause instanceof AppError ? error.cause.details : undefined;
        if (details?.reason === "disk") log.error({ requestId: c.get("requestId"), path }, "hindered by the disk");
        if (error.code !== "INTERNAL_SERVER_ERROR") return;
        log.error({ requestId: c.get("requestId"), path, err: forLog(error.cause ?? error) }, "bug");
      },
    }),
  );
  const sessionOf = ({ headers }: Request) =>
    check(headers.get("cookie") ?? undefined, headers.has(backgroundHeader) ? "page" : "person");
  app.route("/api/queues", pageRoute(services, sessionOf));
  app.route("/api/cases", sendRoute(services, sessionOf));
  app.route("/api/bulk", csvRoute(services, sessionOf));
  app.route("/api/exports", fileRoute(services, sessionOf));
  const scannerFailed = (error: unknown) => log.error({ err: forLog(error) }, "the malware scanner cannot be asked");
  app.route("/api/imports", importRoute(services, sessionOf, scannerFailed));
  app.route("/api/imports", importCsvRoute(services, sessionOf));
  app.route("/api/documents", uploadRoute(services, sessionOf, scannerFailed));
  app.route("/api/documents", annexesRoute(services, sessionOf));
  app.route("/api/documents", documentRoute(services, sessionOf));
  app.all("/api/*", (c) => c.json({ code: "NOT_FOUND" }, 404));
  app.route("/", staticFiles(clientFolder));
  app.onError((error, c) => {
    const hindered = hindrance(error);
    if (hindered) {
      log.error({ requestId: c.get("requestId"), err: forLog(error) }, "hindered by the disk");
      return c.json({ code: hindered.code, details: hindered.details, requestId: c.get("requestId") }, 429);
    }
    log.error({ requestId: c.get("requestId"), err: forLog(error) }, "bug");
    return c.json({ code: "INTERNAL", requestId: c.get("requestId") }, 500);
  });
  return app;
}

/** Uploads have their own limits; of other bodies nobody needs so much. */
function limitByPath(): MiddlewareHandler {
  const [limit, limitUpload, limitTable] = [
    limitBody(maxBody),
    limitSaidBody(maxUpload),
    limitSaidBody(mostImportBytes),
  ];
  const of = (path: string) =>
    path.startsWith("/api/documents/") ? limitUpload : path === "/api/imports" ? limitTable : limit;
  return (c, next) => of(c.req.path)(c, next);
}

/** Context of one request: whose it is, and how to ask that again for a stream that lives on. */
export function contextOf(
  services: Services,
  check: ReturnType<typeof createSessionCheck>,
  c: HonoContext<AppEnv>,
): Context {
  const cookie = c.req.header("cookie");
  const background = c.req.header(backgroundHeader) !== undefined || c.req.path.startsWith("/trpc/live.");
  return {
    ...services,
    session: check(cookie, background ? "page" : "person"),
    recheck: () => check(cookie, "page"),
    requestId: c.get("requestId"),
    signal: c.req.raw.signal,
    address: addressOf(c, services.config.trustProxy),
  };
}
