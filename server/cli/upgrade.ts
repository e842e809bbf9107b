// npm run upgrade -- --rehearse: tries the release at hand on a copy of the data, migrations and verify included, while
// the old release goes on working. Nothing of the live folder is touched; `npm start` then does the same in earnest.
import { rehearse } from "../jobs/drill.ts";
import { type CommandContext, refuseServerMode } from "./command.ts";
import { drillOptions, tellResult } from "./drill.ts";

export async function upgradeCommand(context: CommandContext, args: string[]): Promise<number> {
  refuseServerMode(context, "upgrade");
  if (args.join(" ") !== "--rehearse")
    throw new Error("expected npm run upgrade -- --rehearse; to upgrade in earnest, npm start");
  const result = await rehearse(drillOptions(context));
  const code = tellResult(context, result);
  const { migrations } = result;
  if (code === 0)
    context.say(
      migrations === 0
        ? "No migration is needed. The upgrade would hold."
        : `${migrations} migrations were applied to the copy. The upgrade would hold.`,
    );
  else context.say("Do not upgrade: the copy does not hold under this release.");
  return code;
}
