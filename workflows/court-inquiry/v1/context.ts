// What the machine of a court inquiry remembers, version 1, and how each event changes it.
import { pickGiven, textOf } from "../../kernel/data.ts";
import type { MachineEvent } from "../../kernel/definition.ts";
import type { Day } from "../../kernel/ids.ts";
import { type ActToSign, unsigned, withSignature } from "../../kernel/signatures.ts";

/** Kept under the name that every case has for a judge's mandate: pages open to everybody say nothing of such a household. */
interface Mandate {
  askedBy: string;
  askedOn: Day;
  deliveredOn: Day;
}

export interface InquiryContext {
  inquirySubject: string;
  inquiryScope?: string | undefined;
  mandate?: Mandate | undefined;
  /** The case in care of the person. */
  intake?: string | undefined;
  /** By when the report is asked, and whether the authority said so or the service chose it. */
  reportDue?: { on: Day; setBy: "authority" | "service" } | undefined;
  convokedFor?: Day | undefined;
  meetings: number;
  visits: number;
  missed: number;
  /** The last extension asked for. */
  extension?: { askedOn: Day; untilOn: Day; outcome?: string } | undefined;
  /** The report as it stands: how many signatures the house wants, and those there are. */
  report?: ActToSign | undefined;
  /** What was sent: the report, then what was asked in addition. */
  sent: { on: Day; protocolNumber: string }[];
  integrations: number;
  inquiryOutcome?: string | undefined;
}

export const emptyInquiry: InquiryContext = {
  ...{ inquirySubject: "", meetings: 0, visits: 0, missed: 0, sent: [], integrations: 0 },
};

/** More reports than any inquiry has. */
export const mostSent = 20;

export interface At {
  context: InquiryContext;
  event: MachineEvent;
}
type Change = Partial<InquiryContext>;

const byAuthority = (on: string): Change => (on === "" ? {} : { reportDue: { on, setBy: "authority" } });

export const opened = ({ event: { data } }: At): Change => ({
  ...(pickGiven(data, ["inquirySubject", "inquiryScope", "intake"]) as Change),
  mandate: { askedBy: textOf(data.askedBy), askedOn: textOf(data.askedOn), deliveredOn: textOf(data.deliveredOn) },
  ...byAuthority(textOf(data.reportDueOn)),
});
export const linked = ({ event }: At): Change => ({ intake: textOf(event.data.intake) });
export const daySet = ({ event: { data } }: At): Change => ({
  reportDue: {
    on: textOf(data.reportDueOn),
    setBy: textOf(data.reportDaySetBy) === "authority" ? "authority" : "service",
  },
});
export const convoked = ({ event }: At): Change => ({ convokedFor: textOf(event.data.convokedFor) });
export const met = ({ context }: At): Change => ({ meetings: context.meetings + 1, convokedFor: undefined });
export const visited = ({ context }: At): Change => ({ visits: context.visits + 1, convokedFor: undefined });
export const missed = ({ context }: At): Change => ({ missed: context.missed + 1, convokedFor: undefined });
export const extensionAsked = ({ event: { data, meta } }: At): Change => ({
  extension: { askedOn: meta.occurredOn, untilOn: textOf(data.extensionUntilOn) },
});
export const extensionAnswered = ({ context, event: { data } }: At): Change => {
  const outcome = textOf(data.extensionOutcome);
  return {
    ...(context.extension ? { extension: { ...context.extension, outcome } } : {}),
    ...(outcome === "granted" ? byAuthority(textOf(data.reportDueOn)) : {}),
  };
};
export const written = ({ event }: At): Change => ({ report: unsigned(event) });
export const signed = ({ context: { report }, event }: At): Change =>
  report ? { report: withSignature(report, event) } : {};
export const reportDropped = (): Change => ({ report: undefined });
export const sent = ({ context, event: { data } }: At): Change => ({
  sent: [...context.sent, { on: textOf(data.sentOn), protocolNumber: textOf(data.protocolNumber) }],
});
export const integrationAsked = ({ context, event: { data } }: At): Change => ({
  ...{ integrations: context.integrations + 1, report: undefined, extension: undefined, reportDue: undefined },
  ...byAuthority(textOf(data.reportDueOn)),
});
export const concluded = ({ event }: At): Change => ({ inquiryOutcome: textOf(event.data.inquiryOutcome) });
export const handedBack = ({ event }: At): Change => ({ inquiryOutcome: textOf(event.data.handBackReason) });
export const died = (): Change => ({ inquiryOutcome: "personDied" });
