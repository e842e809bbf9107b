// The grid a list stands in, in a page without layout: what is selected is a row, whatever comes or goes around it.
import { createSignal } from "solid-js";
import { render } from "solid-js/web";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type TableHandle, VirtualTable } from "../../client/ui/table.tsx";

interface Row {
  id: string;
}

const [rows, setRows] = createSignal<readonly Row[]>([]);
let table: TableHandle<Row> | undefined;
let opened: string[];
let dispose: () => void;

const rowsOf = (...ids: string[]): Row[] => ids.map((id) => ({ id }));
const grid = () => document.querySelector<HTMLElement>("[role=grid]");
const press = (key: string) => grid()?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
const selected = () => [...document.querySelectorAll("tr[aria-selected=true]")].map((row) => row.id);

function draw(start?: { id: string; index: number }): void {
  const place = document.body.appendChild(document.createElement("div"));
  const end = render(
    () => (
      <VirtualTable<Row>
        label="prova"
        columns={[]}
        rows={rows()}
        rowId={(row) => row.id}
        onOpen={(row) => opened.push(row.id)}
        handle={(handle) => (table = handle)}
        start={start}
      />
    ),
    place,
  );
  dispose = () => {
    end();
    place.remove();
  };
}

beforeEach(() => {
  opened = [];
  setRows(rowsOf("a", "b", "c", "d"));
});
afterEach(() => dispose());

test("a row stays selected when others come before it or leave", () => {
  draw();
  table?.select(1);
  expect(selected()).toEqual(["row-b"]);
  setRows(rowsOf("new", "newer", "a", "b", "c", "d"));
  expect(selected()).toEqual(["row-b"]);
  expect(grid()?.getAttribute("aria-activedescendant")).toBe("row-b");
  setRows(rowsOf("b", "c", "d"));
  expect(table?.row()?.id).toBe("b");
  press("Enter");
  expect(opened).toEqual(["b"]);
});

test("when it left, keys act on no other, and the arrows go on from where it stood", () => {
  draw();
  table?.select(1);
  setRows(rowsOf("a", "c", "d"));
  expect(selected()).toEqual([]);
  expect(table?.row()).toBeUndefined();
  press("Enter");
  expect(opened).toEqual([]);
  press("ArrowDown");
  expect(selected()).toEqual(["row-c"]);
});

test("who comes back finds the row, or the one that now stands in its place", () => {
  setRows(rowsOf("new", "a", "b", "c", "d"));
  draw({ id: "b", index: 1 });
  expect(selected()).toEqual(["row-b"]);
  dispose();
  draw({ id: "gone", index: 2 });
  expect(selected()).toEqual(["row-b"]);
});
