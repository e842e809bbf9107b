// Every address of the product (built by links.ts), the screen behind it, loaded on first use, and its page of help
// (docs/help).
import { Route } from "@solidjs/router";
import type { JSX } from "solid-js";
import { latePage } from "./ui/late-page.tsx";
import { fetchPalette } from "./ui/palette.tsx";

/** Pages that need no session. */
export function OpenRoutes(): JSX.Element {
  return (
    <>
      <Route
        path="/benvenuto/:token"
        info={{ help: "welcome" }}
        component={latePage(() => import("./access/welcome-page.tsx"))}
      />
      <Route
        path="/primo-contatto"
        info={{ help: "first-contact" }}
        component={latePage(() => import("./front-desk/first-contact-page.tsx"))}
      />
      <Route
        path="/ricevuta"
        info={{ help: "receipt" }}
        component={latePage(() => import("./front-desk/receipt-page.tsx"))}
      />
    </>
  );
}

function fetchCasePage(): ReturnType<typeof importCasePage> {
  const page = importCasePage();
  void fetchPalette();
  return page;
}
const importCasePage = () => import("./cases/case-page.tsx");

/** Pages of one case. */
function CaseRoutes(): JSX.Element {
  return (
    <>
      <Route path="/pratiche/:caseId" info={{ help: "case" }} component={latePage(fetchCasePage)} />
      <Route
        path="/pratiche/:caseId/diario"
        info={{ help: "diary" }}
        component={latePage(() => import("./cases/diary-page.tsx"))}
      />
      <Route
        path="/pratiche/:caseId/fascicolo"
        info={{ help: "folder" }}
        component={latePage(() => import("./cases/folder-page.tsx"))}
      />
      <Route
        path="/pratiche/:caseId/progetto"
        info={{ help: "project" }}
        component={latePage(() => import("./cases/project-page.tsx"))}
      />
      <Route
        path="/pratiche/:caseId/schede"
        info={{ help: "assessments" }}
        component={latePage(() => import("./cases/assessments-page.tsx"))}
      />
      <Route
        path="/pratiche/:caseId/schede/:tool"
        info={{ help: "fill-sheet" }}
        component={latePage(() => import("./cases/fill-sheet-page.tsx"))}
      />
      <Route
        path="/pratiche/:caseId/lettera/:template?"
        info={{ help: "letter" }}
        component={latePage(() => import("./cases/documents/letter-page.tsx"))}
      />
    </>
  );
}

/** The steps of an import. */
function ImportRoutes(): JSX.Element {
  return (
    <>
      <Route path="/importa" info={{ help: "import" }} component={latePage(() => import("./imports/file-page.tsx"))} />
      <Route
        path="/importa/colonne-salvate"
        info={{ help: "import-mappings" }}
        component={latePage(() => import("./imports/mappings-page.tsx"))}
      />
      <Route
        path="/importa/colonne/:importId"
        info={{ help: "import-columns" }}
        component={latePage(() => import("./imports/columns-page.tsx"))}
      />
      <Route
        path="/importa/anteprima/:importId"
        info={{ help: "import-preview" }}
        component={latePage(() => import("./imports/preview-page.tsx"))}
      />
      <Route
        path="/importa/esito/:jobId"
        info={{ help: "import-result" }}
        component={latePage(() => import("./imports/result-page.tsx"))}
      />
    </>
  );
}

/** Words the office keeps itself. */
function WordRoutes(): JSX.Element {
  return (
    <>
      <Route
        path="/lingue"
        info={{ help: "languages" }}
        component={latePage(() => import("./front-desk/languages-page.tsx"))}
      />
      <Route
        path="/modelli"
        info={{ help: "note-templates" }}
        component={latePage(() => import("./cases/note-templates-page.tsx"))}
      />
    </>
  );
}

/** What is given, what it costs and who pays it. */
function GivenRoutes(): JSX.Element {
  return (
    <>
      <Route
        path="/interventi"
        info={{ help: "week" }}
        component={latePage(() => import("./deliveries/week-page.tsx"))}
      />
      <Route
        path="/interventi/liquidazioni"
        info={{ help: "payment" }}
        component={latePage(() => import("./deliveries/payment-page.tsx"))}
      />
      <Route
        path="/contributi"
        info={{ help: "aids-to-pay" }}
        component={latePage(() => import("./aid/to-pay-page.tsx"))}
      />
      <Route
        path="/giacenze"
        info={{ help: "stocks" }}
        component={latePage(() => import("./stocks/stocks-page.tsx"))}
      />
      <Route
        path="/giacenze/:caseId"
        info={{ help: "stock" }}
        component={latePage(() => import("./stocks/movements-page.tsx"))}
      />
      <Route
        path="/tariffe"
        info={{ help: "tariffs" }}
        component={latePage(() => import("./cost-sharing/list-page.tsx"))}
      />
      <Route
        path="/spesa"
        info={{ help: "spending" }}
        component={latePage(() => import("./spending/spending-page.tsx"))}
      />
    </>
  );
}

