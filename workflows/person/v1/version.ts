// Version 1 of the person kind: its states, its events and what each of them asks.
import type { WorkflowVersion } from "../../kernel/definition.ts";
import { usedByNeeds } from "../../rules/mistakes/mistake.ts";
import { mayBeSame, tellApart } from "./apart.ts";
import { derivePerson } from "./derive.ts";
import * as forms from "./forms.ts";
import { endAct, recordAct } from "./forms-acts.ts";
import { changeContactPoint, endContactPoint, hideContactPoint, recordContactPoint } from "./forms-contacts.ts";
import { checkPayer, decidePayer, endDomicile, endStay, moveDomicile, recordStay } from "./forms-living.ts";
import { endPaper, recordCertificate, recordIncome, recordIsee, recordPermit } from "./forms-papers.ts";
import { endRelation, recordRelation } from "./forms-relations.ts";
import { personMachine } from "./machine.ts";
import * as merge from "./merge.ts";
import * as asks from "./merge-asks.ts";
import { notAMistake, openedByMistake } from "./mistake.ts";
import { streets } from "./residence.ts";

export const personV1: WorkflowVersion = {
  version: 1,
  machine: personMachine,
  states: {
    provisional: { weight: 0 },
    identified: { weight: 0 },
    deceased: { weight: 0, closed: true },
    merged: { weight: 0, closed: true, leadsOn: true },
    openedByMistake: { weight: 0, closed: true, withdrawn: true },
  },
  events: {
    OPEN_PERSON: { form: forms.openPerson, opens: true, derive: derivePerson },
    IDENTIFY_PERSON: { form: forms.identifyPerson, derive: derivePerson },
    CORRECT_PERSON: { form: forms.correctPerson, derive: derivePerson },
    UPDATE_CONTACTS: { form: forms.updateContacts },
    MOVE_RESIDENCE: { form: forms.moveResidence },
    PROTECT_ADDRESS: { form: forms.protectAddress },
    END_ADDRESS_PROTECTION: { form: forms.endAddressProtection },
    ADD_ALERT: { form: forms.addAlert },
    END_ALERT: { form: forms.endAlert },
    MOVE_DOMICILE: { form: moveDomicile },
    END_DOMICILE: { form: endDomicile },
    RECORD_STAY: { form: recordStay },
    END_STAY: { form: endStay },
    DECIDE_PAYER: { form: decidePayer },
    CHECK_PAYER: { form: checkPayer },
    RECORD_ISEE: { form: recordIsee, fills: "likeness", needs: [{ fact: "isee", ruleset: "isee" }] },
    RECORD_PERMIT: { form: recordPermit, fills: "likeness" },
    RECORD_CERTIFICATE: { form: recordCertificate, fills: "likeness" },
    RECORD_INCOME: { form: recordIncome },
    END_PAPER: { form: endPaper },
    RECORD_ACT: { form: recordAct },
    END_ACT: { form: endAct },
    RECORD_RELATION: { form: recordRelation },
    END_RELATION: { form: endRelation },
    RECORD_CONTACT_POINT: { form: recordContactPoint },
    CHANGE_CONTACT_POINT: { form: changeContactPoint },
    HIDE_CONTACT_POINT: { form: hideContactPoint },
    END_CONTACT_POINT: { form: endContactPoint },
    TELL_APART: { form: tellApart },
    MAY_BE_SAME: { form: mayBeSame },
    MERGE_INTO: { form: merge.mergeInto, needs: merge.mergeNeeds },
    UNMERGE: { form: merge.unmerge },
    OPENED_BY_MISTAKE: { form: openedByMistake, needs: usedByNeeds },
    NOT_A_MISTAKE: { form: notAMistake },
    TAKE_IN: { form: merge.ofRecords, needs: merge.takeInNeeds, internal: true },
    GIVE_BACK: { form: merge.ofRecords, internal: true },
    ASK_MERGE: { form: asks.askMerge, needs: merge.mergeNeeds, beside: true },
    WITHDRAW_MERGE_ASK: { form: asks.withdrawAsk, beside: true },
    ACCEPT_MERGE: { form: asks.acceptMerge, needs: merge.mergeNeeds, beside: true },
    REFUSE_MERGE: { form: asks.refuseMerge, beside: true },
    MERGE_ASKED: { form: asks.mergeAsked, needs: merge.takeInNeeds, internal: true },
    MERGE_ASK_ENDED: { form: merge.ofRecord, internal: true },
    MERGE_REFUSED: { form: asks.mergeRefused, internal: true },
    GO_INTO: { form: asks.goInto, needs: merge.takeInNeeds, internal: true },
    FOLLOW: { form: merge.ofRecord, internal: true },
    UNFOLLOW: { form: merge.ofRecord, internal: true },
    PROTECT_WITH: { form: merge.protectWith, internal: true },
    SAME_DIED: { form: merge.sameDied, internal: true, irrevocable: "deathTold" },
    JOIN_HOUSEHOLD: { form: forms.joinHousehold, internal: true },
    LEAVE_HOUSEHOLD: { form: forms.leaveHousehold, internal: true },
    MOVE_WITH_HOUSEHOLD: { form: forms.moveWithHousehold, internal: true },
    RECORD_DEATH: { form: forms.recordDeath, irrevocable: "deathTold", toldAnew: ["PERSON_DIED", "SAME_DIED"] },
    ANNUL_DEATH: { form: forms.annulDeath },
    CASES_TOLD: { form: forms.casesTold, internal: true },
  },
  deadlines: {},
  rulesets: ["isee"],
  sealedByDate: streets,
  columnKinds: {},
  columns: () => ({}),
};
