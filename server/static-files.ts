// The built client: hashed assets for ever, the page itself never from a cache. Unknown paths get the page, since
// the client owns its routes; unknown assets and API paths do not.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";

export function staticFiles(folder: string): Hono {
  const app = new Hono();
  app.use(
    "/assets/*",
    serveStatic({
      root: folder,
      onFound: (_path, c) => {
        c.header("Cache-Control", "public, max-age=31536000, immutable");
      },
    }),
  );
  app.get("/assets/*", (c) => c.text("Not found", 404));
  app.use("/favicon.svg", serveStatic({ root: folder }));
  const index = join(folder, "index.html");
  const page = existsSync(index) ? readFileSync(index, "utf8") : undefined;
  app.get("*", (c) => (page ? c.html(page) : c.text("The client is not built.", 503)));
  return app;
}
