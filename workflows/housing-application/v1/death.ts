// What the office does when the record of the applicant tells of a death, version 1. The application goes nowhere by itself: a member
// of the household takes the place, or it ends.
import type { DeathRule } from "../../kernel/person-death.ts";

export const onDeath: DeathRule = {
  ways: ["RECORD_DEATH", "SUCCEED", "CLOSE_AFTER_DEATH", "EXCLUDE", "LIFT_LITIGATION"],
  takenUpIn: ["applicantDied"],
  // What asks for something here is an objection; readmitted, the application asks again.
  answeredIn: ["excluded"],
};
