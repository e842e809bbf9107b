// `npm test`, after the set-up: the check, then the slow tests (kill, clone) and the journeys in a browser.
// Its last line is always "N passed, M failed"; a tool of the check that complains counts as one failure.
import { check, runTests } from "./check.mjs";

const { failedTools, fast } = await check();
const slow = await runTests(["slow", "journey"]);
console.log(slow.text.trim());
if (slow.again.length > 0) console.log(`Passed at the second attempt only:\n${slow.again.join("\n")}`);

const passed = fast.passed + slow.passed;
const failed = failedTools + fast.failed + slow.failed;
const ok = failedTools === 0 && fast.ok && slow.ok;
if (!ok) process.exitCode = 1;
// A tests' process that dies with every test counted as passed has failed all the same.
console.log(`${passed} passed, ${failed === 0 && !ok ? 1 : failed} failed`);