export function Routes(): JSX.Element {
  return (
    <>
      <Route path="/" info={{ help: "home" }} component={latePage(() => import("./home/home-page.tsx"))} />
      <Route path="/lavoro" info={{ help: "work" }} component={latePage(() => import("./queues/list-page.tsx"))} />
      <Route path="/quadro" info={{ help: "board" }} component={latePage(() => import("./board/board-page.tsx"))} />
      <Route path="/conta" info={{ help: "counts" }} component={latePage(() => import("./counts/counts-page.tsx"))} />
      <Route
        path="/conta/sindaco"
        info={{ help: "mayor" }}
        component={latePage(() => import("./counts/mayor-page.tsx"))}
      />
      <Route
        path="/storia"
        info={{ help: "history" }}
        component={latePage(() => import("./history/history-page.tsx"))}
      />
      <Route
        path="/storia/:caseId"
        info={{ help: "case-history" }}
        component={latePage(() => import("./history/case-log-page.tsx"))}
      />
      <Route path="/persone" info={{ help: "people" }} component={latePage(() => import("./cases/people-page.tsx"))} />
      <Route
        path="/nuclei/componi"
        info={{ help: "gather" }}
        component={latePage(() => import("./cases/person/gather-page.tsx"))}
      />
      <Route
        path="/nuclei/:householdId/pratiche"
        info={{ help: "to-follow" }}
        component={latePage(() => import("./cases/person/to-follow-page.tsx"))}
      />
      <Route
        path="/doppioni"
        info={{ help: "duplicates" }}
        component={latePage(() => import("./cases/person/duplicates-page.tsx"))}
      />
      <Route
        path="/doppioni/:personId/:otherId"
        info={{ help: "compare" }}
        component={latePage(() => import("./cases/person/compare-page.tsx"))}
      />
      <Route
        path="/persone/:personId"
        info={{ help: "person" }}
        component={latePage(() => import("./cases/record-page.tsx"))}
      />
      <Route
        path="/nuova/:kind/:personId?"
        info={{ help: "new-case" }}
        component={latePage(() => import("./cases/new-case-page.tsx"))}
      />
      <WordRoutes />
      <Route path="/piano" info={{ help: "plan" }} component={latePage(() => import("./plan/plan-page.tsx"))} />
      <GivenRoutes />
      <Route
        path="/avvisi/:bandoId"
        info={{ help: "bando" }}
        component={latePage(() => import("./housing/bando-page.tsx"))}
      />
      <Route
        path="/misure/:callId"
        info={{ help: "care-call" }}
        component={latePage(() => import("./care/call-page.tsx"))}
      />
      <Route
        path="/domande/:applicationId/posizione"
        info={{ help: "position" }}
        component={latePage(() => import("./housing/position-page.tsx"))}
      />
      <CaseRoutes />
      <Route
        path="/in-blocco"
        info={{ help: "bulk-jobs" }}
        component={latePage(() => import("./bulk/jobs-page.tsx"))}
      />
      <Route
        path="/in-blocco/nuovo"
        info={{ help: "bulk-new" }}
        component={latePage(() => import("./bulk/new-page.tsx"))}
      />
      <Route
        path="/in-blocco/anteprima/:previewId/:leaver?"
        info={{ help: "bulk-preview" }}
        component={latePage(() => import("./bulk/preview-page.tsx"))}
      />
      <Route
        path="/in-blocco/:jobId"
        info={{ help: "bulk-job" }}
        component={latePage(() => import("./bulk/job-page.tsx"))}
      />
      <ImportRoutes />
      <Route
        path="/assenze"
        info={{ help: "absences" }}
        component={latePage(() => import("./absences/absences-page.tsx"))}
      />
      <Route
        path="/assenze/piano/:accountId"
        info={{ help: "absence-plan" }}
        component={latePage(() => import("./absences/plan-page.tsx"))}
      />
      <Route path="/impronte" info={{ help: "roots" }} component={latePage(() => import("./history/roots-page.tsx"))} />
      <Route
        path="/impronte/:n"
        info={{ help: "root" }}
        component={latePage(() => import("./history/root-page.tsx"))}
      />
      <Route
        path="/avvisi-termini"
        info={{ help: "notices" }}
        component={latePage(() => import("./notices/notices-page.tsx"))}
      />
      <Route
        path="/utenti"
        info={{ help: "accounts" }}
        component={latePage(() => import("./access/accounts-page.tsx"))}
      />
      <Route
        path="/registro"
        info={{ help: "read-log" }}
        component={latePage(() => import("./access/read-log-page.tsx"))}
      />
      <Route
        path="/lavori-automatici"
        info={{ help: "jobs" }}
        component={latePage(() => import("./jobs/jobs-page.tsx"))}
      />
      <Route path="/urgenze" info={{ help: "glass" }} component={latePage(() => import("./access/glass-page.tsx"))} />
    </>
  );
}
