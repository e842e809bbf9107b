// The outcome sheets of the former plan (2018-2020), grouped by macroarea in the order printed.
import type { Driver } from "../driver/driver.ts";
import { yesNo } from "./cells.ts";

export interface Outcome {
  position: number;
  title: string;
  achievedPct: number;
  userEvaluation: string | null;
  resourcesMatchPct: number;
  resourcesMatchNote: string | null;
  criticalIssues: string | null;
  needAnswered: boolean | null;
  needAnsweredText: string | null;
  continuity: boolean | null;
  proposedAgain: boolean | null;
  proposedAgainText: string | null;
}

export interface MacroareaOutcomes {
  macroarea: number;
  macroareaName: string;
  /** Mean of the percentages reached, to one decimal. */
  averageAchievedPct: number;
  outcomes: Outcome[];
}

interface OutcomeRow {
  macroarea: number;
  macroarea_name: string;
  position: number;
  title: string;
  achieved_pct: number;
  user_evaluation: string | null;
  resources_match_pct: number;
  resources_match_note: string | null;
  critical_issues: string | null;
  need_answered: number | null;
  need_answered_text: string | null;
  continuity: number;
  proposed_again: number;
  proposed_again_text: string | null;
}

function toOutcome(row: OutcomeRow): Outcome {
  return {
    position: row.position,
    title: row.title,
    achievedPct: row.achieved_pct,
    userEvaluation: row.user_evaluation,
    resourcesMatchPct: row.resources_match_pct,
    resourcesMatchNote: row.resources_match_note,
    criticalIssues: row.critical_issues,
    needAnswered: yesNo(row.need_answered),
    needAnsweredText: row.need_answered_text,
    continuity: yesNo(row.continuity),
    proposedAgain: yesNo(row.proposed_again),
    proposedAgainText: row.proposed_again_text,
  };
}

export async function listOutcomes(driver: Driver): Promise<MacroareaOutcomes[]> {
  const rows = await driver.read<OutcomeRow>(
    `SELECT macroarea, macroarea_name, position, title, achieved_pct, user_evaluation, resources_match_pct,
       resources_match_note, critical_issues, need_answered, need_answered_text, continuity, proposed_again,
       proposed_again_text
     FROM outcome ORDER BY macroarea, position LIMIT 500`,
  );
  const groups = new Map<number, MacroareaOutcomes>();
  for (const row of rows) {
    const group = groups.get(row.macroarea) ?? {
      macroarea: row.macroarea,
      macroareaName: row.macroarea_name,
      averageAchievedPct: 0,
      outcomes: [],
    };
    group.outcomes.push(toOutcome(row));
    groups.set(row.macroarea, group);
  }
  for (const group of groups.values()) {
    const sum = group.outcomes.reduce((all, one) => all + one.achievedPct, 0);
    group.averageAchievedPct = Math.round((sum / group.outcomes.length) * 10) / 10;
  }
  return [...groups.values()];
}
