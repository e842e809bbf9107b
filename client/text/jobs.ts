// The words of what the system does by itself, in the language of the switch.
import { jobs as it } from "./it/jobs.ts";
import { words } from "./language.ts";

export const jobsText = words(it, (all) => all.jobs);
