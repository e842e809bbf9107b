// The page starts here: router, reads, session. Who has no session sees the log-in; who loses it while working gets it
// as an overlay above what was being typed.
import { A, HashRouter, Route, type RouteSectionProps, useIsRouting, useLocation } from "@solidjs/router";
import { QueryClientProvider } from "@tanstack/solid-query";
import {
  children,
  createEffect,
  createMemo,
  createRoot,
  createSignal,
  ErrorBoundary,
  type JSX,
  Match,
  on,
  onCleanup,
  Show,
  Suspense,
  Switch,
  untrack,
} from "solid-js";
import { render } from "solid-js/web";
import { authCall } from "./access/auth-calls.ts";
import { ChoosePin, lockCommands, lockScreen } from "./access/screen-lock.tsx";
import { SignInOverlay } from "./access/sign-in-overlay.tsx";
import { SignInPage } from "./access/sign-in-page.tsx";
import { askFirst, readDesk, readIsDemo } from "./ask-first.ts";
import { AppFormServices } from "./cases/form-services.tsx";
import { type Desk, DeskContext, may } from "./desk.ts";
import { areDraftsHere, dropAllDrafts, leaveDrafts, openDrafts, refreshDrafts } from "./draft-keeping.ts";
import { isOpenAddress, links } from "./links.ts";
import { createLive, liveness } from "./live.ts";
import { navOf } from "./nav.ts";
import { Bell } from "./notices/bell.tsx";
import { readProblem } from "./problem.ts";
import { createRead, queryClient } from "./query.ts";
import { OpenRoutes, Routes } from "./routes.tsx";
import { openSearch, SearchButton } from "./search/search-button.tsx";
import { sessionBack } from "./session-state.ts";
import { preferLanguage, startLanguage } from "./text/language.ts";
import { shellText } from "./text/shell.ts";
import "./ui/styles/base.scss";
import { Arrived, watchArrival } from "./ui/arrival.ts";
import { fetchAhead, isAway } from "./ui/fetched-ahead.ts";
import { hasDrafts, mayLoseDrafts } from "./ui/form/drafts.ts";
import { waitingFiles } from "./ui/form/waiting.ts";
import { Frame } from "./ui/frame.tsx";
import { openHelp } from "./ui/help.tsx";
import { LeaveDialog } from "./ui/kept-drafts.tsx";
import { createShortcuts } from "./ui/keys.tsx";
import { StartAnew } from "./ui/late-page.tsx";
import { notify } from "./ui/notices.tsx";
import { openPalette, Palette } from "./ui/palette.tsx";
import { Empty, ErrorState, Loading } from "./ui/states.tsx";
import { createWorkflows, createWorkflowsRead, WorkflowsContext } from "./workflows.ts";

/** Leaves nothing readable behind: what was typed, what was read. Nobody is told to be out who is not. */
async function signOut(): Promise<void> {
  const answer = await authCall("sign-out", {});
  if (!answer.ok && answer.code === "OFFLINE") return notify(shellText().errors.signOutFailed, "warning");
  await dropAllDrafts();
  location.hash = "";
  location.reload();
}

function warnBeforeLeaving(): void {
  const warn = (event: BeforeUnloadEvent) => {
    if (mayLoseDrafts()) event.preventDefault();
  };
  addEventListener("beforeunload", warn);
  onCleanup(() => removeEventListener("beforeunload", warn));
}

/** A page that broke: the way on is another page or starting anew. */
function Broken(props: { error: unknown; reset: () => void }): JSX.Element {
  const location = useLocation();
  createEffect(
    on(
      () => location.pathname,
      () => props.reset(),
      { defer: true },
    ),
  );
  return <StartAnew error={isAway(props.error) ? props.error : { data: { httpStatus: 500 } }} />;
}

function Page(props: { children?: JSX.Element }): JSX.Element {
  const location = useLocation();
  watchArrival(useIsRouting(), () => location.pathname);
  return (
    <Suspense fallback={<Loading />}>
      {props.children}
      <Arrived />
    </Suspense>
  );
}

function Beside(): JSX.Element {
  return (
    <>
      <SearchButton />
      <Bell />
    </>
  );
}

