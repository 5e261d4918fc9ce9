import type { en } from '../en.ts';

export const baton: (typeof en)['baton'] = {
  nextRegion: (name) => `Nächste Region: ${name}`,
  regionPeople: (names, more) => {
    const people = more === 0 ? names.join(', ') : `${names.join(', ')} und ${more} weitere`;
    return names.length + more === 1 ? people : `${people}. Wer zuerst annimmt, übernimmt.`;
  },
  noNextRegion:
    'Nach dir übernimmt niemand aus einer anderen Region. Admins legen Regionen in der App-Startseite an; `/handoff @person` geht auch ohne.',
  regionGone: 'Diese Region gibt es nicht mehr. Wähle jemand anderen.',
  sentToRegion: (name, people) =>
    people === 1
      ? `:handshake: Unterwegs an ${name}. Eine Person bekommt sie in ihrer nächsten Lesezeit.`
      : `:handshake: Unterwegs an ${name}. ${people} Leute bekommen sie, alle in ihrer nächsten Lesezeit. Wer zuerst annimmt, übernimmt.`,

  offer: (end) => `Dein Tag endet um ${end}. Übergeben?`,
  offerDraft: 'Entwerfen',
  offerNotToday: 'Heute nicht',
  offerStop: 'Nicht mehr fragen',
  offerDismissed: 'Gut, heute keine Übergabe.',
  offerStopped:
    'Ich frage nicht mehr. `/handoff offer on` holt es zurück, und `/handoff` entwirft jederzeit eine.',
  offerIsOn: (at) =>
    `An: 30 Minuten vor dem Ende deines Arbeitstags frage ich, ob du übergeben willst. Das nächste Mal: ${at}.`,
  offerIsSilent:
    'Du hast einen Schirm: außerhalb deiner Lesezeiten kommt die Frage ohne Ton. Mit einer Lesezeit am Ende deines Tages hörst du sie.',
  offerIsOff:
    'Aus. Ich kann dich 30 Minuten vor dem Ende deines Arbeitstags fragen, ob du übergeben willst, mit einem Entwurf.',
  offerNeedsHours: 'Ich frage dich, sobald ich weiß, wann dein Arbeitstag endet.',
  offerNeedsYou:
    'Dafür brauche ich erst deine Zeiten. Leg sie fest, auch deine Arbeitszeiten, und schalte es dann ein.',
  offerTurnOn: 'Übergabe anbieten',
  offerTurnOff: 'Nicht mehr fragen',
  setWorkingHours: 'Arbeitszeiten festlegen',
  homeOn: '30 Minuten vor dem Ende deines Arbeitstags wird dir eine Übergabe angeboten.',
  homeOff: '30 Minuten vor dem Ende deines Arbeitstags kann dir eine Übergabe angeboten werden.',

  markdown: 'Als Markdown',
  markdownTitle: 'Als Markdown',
  markdownHint: 'Zum Markieren und Kopieren. Darin steht, was du lesen darfst, sonst nichts.',
};
