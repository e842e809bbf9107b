// The saved columns of imports outside of any import: one's own and those shared, to look through, rename and throw away.
import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { importText } from "../text/imports.ts";
import { trpc } from "../trpc.ts";
import { notify } from "../ui/notices.tsx";
import { Await } from "../ui/states.tsx";
import { importProblem } from "./problem.ts";
import { type SavedActs, SavedList } from "./saved-list.tsx";

async function doing(act: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await act();
    notify(done, "success");
    return true;
  } catch (error) {
    notify(importProblem(readProblem(error)), "warning");
    return false;
  } finally {
    // What the columns step of a file shows of them too.
    for (const question of ["listMappings", "getTable"])
      await queryClient.invalidateQueries({ queryKey: ["imports", question] });
  }
}

export default function MappingsPage(): JSX.Element {
  const read = createRead(
    "imports",
    "listMappings",
    () => ({}),
    (_, signal) => trpc.imports.listMappings.query(undefined, { signal }),
  );
  const text = () => importText().mappings;
  const acts: SavedActs = {
    rename: ({ id }, name) => doing(() => trpc.imports.renameMapping.mutate({ id, name }), text().renamed(name)),
    remove: ({ id, name }) => doing(() => trpc.imports.dropMapping.mutate({ id }), text().removed(name)),
  };
  return (
    <>
      <div class="page-head">
        <h1>{text().title}</h1>
        <div class="toolbar">
          <A class="btn btn-outline-primary small" href={links.imports()}>
            {text().toImport}
          </A>
        </div>
      </div>
      <p class="muted">{text().help}</p>
      <Await query={read}>{(data) => <SavedList mappings={data().mappings} acts={acts} />}</Await>
    </>
  );
}
