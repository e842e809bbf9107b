// An invented account: created, granted, away, ended, deactivated and back.
import type { Example } from "../kernel/definition.ts";

export const accountExamples: readonly Example[] = [
  {
    name: "An account gets a grant, is away for a week, loses the grant, is deactivated and comes back",
    steps: [
      {
        type: "ACCOUNT_CREATED",
        payload: { account: "account-of-example", territory: "district" },
        dayOffset: 0,
        expectState: "active",
      },
      {
        type: "GRANT_GIVEN",
        payload: {
          grant: "grant-1",
          role: "socialWorker",
          grantTerritory: "020038",
          grantAreas: ["adults", "elderly"],
          validFrom: "$day",
        },
        dayOffset: 0,
      },
      { type: "SIGN_IN_LINK_ISSUED", payload: {}, dayOffset: 0 },
      { type: "PASSWORD_CHANGED", payload: {}, dayOffset: 1 },
      { type: "SECOND_FACTOR_SET", payload: {}, dayOffset: 1 },
      { type: "SECOND_FACTOR_RESET", payload: {}, dayOffset: 9 },
      {
        type: "ABSENCE_SET",
        payload: { absence: "absence-1", substitute: "account-of-colleague", validFrom: "$day", validTo: "$day+14" },
        dayOffset: 20,
      },
      { type: "ABSENCE_ENDED", payload: { absence: "absence-1", validTo: "$day" }, dayOffset: 27 },
      {
        type: "GRANT_ENDED",
        payload: { grant: "grant-1", validTo: "$day", endReason: "roleChanged" },
        dayOffset: 40,
      },
      { type: "ACCOUNT_DEACTIVATED", payload: { endReason: "left" }, dayOffset: 60, expectState: "deactivated" },
      { type: "ACCOUNT_REACTIVATED", payload: {}, dayOffset: 90, expectState: "active" },
    ],
  },
];
