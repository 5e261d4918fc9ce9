import type { en } from '../en.ts';

export const summary: (typeof en)['summary'] = {
  kinds: {
    'for-you': 'Braucht dich',
    decision: 'Entscheidungen',
    action: 'Aufgaben',
    'open-question': 'Offene Fragen',
    blocker: 'Hindernisse',
    'key-message': 'Wichtige Nachrichten',
  },
  counted: {
    decision: (n) => (n === 1 ? '1 Entscheidung' : `${n} Entscheidungen`),
    action: (n) => (n === 1 ? '1 Aufgabe' : `${n} Aufgaben`),
    'open-question': (n) => (n === 1 ? '1 offene Frage' : `${n} offene Fragen`),
    blocker: (n) => (n === 1 ? '1 Hindernis' : `${n} Hindernisse`),
  },
  and: (parts) =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}`,

  headline: {
    nothing: 'Es wurde nichts geschrieben.',
    needsYou: (n) => (n === 1 ? '1 Sache braucht dich' : `${n} Sachen brauchen dich`),
    nothingNeedsYou: 'Nichts davon braucht dich',
    also: (needs, others) => (others === '' ? `${needs}.` : `${needs}. Gut zu wissen: ${others}.`),
    most: (what, messages, people) =>
      `Am meisten ging es um „${what}“: ${messages} Nachrichten von ${people === 1 ? '1 Person' : `${people} Leuten`}.`,
    first: (who, what) => `${who} fing an mit „${what}“${/[.!?…]$/.test(what) ? '' : '.'}`,
  },
  owner: (name) => `von ${name}`,
  due: (when) => (/^(?:bis|vor|spätestens)\b/i.test(when) ? when : `fällig „${when}“`),
  more: (n) => `und ${n} weitere`,
  source: 'öffnen',
  nothingToShow: 'Niemand hat etwas geschrieben, das heraussticht.',

  coverage: {
    messages: (n) => (n === 1 ? '1 Nachricht' : `${n} Nachrichten`),
    threads: (n) => (n === 1 ? 'in 1 Thread' : `in ${n} Threads`),
    notReadThreads: (n) =>
      n === 1 ? '1 Thread nicht zu Ende gelesen' : `${n} Threads nicht zu Ende gelesen`,
    notReadBefore: (when) => `nichts gelesen von vor ${when}`,
    reasons: {
      'rate-limit': 'Slack erlaubt gerade kein weiteres Lesen',
      time: 'die Zeit war um',
      'too-many': 'es war zu viel',
      'no-access': 'es darf nicht gelesen werden',
      failed: 'Slack gab es nicht heraus',
    },
    withoutModel: 'ohne Sprachmodell erstellt',
    withModel: (model) => `erstellt mit ${model}`,
    partlyWithoutModel: (model) => `zum Teil mit ${model} erstellt, zum Teil ohne`,
  },
  troubles: {
    late: 'das Modell brauchte zu lange',
    failed: 'das Modell war nicht erreichbar',
    unusable: 'das Modell gab keine brauchbare Antwort',
    truncated: 'das Modell konnte nicht alles lesen',
    'request-cap': 'es war mehr, als für einmal an das Modell gehen darf',
    'person-cap': 'du hast das Modell so viel benutzt, wie ein Tag erlaubt',
    'day-cap': 'der Workspace hat das Modell so viel benutzt, wie ein Tag erlaubt',
    uncounted: 'es ließ sich nicht zählen, was das Modell kostet',
  },
  noAnswer: 'Die gelesenen Nachrichten sagen dazu nichts.',
  seeAlso: 'Siehe auch',
};
