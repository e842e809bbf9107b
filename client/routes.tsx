// Every address of the product (built by links.ts) and the screen behind it, and the menu. Pages are loaded on first use.
import { Route } from "@solidjs/router";
import { type JSX, lazy } from "solid-js";
import { type Desk, may } from "./desk.ts";
import { links } from "./links.ts";
import { shellText } from "./text/shell.ts";

/** The menu of a session: a door appears with the data behind it. */
export function navOf(desk: Desk): { href: string; label: string }[] {
  const text = shellText().nav;
  return [
    { href: links.home(), label: text.home, when: true },
    { href: links.work(), label: text.work, when: may(desk, "cases") },
    { href: links.board(), label: text.board, when: may(desk, "board") },
    { href: links.people(), label: text.people, when: may(desk, "cases") },
    { href: links.plan(), label: text.plan, when: true },
    { href: links.spending(), label: text.spending, when: true },
    { href: links.glass(), label: text.glass, when: may(desk, "glassAlarms") },
    { href: links.readLog(), label: text.readLog, when: may(desk, "readLog") },
    { href: links.accounts(), label: text.accounts, when: may(desk, "accounts") },
  ]
    .filter((entry) => entry.when)
    .map(({ href, label }) => ({ href, label }));
}

/** Pages that need no session. */
export function OpenRoutes(): JSX.Element {
  return <Route path="/benvenuto/:token" component={lazy(() => import("./access/welcome-page.tsx"))} />;
}

export function Routes(): JSX.Element {
  return (
    <>
      <Route path="/" component={lazy(() => import("./home/home-page.tsx"))} />
      <Route path="/lavoro" component={lazy(() => import("./queues/list-page.tsx"))} />
      <Route path="/quadro" component={lazy(() => import("./board/board-page.tsx"))} />
      <Route path="/persone" component={lazy(() => import("./cases/people-page.tsx"))} />
      <Route path="/persone/:personId" component={lazy(() => import("./cases/record-page.tsx"))} />
      <Route path="/nuova/:kind/:personId?" component={lazy(() => import("./cases/new-case-page.tsx"))} />
      <Route path="/piano" component={lazy(() => import("./plan/plan-page.tsx"))} />
      <Route path="/spesa" component={lazy(() => import("./spending/spending-page.tsx"))} />
      <Route path="/avvisi/:bandoId" component={lazy(() => import("./housing/bando-page.tsx"))} />
      <Route path="/domande/:applicationId/posizione" component={lazy(() => import("./housing/position-page.tsx"))} />
      <Route path="/pratiche/:caseId" component={lazy(() => import("./cases/case-page.tsx"))} />
      <Route path="/utenti" component={lazy(() => import("./access/accounts-page.tsx"))} />
      <Route path="/registro" component={lazy(() => import("./access/read-log-page.tsx"))} />
      <Route path="/urgenze" component={lazy(() => import("./access/glass-page.tsx"))} />
    </>
  );
}
