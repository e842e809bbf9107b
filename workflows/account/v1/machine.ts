// Life of an account as the log keeps it: created, grants given and ended, absences with who stands in, deactivated. The truth that lets
// somebody in is in the accounts' own file; this is its history beside all other events.
import { assign, setup } from "xstate";
import { textOf, textsOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import { effectActions } from "../../kernel/effects.ts";
import { onData } from "../../kernel/machine.ts";

interface Grant {
  grant: string;
  role: string;
  territory: string;
  areas: string[];
  from: string;
}

interface Absence {
  absence: string;
  /** '' when nobody stands in. */
  substitute: string;
  from: string;
  to: string;
}

export interface AccountContext {
  account: string;
  /** Grants not ended, in the order they were given. */
  grants: Grant[];
  /** Absences not ended, in the order they were told. */
  absences: Absence[];
}

const accountSetup = setup({
  types: { context: {} as AccountContext, events: {} as MachineEvent },
  guards: {
    grantKnown: onData<AccountContext>(({ context, event }) =>
      context.grants.some((one) => one.grant === textOf(event.data.grant)),
    ),
    grantNew: onData<AccountContext>(({ context, event }) =>
      context.grants.every((one) => one.grant !== textOf(event.data.grant)),
    ),
    absenceKnown: onData<AccountContext>(({ context, event }) =>
      context.absences.some((one) => one.absence === textOf(event.data.absence)),
    ),
    absenceNew: onData<AccountContext>(({ context, event }) =>
      context.absences.every((one) => one.absence !== textOf(event.data.absence)),
    ),
  },
  actions: {
    ...effectActions,
    created: assign({ account: ({ event }) => textOf(event.data.account) }),
    given: assign({
      grants: ({ context, event: { data } }) => [
        ...context.grants,
        {
          grant: textOf(data.grant),
          role: textOf(data.role),
          territory: textOf(data.grantTerritory),
          areas: textsOf(data.grantAreas),
          from: textOf(data.validFrom),
        },
      ],
    }),
    ended: assign({
      grants: ({ context, event }) => context.grants.filter((one) => one.grant !== textOf(event.data.grant)),
    }),
    willBeAway: assign({
      absences: ({ context, event: { data } }) => [
        ...context.absences,
        {
          absence: textOf(data.absence),
          substitute: textOf(data.substitute),
          from: textOf(data.validFrom),
          to: textOf(data.validTo),
        },
      ],
    }),
    backAgain: assign({
      absences: ({ context, event }) => context.absences.filter((one) => one.absence !== textOf(event.data.absence)),
    }),
  },
});

const grants = {
  GRANT_GIVEN: { guard: "grantNew", actions: "given" },
  GRANT_ENDED: { guard: "grantKnown", actions: "ended" },
  ABSENCE_SET: { guard: "absenceNew", actions: "willBeAway" },
  ABSENCE_ENDED: { guard: "absenceKnown", actions: "backAgain" },
} as const;

export const accountMachine = accountSetup.createMachine({
  id: "account",
  context: { account: "", grants: [], absences: [] },
  initial: "unopened",
  states: {
    unopened: { on: { ACCOUNT_CREATED: { target: "active", actions: "created" } } },
    active: {
      on: {
        ...grants,
        SIGN_IN_LINK_ISSUED: {},
        PASSWORD_CHANGED: {},
        SECOND_FACTOR_SET: {},
        SECOND_FACTOR_RESET: {},
        ACCOUNT_DEACTIVATED: { target: "deactivated" },
      },
    },
    deactivated: {
      on: {
        GRANT_ENDED: grants.GRANT_ENDED,
        ABSENCE_ENDED: grants.ABSENCE_ENDED,
        ACCOUNT_REACTIVATED: { target: "active" },
      },
    },
  },
});
