// A household's move as it was recorded before anybody moved along: decided again it says what it said then.
import { expect, test } from "vitest";
import { household } from "../../workflows/household/index.ts";
import type { JsonObject } from "../../workflows/kernel/definition.ts";
import { apply } from "../../workflows/kernel/fold.ts";
import type { LoggedEvent } from "../../workflows/kernel/logged-event.ts";
import { redecide } from "../../workflows/kernel/redecide.ts";
import { circumstances, currentOf, emptyCase, must } from "../support/pure-case.ts";

const [ada, ugo] = ["22222222-2222-4222-8222-222222222220", "22222222-2222-4222-8222-222222222221"] as const;
const home = () =>
  must(household, emptyCase(household), "OPEN_HOUSEHOLD", {
    householdKind: "registry",
    territory: "020038",
    members: [
      { person: ada, relation: "reference", from: "2020-01-01" },
      { person: ugo, relation: "spouse", from: "2020-01-01" },
    ],
  });

test("a move recorded when nobody moved along moves nobody when it is decided again", () => {
  const before = home();
  const { caseId, kind, workflowVersion } = before;
  const homes = [...(before.doc.context.homes as JsonObject[]), { territory: "020042", from: "2026-02-01" }];
  const logged: LoggedEvent = {
    ...{ caseId, kind, number: "", seq: 2, workflowVersion, type: "MOVE_HOUSEHOLD", stateAfter: "active" },
    patch: { head: { territory: "020042" }, context: { homes } },
    ...{ actor: "worker-1", recordedAt: "2026-03-02T09:00:00.000Z", occurredOn: "2026-03-02" },
    payload: { territory: "020042", movedOn: "2026-02-01" },
    effects: [],
  };
  const given = { before, after: apply(before, logged), logged, facts: {} };
  const { today, terms } = circumstances();
  expect(redecide(currentOf(household), given, { today, terms }).differs).toEqual([]);
});

test("decided now, it brings along exactly those who are named", () => {
  const moved = must(household, home(), "MOVE_HOUSEHOLD", {
    ...{ territory: "020042", movedOn: "2026-02-01", movers: [{ person: ugo }] },
  });
  expect(moved.doc.head.territory).toBe("020042");
  expect(() => must(household, home(), "MOVE_HOUSEHOLD", { territory: "020042", movedOn: "2026-02-01" })).toThrow(
    /movers/,
  );
});
