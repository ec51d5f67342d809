import { contenders } from "./contenders.mjs";
import { requests } from "./project/requests.mjs";
import { inRounds } from "./support/rounds.mjs";

const names = Object.keys(contenders);

/** One validation of each request. */
export async function measureValidation() {
  const cases = Object.keys(requests);
  const figures = await inRounds({ task: "validate", cases, warmUp: 40_000, batchMs: 20 });
  return cases.map((of) => ({
    id: of === "valid" ? "validate valid" : `validate wrong, ${of}`,
    title: of === "valid" ? "validate, valid" : `validate, ${of}`,
    unit: "µs",
    // Who knows the types alone takes a wrong request for right, which says nothing of finding its fault.
    figures: pick(names.filter((name) => name !== "@novu/api" || of === "valid" || requests[of].typesTell), figures[of]),
  }));
}

const pick = (names, of) => Object.fromEntries(names.map((name) => [name, of[name].map(({ wall }) => wall)]));
