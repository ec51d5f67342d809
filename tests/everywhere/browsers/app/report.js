/** What can be told to another thread of an error that a copy of the package threw. */
export function report({ isNovuError }, error) {
  const { code, outcome, attempts, message } = error;
  return { isNovuError: isNovuError(error), code, outcome, attempts, message };
}
