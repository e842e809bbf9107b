// English words that pages, files and forms share: areas, work lists, purposes of taking data away.
import type { ListWords } from "./list-words-it.ts";

export const listWords: ListWords = {
  areas: {
    adults: "Adults",
    elderly: "Elderly",
    disability: "Disability",
    families: "Families",
    protection: "Child protection",
    foster: "Foster care",
    housing: "Housing",
    poverty: "Poverty",
    registry: "Register of the service",
  },
  views: {
    todo: "To do",
    mine: "My cases",
    waiting: "Waiting for others",
    unassigned: "To be assigned",
    all: "All cases",
  },
  purposes: {
    planning: "Organising the work",
    meeting: "Team or meeting",
    reporting: "Report or statistics",
    check: "Check of the data",
    authority: "Request of an authority",
    other: "Other",
  },
};
