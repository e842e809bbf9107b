// Every address of the product (built by links.ts) and the screen behind it. Pages are loaded on first use.
import { Route } from "@solidjs/router";
import type { JSX } from "solid-js";
import { latePage } from "./ui/late-page.tsx";

/** Pages that need no session. */
export function OpenRoutes(): JSX.Element {
  return <Route path="/benvenuto/:token" component={latePage(() => import("./access/welcome-page.tsx"))} />;
}

export function Routes(): JSX.Element {
  return (
    <>
      <Route path="/" component={latePage(() => import("./home/home-page.tsx"))} />
      <Route path="/lavoro" component={latePage(() => import("./queues/list-page.tsx"))} />
      <Route path="/quadro" component={latePage(() => import("./board/board-page.tsx"))} />
      <Route path="/conta" component={latePage(() => import("./counts/counts-page.tsx"))} />
      <Route path="/conta/sindaco" component={latePage(() => import("./counts/mayor-page.tsx"))} />
      <Route path="/storia" component={latePage(() => import("./history/history-page.tsx"))} />
      <Route path="/storia/:caseId" component={latePage(() => import("./history/case-log-page.tsx"))} />
      <Route path="/persone" component={latePage(() => import("./cases/people-page.tsx"))} />
      <Route path="/persone/:personId" component={latePage(() => import("./cases/record-page.tsx"))} />
      <Route path="/nuova/:kind/:personId?" component={latePage(() => import("./cases/new-case-page.tsx"))} />
      <Route path="/piano" component={latePage(() => import("./plan/plan-page.tsx"))} />
      <Route path="/spesa" component={latePage(() => import("./spending/spending-page.tsx"))} />
      <Route path="/avvisi/:bandoId" component={latePage(() => import("./housing/bando-page.tsx"))} />
      <Route
        path="/domande/:applicationId/posizione"
        component={latePage(() => import("./housing/position-page.tsx"))}
      />
      <Route path="/pratiche/:caseId" component={latePage(() => import("./cases/case-page.tsx"))} />
      <Route path="/pratiche/:caseId/diario" component={latePage(() => import("./cases/diary-page.tsx"))} />
      <Route path="/in-blocco" component={latePage(() => import("./bulk/jobs-page.tsx"))} />
      <Route path="/in-blocco/nuovo" component={latePage(() => import("./bulk/new-page.tsx"))} />
      <Route
        path="/in-blocco/anteprima/:previewId/:leaver?"
        component={latePage(() => import("./bulk/preview-page.tsx"))}
      />
      <Route path="/in-blocco/:jobId" component={latePage(() => import("./bulk/job-page.tsx"))} />
      <Route path="/assenze" component={latePage(() => import("./absences/absences-page.tsx"))} />
      <Route path="/assenze/piano/:accountId" component={latePage(() => import("./absences/plan-page.tsx"))} />
      <Route path="/impronte" component={latePage(() => import("./history/roots-page.tsx"))} />
      <Route path="/impronte/:n" component={latePage(() => import("./history/root-page.tsx"))} />
      <Route path="/avvisi-termini" component={latePage(() => import("./notices/notices-page.tsx"))} />
      <Route path="/utenti" component={latePage(() => import("./access/accounts-page.tsx"))} />
      <Route path="/registro" component={latePage(() => import("./access/read-log-page.tsx"))} />
      <Route path="/lavori-automatici" component={latePage(() => import("./jobs/jobs-page.tsx"))} />
      <Route path="/urgenze" component={latePage(() => import("./access/glass-page.tsx"))} />
    </>
  );
}
