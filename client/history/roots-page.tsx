// The signed roots of the log: one a day and those asked for, each with its page to print; and what was printed, held
// against the log as it is now.
import { A, useNavigate } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { sessionLost } from "../session-state.ts";
import { proofText } from "../text/proof.ts";
import { trpc } from "../trpc.ts";
import { formatDay, formatInstant, formatNumber } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Alert, Await, Empty, problemText } from "../ui/states.tsx";

type Page = Awaited<ReturnType<typeof trpc.history.listRoots.query>>;
type Root = Page["roots"][number];

/** Words for what went wrong; a lost session is shown by the frame. */
function tell(error: unknown): void {
  const problem = readProblem(error);
  if (problem.code === "UNAUTHORIZED") sessionLost();
  const { reason } = (problem.details ?? {}) as { reason?: string };
  notify((reason && proofText().problems[reason]) ?? problemText(problem), "warning");
}

export default function RootsPage(): JSX.Element {
  const navigate = useNavigate();
  const roots = createRead(
    "roots",
    "listRoots",
    () => ({}),
    (input, signal) => trpc.history.listRoots.query(input, { signal }),
  );
  async function make(): Promise<void> {
    try {
      const { n } = await trpc.history.signRoot.mutate();
      notify(proofText().made);
      await queryClient.invalidateQueries({ queryKey: ["roots"] });
      navigate(links.root(n));
    } catch (error) {
      tell(error);
    }
  }
  return (
    <>
      <div class="page-head">
        <h1>{proofText().title}</h1>
        <button type="button" class="btn btn-primary" onClick={() => void make()}>
          {proofText().make}
        </button>
      </div>
      <p class="muted">{proofText().intro}</p>
      <Await query={roots}>
        {(page) => (
          <>
            <Show when={page().daysMissing > 0}>
              <Alert kind="warning" title={proofText().missing(page().daysMissing)}>
                <p>{proofText().missingHelp}</p>
              </Alert>
            </Show>
            <Compare />
            <Show
              when={page().roots.length > 0}
              fallback={
                <Empty title={proofText().none}>
                  <p>{proofText().noneHelp}</p>
                </Empty>
              }
            >
              <RootTable first={page()} />
            </Show>
          </>
        )}
      </Await>
    </>
  );
}

function RootTable(props: { first: Page }): JSX.Element {
  const [more, setMore] = createSignal<readonly Page[]>([]);
  const pages = () => [props.first, ...more()];
  const rows = () => pages().flatMap((page): Root[] => page.roots);
  const next = () => pages().at(-1)?.next;
  async function goOn(): Promise<void> {
    const before = next();
    if (before === undefined) return;
    try {
      const page = await trpc.history.listRoots.query({ before, limit: 100 });
      setMore((known) => [...known, page]);
    } catch (error) {
      tell(error);
    }
  }
  return (
    <>
      <div class="figures-scroll">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{proofText().day}</th>
              <th scope="col">{proofText().kind}</th>
              <th scope="col">{proofText().position}</th>
              <th scope="col">{proofText().short}</th>
              <th scope="col">{proofText().signedAt}</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(one) => (
                <tr>
                  <td class="nowrap">
                    <A href={links.root(one.n)}>{formatDay(one.day)}</A>
                    <div class="muted small-text">{proofText().sheet.number(one.n)}</div>
                  </td>
                  <td>{proofText().kinds[one.kind]}</td>
                  <td class="number">{formatNumber(one.pos)}</td>
                  <td class="hash nowrap">{one.short}</td>
                  <td class="nowrap">{formatInstant(one.signedAt)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={next() !== undefined}>
        <button type="button" class="btn btn-outline-primary small" onClick={() => void goOn()}>
          {proofText().more}
        </button>
      </Show>
    </>
  );
}

type Outcome = Awaited<ReturnType<typeof trpc.history.checkRoot.query>>;

function Compare(): JSX.Element {
  const [code, setCode] = createSignal("");
  const [found, setFound] = createSignal<Outcome>();
  async function compare(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    try {
      setFound(await trpc.history.checkRoot.query({ code: code().trim() }));
    } catch (error) {
      tell(error);
    }
  }
  const words = ({ outcome, day, pos }: Outcome): string => {
    const text = proofText().compare;
    const at = formatNumber(pos ?? 0);
    if (outcome === "same") return text.same(at, formatDay(day));
    if (outcome === "other") return text.other(at);
    return outcome === "missing" ? text.gone(at) : text.unreadable;
  };
  return (
    <details class="card-box">
      <summary>{proofText().compare.title}</summary>
      <form class="root-compare" onSubmit={(event) => void compare(event)}>
        <p class="muted">{proofText().compare.help}</p>
        <label for="root-code">{proofText().compare.field}</label>
        <input
          id="root-code"
          class="form-control"
          autocomplete="off"
          maxLength={200}
          required
          value={code()}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <button type="submit" class="btn btn-primary small">
          {proofText().compare.go}
        </button>
      </form>
      <Show when={found()}>
        {(outcome) => (
          <Alert
            kind={
              { same: "success", other: "danger", missing: "danger", unreadable: "warning" }[
                outcome().outcome
              ] as "success"
            }
          >
            <p>{words(outcome())}</p>
          </Alert>
        )}
      </Show>
    </details>
  );
}
