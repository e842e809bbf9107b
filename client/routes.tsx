// Every address of the product (built by links.ts) and the screen behind it. Pages are loaded on first use.
import { Route } from "@solidjs/router";
import { type JSX, lazy } from "solid-js";

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
      <Route path="/storia" component={lazy(() => import("./history/history-page.tsx"))} />
      <Route path="/storia/:caseId" component={lazy(() => import("./history/case-log-page.tsx"))} />
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
