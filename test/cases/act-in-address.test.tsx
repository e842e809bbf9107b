// A link that opens an act: of the commitment it names while that is open, of none that was released, and with the reasons where the act
// is not possible.
import { expect, test } from "vitest";
import { actAsked } from "../../client/cases/act-in-address.ts";
import type { ContentCase } from "../../client/cases/action-panel.tsx";
import { links } from "../../client/links.ts";

const line = { source: "householdShare", service: "homeCare", from: "2026-01-01", to: "2026-12-31", spentCents: 0 };
const view = {
  actions: [
    { event: "RELEASE_COMMITMENT", possible: true, reasons: [] },
    { event: "COMMIT_BUDGET", possible: false, reasons: ["mayCommit"] },
  ],
  context: {
    budget: [
      { ...line, commitment: 3, committedCents: 100 },
      { ...line, commitment: 5, committedCents: 0, releasedOn: "2026-02-01" },
    ],
  },
} as unknown as Pick<ContentCase, "actions" | "context">;

const followed = (href: string) => {
  const asked = new URLSearchParams(href.split("?")[1]);
  return actAsked(view, { atto: asked.get("atto") ?? "", impegno: asked.get("impegno") ?? "" });
};

test("the form opens on the commitment of the link", () => {
  expect(followed(links.caseAct("id", "RELEASE_COMMITMENT", 3))).toEqual({
    event: "RELEASE_COMMITMENT",
    initial: { commitment: "3" },
  });
});

test("of a commitment that was released, or is not there, it opens as from the panel", () => {
  for (const commitment of [5, 9, undefined])
    expect(followed(links.caseAct("id", "RELEASE_COMMITMENT", commitment))).toEqual({ event: "RELEASE_COMMITMENT" });
});

test("an act that is not possible says why, one that is not hers says nothing of the case", () => {
  expect(followed(links.caseAct("id", "COMMIT_BUDGET", 3))).toEqual({ event: "COMMIT_BUDGET", reasons: ["mayCommit"] });
  expect(followed(links.caseAct("id", "CLOSE"))).toEqual({ event: "CLOSE", reasons: [] });
});
