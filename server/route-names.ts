// How a request's path is called in log and figures: by the product's own words. What is unknown is called unknown,
// since anybody may put a name there, and a label for each would grow without end.

export interface Route {
  /** Label of the figures. */
  group: string;
  /** For the log: also the procedures called. */
  path: string;
}

const same = (name: string): Route => ({ group: name, path: name });
const own = new Set(["/", "/healthz", "/readyz", "/metrics"]);
const apis = new Set(["auth", "cases", "documents", "exports", "first-contact", "imports", "queues"]);

/** @param procedures names as tRPC knows them, `room.verb` */
export function routeNames(procedures: Iterable<string>): (path: string) => Route {
  const known = new Set(procedures);
  const rooms = new Set([...known].map((name) => name.split(".")[0]));
  return (path) => {
    if (own.has(path)) return same(path);
    const [, first = "", second = ""] = path.split("/");
    if (first === "assets") return same("/assets");
    if (first === "api") return same(apis.has(second) ? `/api/${second}` : "/api/?");
    if (first !== "trpc") return same("/page");
    const names = second.split(/,|%2c/i).map((name) => (known.has(name) ? name : "?"));
    const [room] = names[0]?.split(".") ?? [];
    return { group: rooms.has(room) ? `/trpc/${room}` : "/trpc/?", path: `/trpc/${names.join(",")}` };
  };
}
