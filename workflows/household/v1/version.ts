// Version 1 of the household kind: its states, its events and what each of them asks.
import type { WorkflowVersion } from "../../kernel/definition.ts";
import { usedByNeeds } from "../../rules/mistakes/mistake.ts";
import * as forms from "./forms.ts";
import { goesOnNeeds, joinerNeeds, joinersNeeds, leaversNeed } from "./goes-on.ts";
import { endingNeeds, leavingNeeds, memberNeeds, namingNeeds } from "./living.ts";
import { householdMachine } from "./machine.ts";
import { notAMistake, openedByMistake } from "./mistake.ts";
import { moverFacts } from "./move.ts";

export const householdV1: WorkflowVersion = {
  version: 1,
  machine: householdMachine,
  states: {
    active: { weight: 0 },
    dissolved: { weight: 0, closed: true },
    openedByMistake: { weight: 0, closed: true, withdrawn: true },
  },
  events: {
    OPEN_HOUSEHOLD: { form: forms.openHousehold, opens: true },
    ADD_MEMBER: { form: forms.addMember, needs: joinerNeeds },
    TAKE_IN_MEMBERS: { form: forms.takeInMembers, needs: joinersNeeds },
    MEMBERS_WENT: {
      form: forms.membersWent,
      internal: true,
      needs: [{ ...leaversNeed, pick: ["absorbed"] }, ...leavingNeeds],
    },
    MEMBER_GOES_ON: { form: forms.memberGoesOn, needs: goesOnNeeds, beside: true },
    END_MEMBER: {
      ...{ form: forms.endMember, fills: "member", needs: [...memberNeeds, ...endingNeeds] },
      toldAnew: ["LEAVE_HOUSEHOLD"],
    },
    NAME_REFERENCE: { form: forms.nameReference, needs: namingNeeds },
    OPEN_FROM_SPLIT: { form: forms.openFromSplit, opens: true, internal: true },
    SPLIT_HOUSEHOLD: {
      form: forms.splitHousehold,
      needs: [{ ...leaversNeed, pick: ["protectedAddress", "absorbed"] }, ...endingNeeds],
    },
    END_PLACE_PROTECTION: { form: forms.endPlaceProtection },
    MOVE_HOUSEHOLD: {
      ...{ form: forms.moveHousehold, fills: "member" },
      needs: [{ fact: "movers", cases: "data.movers", of: "person", kind: "person", pick: moverFacts }],
    },
    OPENED_BY_MISTAKE: { form: openedByMistake, needs: usedByNeeds },
    NOT_A_MISTAKE: { form: notAMistake },
    DISSOLVE: { form: forms.dissolve },
  },
  deadlines: {},
  columnKinds: {},
  columns: () => ({}),
};
