import type { en } from '../en.ts';

export const rota: (typeof en)['rota'] = {
  title: 'Wer dran ist',
  none: 'Lege Regionen fest, die einander ablösen, mit ihren Leuten und Zeiten. Eine Übergabe kann dann an die gehen, die als Nächste dran sind.',
  on: (name, time, until, people) => `*${name}* – dort ${time}, dran bis ${until} · ${people}`,
  off: (name, time, starts, people) => `*${name}* – dort ${time}, beginnt in ${starts} · ${people}`,
  noHours: (name, time, people) => `*${name}* – dort ${time}, ohne Zeiten · ${people}`,
  unknownZone: (name, zone) => `*${name}* – die Zeitzone ${zone} ist unbekannt: bitte ändern`,
  declared: (name, people, hours, zone) => `*${name}* – ${people}\n${hours}, ${zone}`,
  nobody: 'niemand',
  andMore: (people, more) => `${people} und ${more} weitere`,
  gap: (from, length) => `${from}, ${length} lang`,
  gaps: (spans, more) =>
    more === 0
      ? `Niemand ist dran: ${spans}.`
      : `Niemand ist dran: ${spans}, und ${more} weitere Male in der kommenden Woche.`,
  add: 'Region hinzufügen',
  edit: 'Ändern',
  remove: 'Entfernen',
  full: (most) => `Mehr als ${most} Regionen hat ein Plan nicht.`,

  newRegion: 'Neue Region',
  editRegion: 'Region ändern',
  nameLabel: 'Wie sie heißt',
  nameHint: 'Etwa Berlin oder Amerika.',
  membersLabel: 'Wer dazugehört',
  membersHint: 'In der Reihenfolge, in der sie gefragt werden, ob sie übernehmen.',
  zoneLabel: 'Zeitzone',
  zoneHint: 'Etwa Europe/Berlin.',
  hoursLabel: 'Wann sie dran ist',
  hoursHint: 'Etwa Mo–Fr 9:00–17:00.',
  zoneUnknown: (typed) => `„${typed}“ ist keine Zeitzone, die ich kenne. Versuch es mit Europe/Berlin.`,
  nameTaken: (name) => `Eine Region namens „${name}“ gibt es schon.`,
  removed: (name) => `${name} steht nicht mehr im Plan.`,
  undo: 'Zurücknehmen',
  gone: 'Jemand hat diese Region inzwischen entfernt. Füge sie neu hinzu, wenn sie noch gebraucht wird.',
};