/** The page of somebody who is logged in. */
function Office(props: { desk: Desk; children?: JSX.Element; onIn: () => void; onPin: () => void }): JSX.Element {
  const shapes = createWorkflowsRead();
  const workflows = createWorkflows(() => shapes.data ?? []);
  createLive();
  preferLanguage(untrack(() => props.desk.locale));
  warnBeforeLeaving();
  openDrafts(untrack(() => props.desk.accountId));
  fetchAhead();
  const [isLeaving, setIsLeaving] = createSignal(false);
  const askToLeave = async () => {
    await refreshDrafts();
    if (hasDrafts() || waitingFiles().length > 0) setIsLeaving(true);
    else await signOut();
  };
  createShortcuts({
    "?": () => openHelp("page"),
    "Ctrl+k": () => openPalette("all"),
    ...(may(props.desk, "cases") ? { "/": openSearch } : {}),
    g: () => {
      location.hash = links.home();
    },
    l: () => {
      location.hash = links.work();
    },
  });
  const places = () => [
    ...navOf(props.desk).map(({ href, label }) => ({
      label,
      run: () => {
        location.hash = href;
      },
    })),
    ...lockCommands(props.desk.hasPin),
  ];
  const roles = () => props.desk.roles.map((role) => shellText().roles[role]).join(", ");
  return (
    <DeskContext.Provider value={() => props.desk}>
      <WorkflowsContext.Provider value={workflows}>
        <AppFormServices>
          <Frame
            demo={props.desk.demo}
            demoScale={props.desk.demoScale}
            nav={navOf(props.desk)}
            user={{ name: props.desk.name, roles: roles() }}
            live={liveness()}
            {...(may(props.desk, "cases") ? { beside: <Beside /> } : {})}
            onLock={() => lockScreen(props.desk.hasPin)}
            onSignOut={() => void askToLeave()}
          >
            <Show
              when={!shapes.isPending && areDraftsHere()}
              fallback={
                <Show when={shapes.error} fallback={<Loading />}>
                  <ErrorState error={shapes.error} onRetry={() => void shapes.refetch()} />
                </Show>
              }
            >
              <ErrorBoundary fallback={(error, reset) => <Broken error={error} reset={reset} />}>
                <Page>{props.children}</Page>
              </ErrorBoundary>
            </Show>
          </Frame>
          <Palette places={places()} />
          <ChoosePin onChosen={props.onPin} />
          <LeaveDialog open={isLeaving()} onGo={() => void signOut()} onStay={() => setIsLeaving(false)} />
          <SignInOverlay onIn={props.onIn} />
        </AppFormServices>
      </WorkflowsContext.Provider>
    </DeskContext.Provider>
  );
}

function Root(props: RouteSectionProps): JSX.Element {
  const location = useLocation();
  // The window's name tells pages apart in a row of tabs; browsers keep it, so it never names a person.
  createEffect(() => {
    const page = shellText().titles[location.pathname.split("/")[1] ?? ""];
    document.title = [page, shellText().product].filter(Boolean).join(" – ");
  });
  const isOpenPage = () => isOpenAddress(location.pathname);
  const desk = createRead("desk", "getDesk", () => (isOpenPage() ? undefined : {}), readDesk);
  const demo = createRead("desk", "isDemo", () => ({}), readIsDemo, { fixed: true });
  // What was read stays known while the session is lost, so that the page under the overlay stands still.
  const known = createMemo(() => (desk.isPending || isOpenPage() ? undefined : desk.data));
  const isStranger = () => !known() && desk.error !== null && readProblem(desk.error).code === "UNAUTHORIZED";

  async function onIn(): Promise<void> {
    const before = known()?.accountId;
    sessionBack();
    const now = await desk.refetch();
    // Somebody else at a shared desk must not find the other's page.
    if (before !== undefined && now && now.accountId !== before) {
      await leaveDrafts();
      globalThis.location.reload();
      return;
    }
    await queryClient.invalidateQueries();
  }

  return (
    <Switch
      fallback={
        <Frame
          demo={demo.isPending ? false : (demo.data?.demo ?? false)}
          nav={[]}
          help={isStranger() ? "sign-in" : undefined}
        >
          <Switch fallback={<Loading />}>
            <Match when={isOpenPage()}>
              <Page>{props.children}</Page>
            </Match>
            <Match when={isStranger()}>
              <SignInPage onIn={() => void onIn()} firstContact={!demo.isPending && demo.data?.firstContact === true} />
            </Match>
            <Match when={desk.error}>
              <ErrorState error={desk.error} onRetry={() => void desk.refetch()} />
            </Match>
          </Switch>
        </Frame>
      }
    >
      <Match when={known()}>
        {(found) => (
          <Office desk={found()} onIn={() => void onIn()} onPin={() => void desk.refetch()}>
            {props.children}
          </Office>
        )}
      </Match>
    </Switch>
  );
}

function NotFound(): JSX.Element {
  return (
    <Empty title={shellText().errors.notFoundTitle} level="h1">
      <p>{shellText().errors.notFound}</p>
      <p>
        <A href={links.home()}>{shellText().errors.toHome}</A>
      </p>
    </Empty>
  );
}

/** A line of routes.tsx. */
interface Screen {
  path: string;
  component: { preload?: () => Promise<unknown> };
}

const place = document.getElementById("app");
if (!place) throw new Error("index.html has no #app");
// Taken out of their getters: each look at one would make another page of it.
const screens = createRoot(() => children(() => [OpenRoutes(), Routes()]).toArray()).map(
  (route) => ({ ...(route as object) }) as Screen,
);

/** The code of the screen behind an address. */
function fetchScreen(hash: string): Promise<unknown> | undefined {
  const isIt = ({ path }: Screen) =>
    new RegExp(`^${path.replace(/\/:\w+\?/g, "(/[^/]+)?").replace(/:\w+/g, "[^/]+")}$`).test(
      hash.slice(1).replace(/\?.*/, "") || "/",
    );
  return screens.find(isIt)?.component.preload?.();
}

// Drawn once, when all of it is there. Not awaited at the top: what waits there cannot lend its parts to the pages that come
// later.
void Promise.all([askFirst(location.hash, () => fetchScreen(location.hash)), startLanguage()]).then(() =>
  render(
    () => (
      <QueryClientProvider client={queryClient}>
        <HashRouter root={Root}>
          {screens as unknown as JSX.Element}
          <Route path="*" component={NotFound} />
        </HashRouter>
      </QueryClientProvider>
    ),
    place,
  ),
);
