import type { Words } from '../words.ts';

export const callLog: Words['callLog'] = {
  rang: (calls) =>
    calls === 1
      ? 'Das Rote Telefon hat letzte Woche einmal geklingelt'
      : `Das Rote Telefon hat letzte Woche ${calls}-mal geklingelt`,
  place: (word, place, calls) => `${word} ${place}: ${calls}`,
  noWord: 'ohne Wort',
  noChannel: 'per Befehl',
  ofThem: (count) => `${count} „nicht dringend“`,
  elsewhere: (calls) => `anderswo: ${calls}`,
  notUrgent: (calls) =>
    calls === 1 ? 'Einmal hieß es „nicht dringend“.' : `${calls}-mal hieß es „nicht dringend“.`,
  unreachable: (calls) =>
    calls === 1 ? 'Einmal war jemand nicht zu erreichen.' : `${calls}-mal war jemand nicht zu erreichen.`,
  pageFailed: (calls) =>
    calls === 1
      ? 'Einmal nahm der Pager einen Alarm nicht an. `npm run doctor` sieht nach.'
      : `${calls}-mal nahm der Pager einen Alarm nicht an. \`npm run doctor\` sieht nach.`,
  noteWhy:
    'Nach Wort und Channel, nie nach Personen. Wörter, die oft nicht dringend sind, nutzen sich ab: `/redphone` zeigt sie.',

  logEmpty: 'Noch hat niemand über das Rote Telefon angerufen: das Protokoll ist leer',
  logHead: (lines, parts) =>
    `Das Protokoll des Roten Telefons: ${lines === 1 ? 'eine Zeile' : `${lines} Zeilen`}${parts > 1 ? ` in ${parts} Teilen` : ''}`,
  logHow:
    'Es steht im Thread, als CSV: kopiere alles dort in eine Datei, etwa `calls.csv`. Alle Zeiten sind UTC.',
  logOlder: (lines) =>
    lines === 1 ? 'Eine ältere Zeile ist weggelassen.' : `${lines} ältere Zeilen sind weggelassen.`,
  logPart: (part) => `Das Protokoll, Teil ${part}`,
};
