/** Over to you: batons, the rota. */
export const handoff = {};
