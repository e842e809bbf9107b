// `npm run graph`: writes docs/room-graph.md, which room imports which, from what dependency-cruiser sees.
// The check compares the file with the code, so the picture cannot grow old.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, root } from "./tools.mjs";

const file = resolve(root, "docs/room-graph.md");
const floors = ["workflows", "db", "server", "client"];

/** `db/cases/load.ts` -> `db/cases`; a file at the top of a floor is its own room, without its extension. */
function roomOf(path) {
  const [floor, room] = path.split("/");
  return floors.includes(floor) && room ? `${floor}/${room.replace(/(\.main)?\.[a-z]+$/, "")}` : undefined;
}

/**
 * @param {{source: string, dependencies: {resolved: string}[]}[]} modules as dependency-cruiser reports them
 * @returns {string} the page, in Markdown
 */
export function drawRooms(modules) {
  const rooms = new Map();
  const between = new Map();
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    if (from === undefined) continue;
    const targets = rooms.get(from) ?? rooms.set(from, new Set()).get(from);
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved);
      if (to === undefined || to === from) continue;
      targets.add(to);
      const [upper, lower] = [from, to].map((room) => room.split("/")[0]);
      if (upper !== lower) between.set(`${upper} --> ${lower}`, true);
    }
  }
  const page = [
    "# Rooms and what they import",
    "",
    "Written by `npm run graph`, compared with the code by `npm run check`. Types count as imports here.",
    "",
    "```mermaid",
    "flowchart TD",
    ...[...between.keys()].sort().map((edge) => `  ${edge}`),
    "```",
  ];
  for (const floor of floors) {
    const own = [...rooms.keys()].filter((room) => room.startsWith(`${floor}/`)).sort();
    page.push("", `## ${floor}`, "", "| Room | imports |", "|---|---|");
    for (const room of own) page.push(`| ${room} | ${[...rooms.get(room)].sort().join(", ") || "nothing"} |`);
  }
  return `${page.join("\n")}\n`;
}

/** True when docs/room-graph.md shows these modules. */
export function isDrawn(modules) {
  try {
    return readFileSync(file, "utf8") === drawRooms(modules);
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { modules } = await cruise();
  writeFileSync(file, drawRooms(modules));
}
