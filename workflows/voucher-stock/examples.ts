// Invented stocks: vouchers bought, taken, counted short and filled up; numbered cards with a loss; parcels given back and closed.
import type { Example, JsonObject } from "../kernel/definition.ts";

type Step = Example["steps"][number];
const step = (dayOffset: number, type: string, payload: JsonObject = {}, expectState?: string): Step => ({
  ...{ type, payload, dayOffset },
  ...(expectState ? { expectState } : {}),
});
const byColleague = (one: Step): Step => ({ ...one, by: "colleague" });
const opened = (good: string, unitCents: number, more: JsonObject = {}): Step =>
  step(0, "OPEN_STOCK", { territory: "020038", good, unitCents, numbered: false, threshold: 20, ...more }, "active");
const received = (dayOffset: number, pieces: number, unitCents: number, more: JsonObject = {}): Step =>
  step(dayOffset, "RECEIVE", {
    ...{ receivedOn: "$day", supply: "purchase", supplier: "Emittente di esempio", pieces, unitCents },
    ...{ documentNumber: "DDT 12/ES", ...more },
  });
const taken = (dayOffset: number, pieces: number, more: JsonObject = {}): Step =>
  step(dayOffset, "TAKE", { aid: "$aid", handedOn: "$day", pieces, ...more });

export const stockExamples: readonly Example[] = [
  {
    name: "Vouchers are bought, handed over, counted two short, and the difference is confirmed by another person",
    steps: [
      opened("shoppingVouchers", 1_000),
      received(1, 100, 1_000),
      taken(3, 12),
      taken(4, 8),
      step(5, "COUNT", { counted: 80 }, "active"),
      taken(8, 10),
      step(
        30,
        "COUNT",
        {
          ...{ counted: 68, differenceReason: "unexplained" },
          differenceText: "Contati due volte con un collega (esempio)",
        },
        "differing",
      ),
      taken(31, 5),
      byColleague(step(32, "CONFIRM_COUNT", {}, "active")),
      step(33, "SET_THRESHOLD", { threshold: 30 }),
      received(40, 50, 1_000, { supply: "donation", supplier: "Donatore di esempio" }),
    ],
  },
  {
    name: "Of numbered cards some are made void, and one comes back from who had it",
    steps: [
      opened("prepaidCard", 5_000, { numbered: true, threshold: 5 }),
      received(1, 40, 5_000, { serialFrom: 1_001 }),
      taken(2, 3, { serialFrom: 1_001 }),
      step(
        3,
        "PROPOSE_WRITE_OFF",
        { writeOffReason: "voided", pieces: 2, serialFrom: 1_010, writeOffText: "Bande illeggibili (esempio)" },
        "writingOff",
      ),
      byColleague(step(4, "CONFIRM_WRITE_OFF", {}, "active")),
      step(6, "RETURN_GOODS", { returnedOn: "$day", returnWay: "fromPerson", pieces: 1, serialFrom: 1_002 }),
      step(9, "COUNT", { counted: 36 }, "active"),
      taken(12, 4, { serialFrom: 1_004 }),
    ],
  },
  {
    name: "Parcels are not said to be spoiled after all, go back to who gave them, and the empty stock is closed",
    steps: [
      opened("foodParcel", 3_000, { threshold: 0 }),
      received(1, 10, 3_000, { supply: "donation", supplier: "Donatore di esempio" }),
      step(
        2,
        "PROPOSE_WRITE_OFF",
        { writeOffReason: "expired", pieces: 4, writeOffText: "Data letta male (esempio)" },
        "writingOff",
      ),
      byColleague(step(2, "REJECT_CHANGE", { rejectText: "Scadono fra un anno (esempio)" }, "active")),
      step(10, "RETURN_GOODS", {
        ...{ returnedOn: "$day", returnWay: "toSupplier", pieces: 10, documentNumber: "Reso 3/ES" },
      }),
      step(11, "CLOSE_STOCK", { closingText: "Il comune consegna solo buoni (esempio)" }, "closed"),
    ],
  },
];
