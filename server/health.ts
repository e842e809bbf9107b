// /healthz: the process answers. /readyz: the file can be read and the writer lives. /metrics: for loopback, or
// for who holds METRICS_TOKEN.
import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { addressOf } from "./access/routes.ts";
import { readDrills } from "./jobs/drill.ts";
import type { Services } from "./services.ts";

const isLoopback = (address: string) => /^(127\.|::1$|::ffff:127\.)/.test(address);

function sameToken(given: string | undefined, token: string): boolean {
  const a = Buffer.from(given ?? "");
  const b = Buffer.from(`Bearer ${token}`);
  return a.length === b.length && timingSafeEqual(a, b);
}

export function healthRoutes(services: Services): Hono {
  const { config, driver, folder, metrics } = services;
  const app = new Hono();
  app.get("/healthz", (c) => c.json({ ok: true }));
  app.get("/readyz", async (c) => {
    const ready =
      services.isReady() &&
      (await driver.read("SELECT 1 AS one").then(
        () => true,
        () => false,
      ));
    return c.json({ ok: ready }, ready ? 200 : 503);
  });
  app.get("/metrics", async (c) => {
    const allowed = config.metricsToken
      ? sameToken(c.req.header("authorization"), config.metricsToken)
      : isLoopback(addressOf(c, config.trustProxy));
    if (!allowed) return c.json({ code: "NOT_FOUND" }, 404);
    // Also of a drill that a command made beside the server.
    const [drill] = readDrills(folder);
    if (drill) metrics.drill(drill);
    return c.text(await metrics.registry.metrics(), 200, { "Content-Type": metrics.registry.contentType });
  });
  return app;
}
