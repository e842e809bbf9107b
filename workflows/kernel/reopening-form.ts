// How the reopening of something that is over is proposed: the ground, for a court's decision its reference, and why. Each kind says
// which grounds it knows.
import type { Condition, Form } from "./form.ts";

const byCourt: Condition = { eq: ["reopenGround", "courtOrder"] };

export const proposeReopening = (grounds: readonly string[]): Form => ({
  fields: [
    { name: "reopenGround", kind: "choice", class: "open", required: true, options: grounds },
    {
      name: "courtReference",
      kind: "text",
      class: "judicial",
      maxLength: 80,
      visibleWhen: byCourt,
      requiredWhen: byCourt,
    },
    { name: "reopenText", kind: "longText", class: "social", required: true, maxLength: 5000 },
  ],
});
