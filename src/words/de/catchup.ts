import type { en } from '../en.ts';

export const catchup: (typeof en)['catchup'] = {
  titleOf: (channel) => `Was du in #${channel} verpasst hast`,
  titleOfGroupMessage: 'Was du in dieser Gruppennachricht verpasst hast',
  titleOfThread: (channel) => `Ein Thread in #${channel}`,
  titleOfThreadInGroupMessage: 'Ein Thread in dieser Gruppennachricht',
  titleOfAll: 'Was du verpasst hast',

  catchMeUp: 'Thread zusammenfassen',
  reading: 'Ich lese …',
  readSoFar: (messages, threads) => {
    const said = messages === 1 ? '1 Nachricht' : `${messages} Nachrichten`;
    const inThreads = threads === 0 ? '' : threads === 1 ? ' in 1 Thread' : ` in ${threads} Threads`;
    return `Ich lese … bisher ${said}${inThreads}.`;
  },
  cameByDm: 'Das hat gedauert, darum steht die Antwort in deiner Unterhaltung mit mir.',

  nothingNew: (where, since) => `Seit ${since} gibt es in ${where} nichts Neues.`,
  noThread: 'Diese Nachricht finde ich nicht. Vielleicht ist sie gelöscht.',
  lookFurtherBack: 'Weiter zurück: `/catchup 3d` oder `/catchup seit montag`.',
  nothingNewAnywhere: 'Nichts Neues in den Kanälen, die du mit mir gemeinsam hast.',
  noChannels: (bot) =>
    `Wir haben keinen Kanal gemeinsam, den ich für dich lesen könnte. Gib \`/invite ${bot}\` ein, wo du auf dem Laufenden sein willst.`,
  alsoSaid: 'Neues auch in:',
  someMessages: (channel, count) => `${channel} (${count})`,
  channelsNotRead: (count) =>
    count === 1
      ? '1 Kanal wurde nicht gelesen: Es war zu viel.'
      : `${count} Kanäle wurden nicht gelesen: Es war zu viel.`,
  aGroupMessage: 'Gruppennachricht',
  theGroupMessage: 'dieser Gruppennachricht',

  ask: 'Dazu nachfragen',
  askNow: 'Fragen',
  questionLabel: 'Was möchtest du wissen?',
  questionHint: 'Die Antwort kommt aus den Nachrichten, die hierfür gelesen wurden.',
  answered: 'Eine Antwort aus dem, was gelesen wurde',
  expired: 'Das ist mehr als einen Tag her. Frag noch einmal von vorn.',
  share: 'Teilen …',

  shareTitle: 'Das hier teilen',
  shareNow: 'Teilen',
  goesToChannel: (channel) => `Das wird in ${channel} gepostet. Alle dort können es lesen.`,
  goesToThread: (channel) => `Das wird im Thread in ${channel} gepostet. Alle dort können es lesen.`,
  sharedBy: (name) => `Geteilt von ${name}`,
  askedOf: (name) => `Gefragt ist ${name}`,
  titleShared: (channel) => `Was in #${channel} gesagt wurde`,
  changedSince: 'Dort wurde seitdem eine Nachricht geändert oder gelöscht. Frag neu und teil dann das.',

  settingsTitle: 'Sprachmodell',
  modelOffered: (model, host) =>
    `Zusammenfassungen kann das Sprachmodell *${model}* auf *${host}* schreiben.`,
  whatIsSent:
    'Dafür werden die Nachrichten, die gelesen werden, dorthin geschickt, mit den Namen derer, die sie geschrieben ' +
    'haben. Schlüssel, Tokens, Karten- und Kontonummern werden vorher unkenntlich gemacht. Was zurückkommt, wird nur ' +
    'gezeigt, soweit es in den Nachrichten steht.',
  withoutConsent:
    'Solange kein Admin hier zustimmt, wird nichts geschickt, und Zusammenfassungen zitieren die Leute selbst.',
  spentToday: (calls, tokens) => `Heute benutzt (UTC): ${calls} Aufrufe, etwa ${tokens} Tokens.`,
  useLabel: 'Darf es benutzt werden?',
  use: {
    no: 'Nein: Nichts wird geschickt',
    yes: 'Ja, für öffentliche Kanäle und die unten gewählten',
  },
  channelsLabel: 'Private und geteilte Kanäle, für die es auch benutzt werden darf',
  channelsHint:
    'Aus ihnen wird nichts geschickt, solange sie hier nicht stehen. In geteilten sind auch Leute anderer Organisationen.',
  adminsOnly: 'Das können nur Admins des Workspace entscheiden.',
  noModel: 'Es ist kein Sprachmodell eingerichtet. Das kann, wer Sluice betreibt; in README.md steht, wie.',
  modelWaits: (model) =>
    `Das Sprachmodell ${model} ist eingerichtet und wartet darauf, dass ein Admin zustimmt.`,
  decideModel: 'Entscheiden …',

  notInChannel: (bot) =>
    `Ich bin nicht in diesem Kanal und kann ihn darum nicht lesen. Gib dort \`/invite ${bot}\` ein und frag noch einmal.`,
  cannotRead: (bot) =>
    `Das kann ich nicht für dich lesen. Wenn du den Kanal siehst, gib dort \`/invite ${bot}\` ein und frag noch einmal.`,
  notDirect: 'Was Leute einander direkt schreiben, sehe ich nie. Frag in einem Kanal oder nenne einen.',
  badPart: {
    word: (part) => `„${part}“ verstehe ich nicht.`,
    future: (part) => `„${part}“ liegt nicht in der Vergangenheit.`,
    'too-long': (part) => `„${part}“ ist zu lange her: Mehr als 90 Tage gehen nicht.`,
    channel: (part) => `Einen Kanal ${part} kenne ich nicht. Wähl ihn aus der Liste, die Slack zeigt.`,
    link: (part) =>
      `„${part}“ ist kein Link zu einer Nachricht. Einen gibt *Link kopieren* im Menü einer Nachricht.`,
  },
  help:
    '`/catchup` – was du in diesem Kanal verpasst hast, seit du zuletzt darin warst\n' +
    '`/catchup 3d` · `/catchup seit montag` – seitdem\n' +
    '`/catchup #kanal` – in einem anderen Kanal\n' +
    '`/catchup <Link zu einer Nachricht>` – ihr Thread\n' +
    '`/catchup all` – in allen Kanälen, die du mit Sluice gemeinsam hast\n' +
    '`/catchup settings` – für Admins: ob ein Sprachmodell sie schreibt\n' +
    'In einem Thread: *Catch me up* im Menü einer Nachricht. Die Antwort siehst nur du.',
};
