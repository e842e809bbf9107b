// Version 1 of the bando: its machine with states, events, terms and list columns.
import type { EventInfo, Need, StateInfo, WorkflowVersion } from "../../kernel/definition.ts";
import { type BandoContext, ownKeys } from "./context.ts";
import { deadlines } from "./deadlines.ts";
import * as forms from "./forms.ts";
import { machine } from "./machine.ts";
import { reopeningEvents, reopeningStates } from "./reopening.ts";
import { maxApplications } from "./score.ts";

const rules: Need = { fact: "housing", ruleset: "housing" };
/** What a ranking is formed from; excluded and withdrawn applications are read too and left out by state. */
const applications: Need = {
  fact: "applications",
  children: "bando",
  kind: "housing-application",
  pick: ["platformId", "scores", "rankings", "indigent", "categories", "correction"],
  limit: maxApplications,
};

const waiting = (weight: number, waitingFor: string, next: readonly string[] = []): StateInfo => ({
  weight,
  waitingFor,
  next,
});

const states: Record<string, StateInfo> = {
  unopened: { weight: 0 },
  draft: { weight: 2, next: ["APPROVE_BANDO", "EDIT_BANDO"] },
  approved: { weight: 2, next: ["PUBLISH_BANDO"] },
  published: waiting(1, "windowOpens", ["OPEN_WINDOW"]),
  open: waiting(2, "applicants", ["CLOSE_WINDOW", "EXTEND_WINDOW"]),
  extended: waiting(2, "applicants", ["CLOSE_WINDOW"]),
  amended: waiting(2, "applicants", ["CLOSE_WINDOW"]),
  closed: { weight: 5, next: ["PROPOSE_RANKING"] },
  provisionalTie: waiting(3, "draw", ["RESOLVE_TIE"]),
  provisionalProposed: waiting(3, "approval", ["APPROVE_RANKING", "RETURN_RANKING"]),
  provisionalRankingInProgress: { weight: 3 },
  provisionalRanking: { weight: 3, next: ["PUBLISH_RANKING"] },
  corrections: { weight: 4, next: ["PROPOSE_RANKING"] },
  finalTie: waiting(3, "draw", ["RESOLVE_TIE"]),
  finalProposed: waiting(3, "approval", ["APPROVE_RANKING", "RETURN_RANKING"]),
  finalRankingInProgress: { weight: 3 },
  finalRanking: { weight: 3, next: ["PUBLISH_RANKING"] },
  assignments: { weight: 5 },
  reformulation: { weight: 4, next: ["PROPOSE_RANKING"] },
  partiallyAnnulled: { weight: 4, next: ["PROPOSE_RANKING"] },
  reformulatedTie: waiting(3, "draw", ["RESOLVE_TIE"]),
  reformulatedProposed: waiting(3, "approval", ["APPROVE_RANKING", "RETURN_RANKING"]),
  reformulatedInProgress: { weight: 3 },
  reformulated: { weight: 3, next: ["PUBLISH_RANKING"] },
  suspendedByCourt: waiting(1, "court", ["LIFT_SUSPENSION"]),
  exhausted: { weight: 0, closed: true },
  revoked: { weight: 0, closed: true },
  annulled: { weight: 0, closed: true },
  ...reopeningStates,
};

const events: Record<string, EventInfo> = {
  DRAFT_BANDO: { opens: true, form: forms.draftBando },
  EDIT_BANDO: { alone: "ownItem", form: forms.editBando, proposes: "DRAFT_BANDO" },
  APPROVE_BANDO: { form: forms.act, fourEyes: { proposedBy: "DRAFT_BANDO" }, signed: true },
  PUBLISH_BANDO: {
    form: forms.publishBando,
    needs: [rules],
    outsideEffect: { blocking: ["rup"] },
    irrevocable: "published",
  },
  OPEN_WINDOW: { form: forms.none },
  EXTEND_WINDOW: { form: forms.extendWindow, irrevocable: "published" },
  AMEND_BANDO: { form: forms.amendBando, needs: [rules], irrevocable: "published" },
  CLOSE_WINDOW: { form: forms.none },
  ADD_UNIT: { alone: "ownItem", form: forms.addUnit },
  WITHDRAW_UNIT: { form: forms.withdrawUnit },
  PROPOSE_RANKING: { form: forms.proposeRanking, needs: [rules, applications] },
  APPROVE_RANKING: {
    form: forms.act,
    needs: [rules, applications],
    fourEyes: { proposedBy: "PROPOSE_RANKING" },
    tells: "assignee",
    irrevocable: "alreadySpread",
  },
  RETURN_RANKING: { form: forms.returnRanking, tells: "assignee" },
  RESOLVE_TIE: { form: forms.resolveTie },
  RANKING_SPREAD: { form: forms.rankingSpread, internal: true },
  APPLICATIONS_TOLD: { form: forms.rankingSpread, internal: true },
  PUBLISH_RANKING: { form: forms.publishRanking, needs: [rules], irrevocable: "published" },
  RECORD_EXTERNAL_RANKING: { form: forms.externalRanking },
  OPEN_REFORMULATION: { form: forms.actWithReason },
  ANNUL_PARTIALLY: { form: forms.annulPartially, signed: true },
  RECORD_APPEAL: { form: forms.recordAppeal },
  EXHAUST: { form: forms.act, irrevocable: "alreadySpread" },
  REVOKE_BANDO: { form: forms.actWithReason, irrevocable: "alreadySpread" },
  ANNUL_BANDO: { form: forms.actWithReason, irrevocable: "alreadySpread" },
  SUSPEND_BY_COURT: { form: forms.actWithReason },
  LIFT_SUSPENSION: { form: forms.act },
  ...reopeningEvents,
};

export const bandoV1: WorkflowVersion = {
  version: 1,
  machine,
  states,
  events,
  deadlines,
  rulesets: ["housing", "standstill"],
  columnKinds: { title: "text", closesOn: "day", units: "integer", rankings: "integer" },
  columns: ({ context }) => {
    const bando = context as unknown as BandoContext;
    return {
      title: bando.title,
      ...(bando.closesOn ? { closesOn: bando.closesOn } : {}),
      units: bando.units.filter((unit) => !unit.withdrawn).length,
      rankings: ownKeys(bando).length,
    };
  },
};
