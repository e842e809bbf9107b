// What policy looks at in a case, taken from its snapshot.
import type { CaseAttributes } from "../../db/access.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";

export const attributesOf = (snapshot: CaseSnapshot): CaseAttributes => {
  const { territory, area, assignee, restricted } = snapshot.doc.head;
  return {
    caseId: snapshot.caseId,
    kind: snapshot.kind,
    state: snapshot.state,
    territory,
    area,
    ...(assignee ? { assignee } : {}),
    restricted: restricted === true,
  };
};
