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
    name: "A child's father loses responsibility, a guardian is named and later replaced; nobody may tell the father where",
    steps: [
      {
        type: "OPEN_PERSON",
        payload: {
          surname: "Prova",
          givenName: "Nina",
          birthOn: "$day-3000",
          sex: "F",
          birthPlace: "G186",
          fiscalCodeMissing: "unknown",
          territory: "020038",
        },
        dayOffset: 0,
        expectState: "identified",
      },
      {
        type: "RECORD_ACT",
        payload: {
          actRole: "parent",
          representative: "$person2",
          responsibility: "forfeited",
          actOrders: ["hideAddress"],
          authority: "juvenileCourt",
          actNumber: "Esempio 12",
          actOn: "$day-4",
          from: "$day-4",
        },
        dayOffset: 5,
      },
      {
        type: "RECORD_ACT",
        payload: {
          actRole: "guardian",
          representativeName: "Avvocata di prova",
          authority: "guardianshipJudge",
          actOn: "$day-2",
          from: "$day-2",
        },
        dayOffset: 6,
      },
      { type: "END_ACT", payload: { act: 3, until: "$day", actEnd: "replaced" }, dayOffset: 90 },
      {
        type: "TELL_APART",
        payload: { other: "$person", apartText: "Viste insieme allo sportello (esempio)." },
        dayOffset: 91,
      },
      { type: "MAY_BE_SAME", payload: { other: "$person" }, dayOffset: 92 },
      {
        type: "MERGE_INTO",
        payload: { other: "$person", mergeText: "Lo stesso certificato di nascita (esempio)." },
        dayOffset: 93,
        expectState: "merged",
      },
      {
        type: "UNMERGE",
        payload: { unmergeText: "Erano due cugine (esempio)." },
        dayOffset: 94,
        expectState: "identified",
      },
    ],
  },
  {
    name: "A record is opened twice: the second is taken out of use, back when that was wrong, and out again",
    steps: [
      {
        type: "OPEN_PERSON",
        payload: { surname: "Doppia di prova", provisional: true, fiscalCodeMissing: "unknown", territory: "020038" },
        dayOffset: 0,
        expectState: "provisional",
      },
      {
        type: "OPENED_BY_MISTAKE",
        payload: { mistakeReason: "thereAlready", mistakeText: "C’era già col cognome da nubile (esempio)." },
        dayOffset: 1,
        expectState: "openedByMistake",
      },
      {
        type: "NOT_A_MISTAKE",
        payload: { notMistakeText: "Erano due sorelle (esempio)." },
        dayOffset: 2,
        expectState: "provisional",
      },
      {
        type: "OPENED_BY_MISTAKE",
        payload: { mistakeReason: "otherPerson" },
        dayOffset: 3,
        expectState: "openedByMistake",
      },
    ],
  },
  {
    name: "Somebody goes into a home of another comune: who pays stays, a move is checked and claimed, an act settles it",
    steps: [
      {
        type: "OPEN_PERSON",
        payload: {
          surname: "Anziana di prova",
          givenName: "Ines",
          birthOn: "1940-02-03",
          sex: "F",
          birthPlace: "G186",
          fiscalCodeMissing: "unknown",
          territory: "020038",
          movedOn: "1990-05-01",
        },
        dayOffset: 0,
        expectState: "identified",
      },
      {
        type: "RECORD_STAY",
        payload: {
          stayKind: "residential",
          from: "$day-1",
          stayPlace: "RSA di prova",
          noticeTo: "020038",
          noticeOn: "$day-9",
        },
        dayOffset: 10,
      },
      {
        type: "MOVE_DOMICILE",
        payload: { domicile: "020047", domicileFrom: "$day-1", domicileAddress: "Via Esempio 5" },
        dayOffset: 10,
      },
      { type: "MOVE_RESIDENCE", payload: { territory: "020047", movedOn: "$day-3" }, dayOffset: 60 },
      {
        type: "CHECK_PAYER",
        payload: { payerOutcome: "claimSent", claimTo: "020038", claimOn: "$day", payerText: "Inviata per PEC" },
        dayOffset: 62,
      },
      {
        type: "CHECK_PAYER",
        payload: { payerOutcome: "claimAccepted", claimTo: "020038", claimOn: "$day-1" },
        dayOffset: 90,
      },
      {
        type: "DECIDE_PAYER",
        payload: {
          payerService: "residential",
          payer: "020038",
          payerActNumber: "Esempio 7",
          actOn: "$day",
          from: "$day",
        },
        dayOffset: 91,
      },
      { type: "END_STAY", payload: { stay: 2, until: "$day" }, dayOffset: 300 },
      { type: "END_DOMICILE", payload: { until: "$day" }, dayOffset: 300 },
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
      {
        type: "RECORD_ISEE",
        payload: { iseeKind: "sociosanitary", iseeCents: 1_250_000, dsuOn: "$day-1" },
        dayOffset: 5,
      },
      {
        type: "RECORD_CERTIFICATE",
        payload: { certificateKind: "civilInvalidity", certificatePercent: 80, from: "$day-90", until: "$day+300" },
        dayOffset: 6,
      },
      {
        type: "RECORD_INCOME",
        payload: { incomeKind: "pension", incomeCents: 95_000, incomeEach: "month", from: "$day-300" },
        dayOffset: 7,
      },
      {
        type: "RECORD_PERMIT",
        payload: { permitKind: "identityDocument", permitNumber: "ES123", from: "$day-900", until: "$day+60" },
        dayOffset: 8,
      },
      { type: "END_PAPER", payload: { paper: 6, until: "$day" }, dayOffset: 20 },
      { type: "RECORD_DEATH", payload: { diedOn: "$day-2" }, dayOffset: 200, expectState: "deceased" },
      { type: "ANNUL_DEATH", payload: { annulReason: "Omonimo" }, dayOffset: 201, expectState: "identified" },
      { type: "RECORD_DEATH", payload: { diedOn: "$day-1" }, dayOffset: 900, expectState: "deceased" },
    ],
  },
  {
    name: "A mother is recorded, and who cares for somebody until that ends",
    steps: [
      {
        type: "OPEN_PERSON",
        payload: {
          surname: "Prova",
          givenName: "Lia",
          birthOn: "$day-3000",
          sex: "F",
          birthPlace: "G186",
          fiscalCodeMissing: "unknown",
          territory: "020038",
        },
        dayOffset: 0,
        expectState: "identified",
      },
      {
        type: "RECORD_RELATION",
        payload: { relative: "$person2", tie: "parent", tieSource: "registry" },
        dayOffset: 1,
      },
      {
        type: "RECORD_RELATION",
        payload: { relative: "$person3", tie: "caregiver", tieSource: "personSays", from: "$day-400" },
        dayOffset: 2,
      },
      { type: "END_RELATION", payload: { relation: 3, until: "$day", relationEnd: "careEnded" }, dayOffset: 90 },
    ],
  },
  {
    name: "A man moves, and nobody knows yet into which street; where he lived long ago is told later",
    steps: [
      {
        type: "OPEN_PERSON",
        payload: {
          ...{ surname: "Traslochi Prova", givenName: "Ugo", birthOn: "$day-9000", sex: "M", birthPlace: "G186" },
          ...{ fiscalCodeMissing: "unknown", territory: "020038", movedOn: "$day-900", address: "Via Esempio 1" },
        },
        dayOffset: 0,
        expectState: "identified",
      },
      { type: "MOVE_RESIDENCE", payload: { territory: "020042", movedOn: "$day-3" }, dayOffset: 30 },
      {
        type: "MOVE_RESIDENCE",
        payload: { territory: "020047", movedOn: "$day-3000", address: "Via Esempio 7" },
        dayOffset: 40,
      },
      { type: "UPDATE_CONTACTS", payload: { address: "Via Esempio 3" }, dayOffset: 50, expectState: "identified" },
    ],
  },
];
