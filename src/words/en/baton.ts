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

  offer: (end: string) => `Your day ends at ${end}. Hand over?`,
  offerDraft: 'Draft',
  offerNotToday: 'Not today',
  offerStop: 'Stop offering',
  offerDismissed: 'All right, no handoff today.',
  offerStopped: 'I offer no more. `/handoff offer on` brings it back, and `/handoff` drafts one at any time.',
  offerIsOn: (at: string) =>
    `On: 30 minutes before your working day ends I ask whether you want to hand over. Next: ${at}.`,
  offerIsSilent:
    'You have a shield: outside your comms blocks the question comes without a sound. With a block at the end of your day you hear it.',
  offerIsOff:
    'Off. I can ask you 30 minutes before your working day ends whether you want to hand over, with a draft.',
  offerNeedsHours: 'I offer you a handoff as soon as I know when your working day ends.',
  offerNeedsYou: 'For this I need your hours first. Set them, your working hours too, then turn it on.',
  offerTurnOn: 'Offer me a handoff',
  offerTurnOff: 'Stop offering',
  setWorkingHours: 'Set working hours',
  homeOn: 'A handoff is offered 30 minutes before your working day ends.',
  homeOff: 'A handoff can be offered 30 minutes before your working day ends.',

  markdown: 'As Markdown',
  markdownTitle: 'As Markdown',
  markdownHint: 'Select it and copy it. It holds what you may read, nothing else.',

  canvas: 'Keep as canvas',
  canvasLink: 'Canvas',
  canvasKept: (url: string) =>
    `It is kept as a <${url}|canvas>. Whoever has the handoff can read it, and nobody else. It holds the lines that all of them may read, follows your corrections, and goes when the handoff is no longer kept.`,
  canvasUnderWay: 'The canvas is being made. Look again in a minute.',
  canvasFreePlan: 'Slack’s free plan has no canvases of their own, so here it is as Markdown:',
  canvasOff: 'This workspace does not let Sluice make canvases, so here it is as Markdown:',
  canvasNoScope:
    'Sluice may not make canvases here until an admin adds the permission `canvases:write`. Here it is as Markdown:',
  canvasLater: 'Slack takes no more canvases for the moment. Try it again later; here it is as Markdown:',
  canvasUnknown:
    'Slack has not answered, and there may be a canvas that nobody can open. Try it again; here it is as Markdown:',
  canvasFailed: 'Slack could not make a canvas of it, so here it is as Markdown:',
};
