/** The rota: who is on when, around the day. Names and times come mrkdwn-safe. */
export const rota = {
  title: 'Who is on',
  none: 'Declare regions that take over from one another, with their people and hours. A handoff can then go to whoever comes next.',
  on: (name: string, time: string, until: string, people: string) =>
    `*${name}* – ${time} there, on until ${until} · ${people}`,
  off: (name: string, time: string, starts: string, people: string) =>
    `*${name}* – ${time} there, starts in ${starts} · ${people}`,
  noHours: (name: string, time: string, people: string) => `*${name}* – ${time} there, no hours · ${people}`,
  unknownZone: (name: string, zone: string) => `*${name}* – its time zone ${zone} is unknown: mend it`,
  declared: (name: string, people: string, hours: string, zone: string) =>
    `*${name}* – ${people}\n${hours}, ${zone}`,
  nobody: 'nobody',
  andMore: (people: string, more: number) => `${people} and ${more} more`,
  gap: (from: string, length: string) => `${from}, for ${length}`,
  gaps: (spans: string, more: number) =>
    more === 0
      ? `Nobody is on: ${spans}.`
      : `Nobody is on: ${spans}, and ${more} more times in the coming week.`,
  add: 'Add a region',
  edit: 'Edit',
  remove: 'Remove',
  full: (most: number) => `A rota has ${most} regions at most.`,

  newRegion: 'New region',
  editRegion: 'Edit region',
  nameLabel: 'What it is called',
  nameHint: 'Such as Berlin, or Americas.',
  membersLabel: 'Who belongs to it',
  membersHint: 'In the order in which they are asked to take over.',
  zoneLabel: 'Time zone',
  zoneHint: 'Such as Europe/Berlin.',
  hoursLabel: 'When it is on',
  hoursHint: 'Such as Mon–Fri 9:00–17:00.',
  zoneUnknown: (typed: string) =>
    `“${typed}” is no time zone that I know. Try Europe/Berlin or America/New_York.`,
  nameTaken: (name: string) => `There is a region called “${name}” already.`,
  removed: (name: string) => `${name} is no longer on the rota.`,
  undo: 'Put it back',
  gone: 'Somebody has removed this region meanwhile. Add it anew if it is still wanted.',
};
