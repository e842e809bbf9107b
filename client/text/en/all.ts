// All English words, fetched when somebody wants them: most desks never do.
// biome-ignore lint/performance/noBarrelFile: what is fetched at once is one file.
export { absences } from "./absences.ts";
export { access } from "./access.ts";
export { board } from "./board.ts";
export { bulk } from "./bulk.ts";
export { cases } from "./cases.ts";
export { commonEvents } from "./common-events.ts";
export { counts } from "./counts.ts";
export { day } from "./day.ts";
export { exports } from "./exports.ts";
export { form } from "./form.ts";
export { history } from "./history.ts";
export { home } from "./home.ts";
export { housing } from "./housing.ts";
export { jobs } from "./jobs.ts";
export { keys } from "./keys.ts";
export { mending } from "./mending.ts";
export { notices } from "./notices.ts";
export { past } from "./past.ts";
export { people } from "./people.ts";
export { plan } from "./plan.ts";
export { proof } from "./proof.ts";
export { queues } from "./queues.ts";
export { search } from "./search.ts";
export { shell } from "./shell.ts";
export { spending } from "./spending.ts";
export { views } from "./views.ts";
