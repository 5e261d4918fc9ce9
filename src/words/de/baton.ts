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

  canvas: 'Als Canvas behalten',
  canvasLink: 'zum Canvas',
  canvasKept: (url) =>
    `Sie ist als <${url}|Canvas> aufbewahrt. Wer die Übergabe hat, kann ihn lesen, sonst niemand. Er enthält die Zeilen, die alle davon lesen dürfen, folgt deinen Berichtigungen und verschwindet, wenn die Übergabe nicht mehr aufbewahrt wird.`,
  canvasUnderWay: 'Der Canvas entsteht gerade. Sieh in einer Minute noch einmal nach.',
  canvasFreePlan: 'In Slacks kostenlosem Tarif gibt es keine eigenen Canvases. Hier ist sie als Markdown:',
  canvasOff: 'Dieser Workspace lässt Sluice keine Canvases anlegen. Hier ist sie als Markdown:',
  canvasNoScope:
    'Sluice darf hier keine Canvases anlegen, bis ein Admin die Berechtigung `canvases:write` hinzufügt. Hier ist sie als Markdown:',
  canvasLater:
    'Slack nimmt im Moment keine Canvases mehr an. Versuch es später noch einmal. Hier ist sie als Markdown:',
  canvasUnknown:
    'Slack hat nicht geantwortet, und vielleicht gibt es nun einen Canvas, den niemand öffnen kann. Versuch es noch einmal. Hier ist sie als Markdown:',
  canvasFailed: 'Slack konnte keinen Canvas daraus machen. Hier ist sie als Markdown:',
};
