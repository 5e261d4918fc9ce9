/** It cannot wait: declared words, calls, and who was reached. */
export const redPhone = {};
