/** The parts of the page, as people find them: by role and name. */
export const parts = (page) => {
  const field = (name) => page.getByRole("textbox", { name, exact: true });
  const button = (name) => page.getByRole("button", { name, exact: true });
  const context = (number) => page.getByRole("group", { name: `Context ${number}`, exact: true });
  return {
    field,
    button,
    context,
    mode: page.getByRole("combobox", { name: "Mode" }),
    contextField: (number, name) => context(number).getByRole("textbox", { name, exact: true }),
    networkSwitch: (name) => page.getByRole("switch", { name, exact: true }),
    outcome: page.locator("#outcome"),
    submit: () => button("Connect workspace").click(),
    fillInExample: () => button("Fill in an example").click(),
  };
};

/** Waits for an answer of the worker, and returns the card's title and its lines by name. */
export async function answer(page, kind) {
  const card = page.locator(`#outcome[data-kind=${kind}]`);
  await card.waitFor();
  const lines = await card.locator("dl > div").evaluateAll((lines) => lines.map((line) => [...line.children].map((part) => part.innerText)));
  return { title: await card.getByRole("heading").innerText(), text: await card.innerText(), ...Object.fromEntries(lines) };
}

/** What the timeline shows: of each moment, what it is and what came of it. */
export const moments = (page) =>
  page.locator("#timeline > [data-kind]").evaluateAll((items) =>
    items.map((item) => [".what", ".result"].map((part) => item.querySelector(part).textContent)),
  );

/** What is wrong with a field: the text that is both seen below it and heard with it. */
export const fault = (control) =>
  control.evaluate((element) =>
    element
      .getAttribute("aria-describedby")
      .split(" ")
      .map((id) => document.getElementById(id))
      .filter((note) => note.matches(".fault") && note.checkVisibility())
      .map((note) => note.textContent)
      .join(" "),
  );

export const isInvalid = async (control) => (await control.getAttribute("aria-invalid")) === "true";

export const hasFocus = (control) => control.evaluate((element) => element === document.activeElement);
