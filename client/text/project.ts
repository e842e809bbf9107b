// The words of the individual project, in the language of the switch.
import { project as it } from "./it/project.ts";
import { words } from "./language.ts";

export const projectText = words(it, (all) => all.project);
