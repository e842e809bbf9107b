// Milestones: the case as it stood at every hundredth event, so that an old moment of a long history is reached by
// folding a hundred patches at most. A cache that a fold must reproduce.
import type { CaseDoc, CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Driver, Statement } from "../driver/driver.ts";

const everyEvents = 100;

export const isMilestone = (seq: number): boolean => seq % everyEvents === 0;

export const putMilestone = ({ caseId, seq, kind, number, workflowVersion, state, doc }: CaseSnapshot): Statement => ({
  sql: "INSERT INTO milestone (case_id,seq,kind,number,workflow_version,state,doc) VALUES (?,?,?,?,?,?,?)",
  args: [caseId, seq, kind, number, workflowVersion, state, JSON.stringify(doc)],
});

interface MilestoneRow {
  case_id: string;
  seq: number;
  kind: string;
  number: string;
  workflow_version: number;
  state: string;
  doc: string;
}

/** The latest milestone at or before `seq`. */
export async function findMilestone(driver: Driver, caseId: string, seq: number): Promise<CaseSnapshot | undefined> {
  const [row] = await driver.read<MilestoneRow>(
    "SELECT * FROM milestone WHERE case_id=? AND seq<=? ORDER BY seq DESC LIMIT 1",
    [caseId, seq],
  );
  return (
    row && {
      caseId: row.case_id,
      kind: row.kind,
      number: row.number,
      workflowVersion: row.workflow_version,
      seq: row.seq,
      state: row.state,
      doc: JSON.parse(row.doc) as CaseDoc,
    }
  );
}
