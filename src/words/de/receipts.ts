import type { en } from '../en.ts';

export const receipts: (typeof en)['receipts'] = {
  bothTimes: (theirs, yours) => `${theirs} (bei dir ${yours})`,
  atTime: (time) => `um ${time}`,
  todayAt: (time) => `heute ${time}`,
  onDay: (day) => `am ${day}`,
  laterToday: 'heute noch',
  tomorrow: 'morgen',
  nextDays: 'in den nächsten Tagen',
  moreThanAWeek: 'erst in mehr als einer Woche',
  reads: (name, when) => `${name} liest Erwähnungen ${when}.`,
  readsAgain: (name, when) => `${name} ist nicht da und liest Erwähnungen wieder ${when}.`,
  readsUndisturbed: (name, when) => `${name} liest Erwähnungen ${when} und wird vorher nicht benachrichtigt.`,
  standsIn: (standIn, name) => `${standIn} vertritt ${name}.`,
  dueNow: (name) => `${name} bekommt sie jeden Moment.`,
  andMore: (count) => `… und ${count} weitere.`,
  mayBeNotified: 'Slack hat vielleicht schon benachrichtigt.',
  cantWait: 'Das kann nicht warten',
  tellMe: 'Sag mir, wenn sie zugestellt ist',
  moved: (name, when) => `${name} liest deine Erwähnung später als angekündigt: ${when}.`,

  reachDirectly: (person) =>
    `Schreib ${person} direkt: Direktnachrichten hält Sluice nicht zurück. Wenn es dringend ist, ruf an.`,
  theirTime: (name, time) => `Bei ${name} ist es ${time}.`,

  willTell: (names) => `Du bekommst eine Nachricht von Sluice, wenn sie zugestellt ist an: ${names}.`,
  delivered: (name, link) => `${name} hat deine Erwähnung jetzt: ${link}.`,
  yourMessage: 'deine Nachricht',

  senderDelivered: (name) => `Zugestellt an ${name}.`,
  senderInBrief: (name: string) => `${name} bekommt stattdessen dein Briefing.`,
  senderPassed: (name) => `Für ${name} wartet sie nicht: Slack hat sie wie immer gezeigt.`,
  nothingToTell:
    'Zu dieser Nachricht hat Sluice dir nichts zu sagen. Es antwortet denen, die sie geschrieben haben, und denen, ' +
    'die darin erwähnt sind, etwa eine Woche lang; nicht zu anderen Nachrichten, nicht zu solchen, die es nie gesehen ' +
    'hat, und nicht zu einem Link, den es nicht lesen kann.',

  waitsUntil: (when) => `Diese Erwähnung wartet auf deinen nächsten Block: Sie kommt ${when}.`,
  comesNow: 'Diese Erwähnung ist fällig: Sie kommt jeden Moment.',
  arrived: (when) => `Eingegangen ist sie ${when}.`,
  becauseWaits: 'Du warst in keinem Block, und nichts anderes hat sie durchgelassen.',
  becauseBlockEnded: 'Sie kam, als dein Block zu Ende ging, darum steht sie auch in der nächsten Sammlung.',
  becauseSnoozed: 'Du hast sie auf diesen Block verschoben.',
  wasDelivered: (when) => `Zugestellt wurde sie dir ${when}.`,
  wasSeen: (when) =>
    `Du hast ${when} auf die Nachricht geantwortet oder reagiert, darum wartet sie nicht mehr.`,
  wasEditedOut: (when) => `Die Nachricht wurde ${when} geändert und erwähnt dich nicht mehr.`,
  wasDeleted: (when) => `Die Nachricht wurde ${when} gelöscht.`,
  lostAccess: (when) => `Du hast den Kanal ${when} verlassen, darum wartet sie nicht mehr.`,
  wasMadeBrief: (when: string) =>
    `Daraus ist ${when} ein Briefing geworden: Du bekommst stattdessen dieses, im selben Thread.`,
  hadLeft: (when) =>
    `Sie konnte ${when} nicht zugestellt werden: Du warst in diesem Workspace nicht zu erreichen.`,
  passed: 'Sie wurde nicht zurückgehalten: Slack hat sie dir wie immer gezeigt.',
  passReasons: {
    'own-message': 'Es ist deine eigene Nachricht.',
    'not-enrolled': 'Du hattest Sluice nicht eingeschaltet.',
    'not-started': 'Sluice hatte bei dir noch nicht begonnen.',
    paused: 'Sluice war für den Workspace angehalten.',
    'too-old': 'Die Nachricht war älter als eine Woche.',
    'recipient-is-bot': 'Erwähnungen von Apps werden nie zurückgehalten.',
    'shared-channel': 'Der Kanal ist mit einer anderen Organisation geteilt.',
    'exempt-channel': 'Der Kanal ist ausgenommen.',
    'live-for-me': 'Du hast den Kanal auf live gestellt.',
    'app-not-held': 'Eine App hat sie geschrieben, und Nachrichten dieser App werden nicht zurückgehalten.',
    'in-block': 'Du warst in einem Block.',
    'talking-here': 'Du hattest gerade selbst dort geschrieben.',
    'no-block': 'Bei dir steht kein Block mehr an.',
  },
};
