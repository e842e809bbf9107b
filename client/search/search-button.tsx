// The way into the search, in the head of every page and by `/`. The search itself is fetched apart; what every page has
// loaded anyway (server, addresses, words of workflows) is handed to it, so that the first load stays in one piece.
import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Suspense } from "solid-js";
import { comuneName, useDesk, worksOnCases } from "../desk.ts";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { sessionLost } from "../session-state.ts";
import { peopleText } from "../text/people.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { formatDay } from "../ui/format.ts";
import { latePart } from "../ui/late-part.tsx";
import lens from "../ui/lens.svg";
import { useWorkflows } from "../workflows.ts";

const SearchPanel = latePart(() => import("./search-panel.tsx"), { wanted: true });

const [isOpen, setIsOpen] = createSignal(false);
export const openSearch = (): void => void setIsOpen(true);

type AskedNotes = Parameters<typeof trpc.search.inNotes.query>[0];

function createWorld() {
  const navigate = useNavigate();
  const desk = useDesk();
  const workflows = useWorkflows();
  return {
    find: async (words: string, signal: AbortSignal) => await trpc.search.find.query({ words }, { signal }),
    findInNotes: async (asked: AskedNotes, signal: AbortSignal) => await trpc.search.inNotes.query(asked, { signal }),
    hasCases: () => worksOnCases(desk()),
    onFailed: (error: unknown) => readProblem(error).code === "UNAUTHORIZED" && sessionLost(),
    open: (target: string) => {
      setIsOpen(false);
      navigate(target);
    },
    links,
    comune: (istat: string) => comuneName(desk(), istat),
    kind: workflows.name,
    state: workflows.state,
    done: workflows.done,
    day: formatDay,
    bornIn: (year: string) => peopleText().bornIn(year),
    leadsTo: (name: string) => peopleText().leadsTo(name),
  };
}

/** What the search asks of the page around it. */
export type World = ReturnType<typeof createWorld>;

export function SearchButton(): JSX.Element {
  const world = createWorld();
  return (
    <>
      <button
        type="button"
        class="header-button search-button"
        aria-haspopup="dialog"
        aria-keyshortcuts="/"
        aria-label={shellText().searchAll}
        onClick={openSearch}
      >
        <img src={lens} alt="" width="18" height="18" /> <span class="search-word">{shellText().search}</span>
      </button>
      <Dialog open={isOpen()} title={shellText().search} onClose={() => setIsOpen(false)}>
        <Suspense>
          <SearchPanel world={world} />
        </Suspense>
      </Dialog>
    </>
  );
}
