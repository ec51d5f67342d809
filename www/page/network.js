const network = document.getElementById("network");

/** What is to go wrong on the way to the worker, in the order of the switches. */
export const chosenFaults = () => (network.disabled ? [] : [...network.querySelectorAll(":checked")].map(({ value }) => value));
