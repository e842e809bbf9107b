// An invented household: opened with two members, one more, one leaves, moves, dissolved.
import type { Example } from "../kernel/definition.ts";

export const householdExamples: readonly Example[] = [
  {
    name: "A couple of the register has a child, moves, separates and the household is dissolved",
    steps: [
      {
        type: "OPEN_HOUSEHOLD",
        payload: {
          householdKind: "registry",
          territory: "020038",
          members: [
            { person: "$person", relation: "reference", from: "$day-900" },
            { person: "$person2", relation: "spouse", from: "$day-800" },
          ],
        },
        dayOffset: 0,
        expectState: "active",
      },
      { type: "ADD_MEMBER", payload: { person: "$person3", relation: "child", from: "$day-3" }, dayOffset: 10 },
      {
        type: "MOVE_HOUSEHOLD",
        payload: {
          territory: "020042",
          movedOn: "$day-1",
          movers: [{ person: "$person" }, { person: "$person2" }, { person: "$person3" }],
        },
        dayOffset: 15,
      },
      {
        type: "END_MEMBER",
        payload: { person: "$person2", until: "$day", endReason: "separated" },
        dayOffset: 20,
        expectState: "active",
      },
      { type: "DISSOLVE", payload: { until: "$day" }, dayOffset: 30, expectState: "dissolved" },
    ],
  },
  {
    name: "A household is opened by mistake, which was none, and its member is back in it",
    steps: [
      {
        type: "OPEN_HOUSEHOLD",
        payload: {
          householdKind: "deFacto",
          territory: "020038",
          members: [{ person: "$person", relation: "reference", from: "$day-9" }],
        },
        dayOffset: 0,
        expectState: "active",
      },
      {
        type: "OPENED_BY_MISTAKE",
        payload: { mistakeReason: "otherPerson" },
        dayOffset: 1,
        expectState: "openedByMistake",
      },
      { type: "NOT_A_MISTAKE", payload: {}, dayOffset: 2, expectState: "active" },
    ],
  },
  {
    name: "One of a couple leaves with the child for another comune, and later nobody is left",
    steps: [
      {
        type: "OPEN_HOUSEHOLD",
        payload: {
          householdKind: "registry",
          territory: "020038",
          members: [
            { person: "$person", relation: "reference", from: "$day-900" },
            { person: "$person2", relation: "spouse", from: "$day-800" },
            { person: "$person3", relation: "child", from: "$day-300" },
          ],
        },
        dayOffset: 0,
        expectState: "active",
      },
      {
        type: "SPLIT_HOUSEHOLD",
        payload: {
          leavers: [
            { person: "$person2", relation: "reference" },
            { person: "$person3", relation: "child" },
          ],
          splitOn: "$day-2",
          splitReason: "separated",
          newKind: "registry",
          newTerritory: "020042",
        },
        dayOffset: 40,
        expectState: "active",
      },
      { type: "DISSOLVE", payload: { until: "$day" }, dayOffset: 60, expectState: "dissolved" },
    ],
  },
  {
    name: "The reference person dies, a son takes the place and what the others are to him is said later",
    steps: [
      {
        type: "OPEN_HOUSEHOLD",
        payload: {
          householdKind: "registry",
          territory: "020038",
          members: [
            { person: "$person", relation: "reference", from: "$day-900" },
            { person: "$person2", relation: "child", from: "$day-800" },
            { person: "$person3", relation: "child", from: "$day-300" },
          ],
        },
        dayOffset: 0,
        expectState: "active",
      },
      {
        type: "END_MEMBER",
        payload: { person: "$person", until: "$day", endReason: "died", newReference: "$person2" },
        dayOffset: 30,
        expectState: "active",
      },
      {
        type: "NAME_REFERENCE",
        payload: { newReference: "$person2", newRelations: [{ person: "$person3", relation: "sibling" }] },
        dayOffset: 40,
        expectState: "active",
      },
    ],
  },
];
