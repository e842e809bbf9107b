// What is typed on the sheet of a month: three ways to say an hour and a half, and nothing that is guessed.
import { describe, expect, test } from "vitest";
import { readQuantity, typedQuantity } from "../../workflows/rules/deliveries/typed-quantity.ts";

const hours = (text: string) => {
  const read = readQuantity("hour", text);
  return read.kind === "quantity" ? read.quantity : read.kind === "unread" ? read.why : read.kind;
};

describe("hours", () => {
  test.each([
    ["1:30", 90],
    ["1,5", 90],
    ["90", 90],
    [" 1:30 ", 90],
    ["1h30", 90],
    ["1 h 30", 90],
    ["2h", 120],
    ["0:05", 5],
    ["0", 0],
    ["0,25", 15],
    ["1,50", 90],
    ["24:00", 1440],
    ["1440", 1440],
    ["", "empty"],
    ["1.5", "dot"],
    ["1.30", "dot"],
    ["1,33", "parts"],
    ["1:60", "minutes"],
    ["1:3", "form"],
    ["1:", "form"],
    [":30", "form"],
    ["-5", "form"],
    ["un'ora", "form"],
    ["1/2", "form"],
    ["1441", "tooMuch"],
    ["25:00", "tooMuch"],
  ])("%s is %s", (text, meant) => expect(hours(text)).toBe(meant));

  test("a bare number of few minutes is taken, and looked at twice", () => {
    expect(readQuantity("hour", "2")).toEqual({ kind: "quantity", quantity: 2, few: true });
    expect(readQuantity("hour", "10")).toEqual({ kind: "quantity", quantity: 10 });
    expect(readQuantity("hour", "0:02")).toEqual({ kind: "quantity", quantity: 2 });
  });

  test("every quantity of a day, written as the sheet writes it, is read as itself", () => {
    for (let minutes = 0; minutes <= 1440; minutes += 1) expect(hours(typedQuantity("hour", minutes))).toBe(minutes);
  });

  test("tenths and quarters of an hour agree with the minutes they are", () => {
    for (let hundredths = 0; hundredths < 2400; hundredths += 5) {
      const text = `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, "0")}`;
      expect(hours(text)).toBe((hundredths / 5) * 3);
    }
  });
});

test("pieces are whole numbers", () => {
  expect(readQuantity("piece", "3")).toEqual({ kind: "quantity", quantity: 3 });
  expect(readQuantity("piece", "2")).toEqual({ kind: "quantity", quantity: 2 });
  expect(readQuantity("piece", "1,5")).toEqual({ kind: "unread", why: "whole" });
  expect(readQuantity("piece", "1:30")).toEqual({ kind: "unread", why: "form" });
  expect(typedQuantity("piece", 12)).toBe("12");
});
