// home.getDraftKey: the key under which this account's drafts lie on the device, and for how many days; no other account gets
// it, and none without a session. Not kept anywhere: it follows from the server's own secret.
import { procedure } from "../trpc.ts";

export const getDraftKey = procedure.meta({ rule: "signedIn" }).query(({ ctx }) => ({
  accountId: ctx.session.accountId,
  /** 256 bits, hexadecimal. */
  key: ctx.mac(`drafts of ${ctx.session.accountId}`),
  /** 0: nothing is written to the device. */
  days: ctx.accounts.settings.draftDays,
}));
