/** Nudges, briefs, the team note. */
export const norms = {};
