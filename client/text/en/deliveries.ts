// English words of the screens on all deliveries together: what a provider is paid for a month.
import type { deliveries as italian } from "../it/deliveries.ts";
import type { Words } from "../language.ts";

export const deliveries: Words<typeof italian> = {
  payment: "Payments",
  about: "What is paid to a provider for a month: approved months only. Nothing is written here.",
  provider: "Provider",
  month: "Month",
  choose: "Choose",
  noProviders: "No delivery entrusted",
  noProvidersHelp: "Providers of the deliveries you may see stand here, as soon as there is one.",
  nothing: "Nothing approved in this month",
  nothingHelp: "Amounts appear when submitted months are approved. Change the month, or look below at what is missing.",
  nothingWaits: "Nothing is missing: all planned months are approved.",
  summary: "Summary",
};
