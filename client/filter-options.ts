// What cases may be filtered by, with its words: kinds, areas and comuni, as every filter offers them.
import { areaName } from "./area-name.ts";
import type { Desk } from "./desk.ts";
import type { Option } from "./ui/choice.tsx";
import type { Workflows } from "./workflows.ts";

export const kindOptions = (workflows: Workflows): Option[] =>
  workflows.listed().map(({ id, texts }) => ({ value: id, label: texts.plural }));

export const areaOptions = (workflows: Workflows): Option[] =>
  [...new Set(workflows.listed().flatMap(({ areas }) => areas))].map((area) => ({
    value: area,
    label: areaName(area),
  }));

export const comuneOptions = ({ comuni }: Pick<Desk, "comuni">): Option[] =>
  comuni.map(({ istat, name }) => ({ value: istat, label: name }));
