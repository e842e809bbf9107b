// Entry of the archive's verifier on its own: `node build/server/archive-verifier.js FILE [CODE ...]`, where a code is
// the text of a printed root. Needs Node and nothing else.
import { linesOf, verifyArchive } from "./archive-verifier.ts";

const [file, ...codes] = process.argv.slice(2);
if (!file) {
  console.error("expected FILE [CODE ...]");
  process.exit(2);
}
const { counts, end, publicKeys, problems } = await verifyArchive(linesOf(file), codes);
console.log(
  Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(", "),
);
console.log(`ends at position ${end.pos} with root ${end.root}`);
for (const key of publicKeys) console.log(`signed with ${key}`);
for (const problem of problems) console.log(`PROBLEM ${problem}`);
console.log(problems.length === 0 ? "Everything holds." : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
