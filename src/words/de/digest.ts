import type { en } from '../en.ts';

export const digest: (typeof en)['digest'] = {
  headline(mentions, asking) {
    const all = mentions === 1 ? '1 Erwähnung' : `${mentions} Erwähnungen`;
    if (asking === 0) return all;
    const questions = asking === 1 ? '1 Frage an dich' : `${asking} Fragen an dich`;
    return asking === mentions ? questions : `${all}, davon ${questions}`;
  },
  late: (time) => `Entschuldige, das kommt zu spät. Versprochen war es für ${time}.`,
  early: {
    asked: 'Du wolltest das jetzt haben.',
    left: 'Du hast Sluice verlassen. Das ist alles, was auf dich gewartet hat.',
    paused: 'Sluice macht in diesem Workspace Pause. Das ist alles, was auf dich gewartet hat.',
    'red-phone': 'Ein Red-Phone-Anruf kam durch. Das ist alles, was auf dich gewartet hat.',
  },
  removed({ seen, deleted, editedOut, accessLost }) {
    const parts = [
      seen > 0 ? `${seen} schon gesehen` : '',
      deleted > 0 ? `${deleted} gelöscht` : '',
      editedOut > 0 ? `${editedOut} geändert und nicht mehr für dich` : '',
      accessLost > 0 ? `${accessLost} aus einem Channel, den du verlassen hast` : '',
    ];
    return `Inzwischen weggefallen: ${parts.filter((part) => part !== '').join(', ')}.`;
  },

  asksOfYou: 'Will etwas von dir',
  everythingElse: 'Alles andere',
  from: (sender, where, time) => `${sender} ${where}, ${time}`,
  somebody: 'Jemand',
  inChannel: (channel) => `in ${channel}`,
  inThread: (channel) => `in einem Thread in ${channel}`,
  inGroupMessage: (people) =>
    people === '' ? 'in einer Gruppennachricht' : `in einer Gruppennachricht (${people})`,
  neededBy: (time) => `gebraucht bis ${time}`,
  because: { 'block-ended': 'kam, als dein Block zu Ende ging', snoozed: 'von dir zurückgestellt' },
  noText: {
    old: 'Sie hat mehr als 30 Tage gewartet, darum ist der Text nicht mehr gespeichert.',
    unreadable: 'Slack gibt den Text gerade nicht heraus.',
    sealed: 'Der Text lässt sich hier nicht mehr öffnen.',
  },
  accessUnknown: 'Eine Erwähnung an einem Ort, den du vielleicht verlassen hast',
  andMore: (mentions, button) => `Und ${mentions} weitere: Drück „${button}“.`,

  groupMessage: 'eine Gruppennachricht',
  alsoAnnounced: (list, more) => `Außerdem an alle: ${list}${more === 0 ? '' : ` und ${more} davor`}`,

  open: 'Öffnen',
  openInSlack: 'In Slack öffnen',
  done: 'Erledigt',
  snooze: 'Im nächsten Block noch einmal',
  showAll: (mentions) => `Alle ${mentions} zeigen`,
  doneWithAll: 'Alles erledigt',
  undo: '„Alles erledigt“ zurücknehmen',
  explainButtons:
    'Das Menü (⋯) neben jeder Erwähnung: *Erledigt* nimmt sie von deiner Liste, *Im nächsten Block noch einmal* stellt sie zurück. Niemand sonst sieht, was du drückst.',

  doneWith: (mention) => `Erledigt: ${mention}`,
  notDoneYet: 'Doch nicht erledigt',
  snoozedTo: (time, mention) => `Zurückgestellt auf ${time}: ${mention}`,
  snoozedToNextBlock: (mention) => `Zurückgestellt auf deinen nächsten Block: ${mention}`,
  gone: 'Eine Nachricht wurde gelöscht.',
  called: 'Eine Nachricht hat dich inzwischen als Ruf erreicht.',

  allMentions: 'Alle Erwähnungen',
  close: 'Schließen',
  reading: 'Deine Erwähnungen werden gelesen …',
  range: (from, to, total) => `${from}–${to} von ${total}`,
  previous: 'Zurück',
  next: 'Weiter',

  noNextBlock: 'Du hast keinen nächsten Block, auf den sie warten könnte. `/comms` stellt deine Zeiten ein.',
  expired:
    'Diese Zusammenstellung ist mehr als 8 Tage alt, darum gehen ihre Knöpfe nicht mehr. Die Links schon.',

  firstHeld: {
    notification: 'Sluice hebt eine Erwähnung für deinen nächsten Block auf',
    headline: 'Eine erste Erwähnung wartet auf dich',
    when: (time) => `Jemand hat dich erwähnt. In deinem nächsten Block steht es hier: *${time}*.`,
    how: 'Von jetzt an kommt in jedem deiner Blöcke eine einzige Nachricht mit allem, was warten kann.',
    mayNotify: 'Slack selbst meldet sich vielleicht schon vorher.',
    shielded: 'Bis dahin hält dein Schirm Slack still.',
    choices:
      '`/comms` zeigt und ändert deine Zeiten · `/comms now` bringt, was wartet · `/comms off` beendet das',
  },
};
