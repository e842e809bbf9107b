// What events look at beside their case, in any version, by kind and event: so that a whole group's cases are read at once.
import type { Need, Workflow } from "../../workflows/kernel/definition.ts";
import { atPath } from "../../workflows/kernel/json.ts";
import type { Command } from "./command.ts";

interface Look {
  atChildren: boolean;
  /** Fields of its data that name cases. */
  named: Set<string>;
}

export class Looks {
  readonly #looks = new Map<string, Map<string, Look>>();

  constructor(workflows: readonly Workflow[]) {
    for (const { id, versions } of workflows)
      for (const { events } of Object.values(versions))
        for (const [type, { needs }] of Object.entries(events)) this.#note(id, type, needs ?? []);
  }

  #note(kind: string, type: string, needs: readonly Need[]): void {
    const events = this.#looks.get(kind) ?? new Map<string, Look>();
    this.#looks.set(kind, events);
    const look = events.get(type) ?? { atChildren: false, named: new Set() };
    events.set(type, look);
    for (const need of needs) {
      if ("children" in need) look.atChildren = true;
      const path = "case" in need ? need.case : "cases" in need ? need.cases : "";
      if (path.startsWith("data.")) look.named.add(path.slice("data.".length));
    }
  }

  /** The case of a command and those its data name. */
  casesOf({ caseId, kind, type, open }: Command): string[] {
    const ids = [caseId];
    for (const field of this.#looks.get(kind)?.get(type)?.named ?? []) {
      const named = atPath(open, field);
      if (typeof named === "string") ids.push(named);
      else if (Array.isArray(named)) for (const id of named) if (typeof id === "string") ids.push(id);
    }
    return ids;
  }

  /** Children are read from the committed table, so such a command starts a group of its own. */
  needsChildren({ kind, type }: Command): boolean {
    return this.#looks.get(kind)?.get(type)?.atChildren === true;
  }
}
