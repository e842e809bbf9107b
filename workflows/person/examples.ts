// Invented persons that show the kind: a record begun with a surname only, and a whole one up to death.
import type { Example } from "../kernel/definition.ts";

export const personExamples: readonly Example[] = [
  {
    name: "A newborn known only by surname is identified later, moves and gets a protected address",
    steps: [
      {
        type: "OPEN_PERSON",
        payload: { surname: "Zampieri Prova", fiscalCodeMissing: "newborn", provisional: true, territory: "020038" },
        dayOffset: 0,
        expectState: "provisional",
      },
      {
        type: "IDENTIFY_PERSON",
        payload: {
          givenName: "Ada",
          birthOn: "$day-20",
          sex: "F",
          birthPlace: "G186",
          fiscalCodeMissing: "newborn",
        },
        dayOffset: 12,
        expectState: "identified",
      },
      { type: "MOVE_RESIDENCE", payload: { territory: "020042", movedOn: "$day-5" }, dayOffset: 60 },
      { type: "PROTECT_ADDRESS", payload: { protectedAddressText: "Casa di prova 1" }, dayOffset: 90 },
      { type: "ADD_ALERT", payload: { alertKind: "visitInTwo", alertText: "Esempio di avvertenza" }, dayOffset: 91 },
      { type: "END_ALERT", payload: { alert: 5 }, dayOffset: 120 },
      { type: "END_ADDRESS_PROTECTION", payload: { address: "Via Esempio 2" }, dayOffset: 130 },
    ],
  },
  {
    name: "An adult is opened whole, corrected, and dies",
    steps: [
      {
        type: "OPEN_PERSON",
        payload: {
          surname: "Campione",
          givenName: "Livio",
          birthOn: "1941-06-30",
          birthPlace: "F804",
          sex: "M",
          citizenship: "100",
          territory: "020072",
          address: "Via Esempio 10",
          phone: "+39 000 0000001",
          language: "it",
        },
        dayOffset: 0,
        expectState: "identified",
      },
      {
        type: "CORRECT_PERSON",
        payload: { correctionReason: "document", birthOn: "1941-07-30", correctionNote: "Letto sul documento" },
        dayOffset: 3,
      },
      { type: "UPDATE_CONTACTS", payload: { phone: "+39 000 0000002", needsInterpreter: false }, dayOffset: 4 },
      { type: "RECORD_DEATH", payload: { diedOn: "$day-2" }, dayOffset: 200, expectState: "deceased" },
      { type: "ANNUL_DEATH", payload: { annulReason: "Omonimo" }, dayOffset: 201, expectState: "identified" },
      { type: "RECORD_DEATH", payload: { diedOn: "$day-1" }, dayOffset: 900, expectState: "deceased" },
    ],
  },
];
