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
};
