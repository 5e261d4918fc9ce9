/** Batons: over to the next region, the offer at the day's end. Names and times come mrkdwn-safe where a text is mrkdwn. */
export const baton = {
  nextRegion: (name: string) => `Next region: ${name}`,
  regionPeople: (names: readonly string[], more: number) => {
    const people = more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
    return names.length + more === 1 ? people : `${people}. Whoever accepts first takes it.`;
  },
  noNextRegion:
    'Nobody takes over from you on a rota. Admins declare one in App Home; `/handoff @person` works without.',
  regionGone: 'That region is no longer on the rota. Choose somebody else.',
  sentToRegion: (name: string, people: number) =>
    people === 1
      ? `:handshake: On its way to ${name}. One person gets it at their next comms block.`
      : `:handshake: On its way to ${name}. ${people} people get it, each at their next comms block. Whoever accepts first takes it.`,
};
