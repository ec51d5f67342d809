/** In a file of its own: a bundle that is measured has of the benchmark nothing else. */
export const secretKey = "secret-key-of-the-benchmark";
