/** It cannot wait: calls, who was reached, and what became of it. Names and links come in mrkdwn-safe. */
export const redPhone = {
  anApp: 'Eine App',
  somebody: 'Jemand',
  callsYou: (caller: string) => `${caller} ruft dich`,
  withPhrase: (who: string, phrase: string) => `${who}: ${phrase}`,
  inChannel: (who: string, channel: string) => `${who}, in ${channel}`,
  means: (phrase: string, meaning: string) => `*${phrase}* bedeutet: ${meaning}`,
  late: (when: string) => `Das kommt spät: Gesagt wurde es ${when}. Sluice konnte es vorher nicht sehen.`,
  again: 'Noch einmal, falls du die erste Nachricht nicht gehört hast.',
  youAreNext: 'Wer zuerst gerufen wurde, hat nicht geantwortet.',
  handedToYou: (name: string) => `${name} hat diesen Ruf an dich weitergegeben.`,
  openMessage: 'Nachricht öffnen',
  noText: 'Sluice weiß nicht, ob du diesen Channel lesen darfst, und gibt dir darum nur den Link.',
  onIt: 'Ich kümmere mich',
  notUrgent: 'Nicht dringend',
  passOn: 'Weitergeben an …',
  muteToday: (name: string) => `${name} heute stumm`,
  muteTitle: 'Heute keine Rufe?',
  muteText: (name: string) => `${name} erfährt davon, und die Nächsten werden gerufen.`,
  mute: 'Stumm schalten',
  keep: 'Jetzt nicht',
  resolve: 'Erledigt',

  looks: {
    onItAlone: 'Du kümmerst dich. Wer gerufen hat, weiß Bescheid.',
    onIt: 'Du kümmerst dich. Wer gerufen hat und wer gerufen wurde, weiß Bescheid.',
    somebodyOnIt: (name: string) => `${name} kümmert sich.`,
    notUrgent: 'Du hast gesagt, dass es nicht dringend ist. Wer gerufen hat, weiß Bescheid.',
    muted: 'Heute rufen sie dich nicht mehr. Sie wissen Bescheid.',
    passedOn: (name: string) => `Du hast es an ${name} weitergegeben.`,
    resolved: (name: string) => `Erledigt durch ${name}.`,
    retracted: 'Zurückgenommen: Es war nicht so gemeint.',
    deleted: 'Zurückgenommen: Die Nachricht wurde gelöscht.',
    over: 'Dieser Ruf ist vorbei.',
  },
  takenBack: (caller: string) => `${caller} hat den Ruf zurückgenommen. Es ist nichts mehr zu tun.`,

  calling: (names: string) => `Rotes Telefon: ${names} wird gerufen.`,
  reached: (name: string) => `${name} ist erreicht.`,
  reachedAt: (name: string, time: string) => `${name} ist erreicht. Dort ist es ${time}.`,
  stillTrying: (name: string) => `${name}: Sluice versucht es noch.`,
  stillTryingAt: (name: string, time: string) => `${name}: Sluice versucht es noch. Dort ist es ${time}.`,
  notReached: (name: string) => `${name} war nicht zu erreichen.`,
  hasMuted: (name: string) => `${name} nimmt heute keine Rufe von dir an.`,
  standsIn: (standIn: string, name: string) => `${name} ist abwesend; ${standIn} vertritt.`,
  pagedToo: (pagers: string) => `${pagers} bekommt ebenfalls Bescheid.`,
  nextAre: (names: string) => `Antwortet 5 Minuten lang niemand, wird ${names} gerufen.`,
  lateForCaller: 'Es kam zu spät ans Licht, um zu rufen: Es wurde ihnen gebracht, als verspätet bezeichnet.',
  notMeant: 'Nicht so gemeint',

  isOnIt: (name: string) => `${name} kümmert sich.`,
  isResolved: (name: string) => `Erledigt, sagt ${name}.`,
  unreachable: (name: string, why: string) =>
    `${name} war nicht zu erreichen: ${why} Versuche es auf einem anderen Weg.`,
  whyUnreachable: {
    gone: 'Das Konto gibt es hier nicht mehr.',
    limited: 'Slack nimmt von Sluice gerade keine Nachrichten an.',
    refused: 'Slack lässt Sluice dort nicht schreiben.',
    failed: 'In Sluice ist etwas schiefgegangen.',
  },
  cannotReach: (names: string) =>
    `${names} war nicht zu erreichen: Der Schlüssel, mit dem Sluice diesen Ruf aufbewahrt hat, ist fort. Versuche es auf einem anderen Weg.`,
  cannotGoOn:
    'Sluice kann mit diesem Ruf nicht weitermachen: Der Schlüssel, mit dem er aufbewahrt wurde, ist fort. Wer sich kümmert, schreibe es bitte hier.',
  cannotReadCall:
    'Niemand wurde gerufen: Der Schlüssel, mit dem Sluice dies aufbewahrt hat, ist fort. Versuche es auf einem anderen Weg.',
  escalated: (names: string) => `${names}: wird jetzt auch gerufen.`,
  nobody: 'Niemand hat geantwortet, und es ist niemand mehr zu rufen. Versuche es auf einem anderen Weg.',
  unread: 'Slack sagt nicht, wer in einer gerufenen Nutzergruppe ist. Ihre Mitglieder wurden nicht gerufen.',
  left: (names: string) =>
    `Das sind mehr, als ein Ruf erreicht. Nicht gerufen: ${names}. Für sie wartet die Nachricht wie jede andere.`,
  others: (count: number) => `${count} weitere`,
  pageTrouble: (pager: string, why: string) => `${pager} hat von diesem Ruf nicht erfahren: ${why}`,
  pageTried: 'Es wird noch einmal versucht.',
  pagePrivate:
    'Sein Name führt gerade zu einer privaten Adresse, und gesendet wird nur an öffentliche. Es wird noch einmal versucht.',
  pageGivenUp: 'Er wurde dort eine Stunde lang nicht angenommen und wird nicht weiter versucht.',
  pageFinal: 'Er wird dort nicht angenommen. Ein Admin muss die Einstellungen ansehen.',
  mayBeSilent: (name: string) =>
    `${name} hat die Nachricht, aber Slack bleibt dort vielleicht stumm: Dieses „Nicht stören“ kann Sluice nicht beenden.`,
  saysNotUrgent: (name: string) => `${name} sagt, dass es nicht dringend ist.`,
  passedOnTo: (name: string, other: string) => `${name} hat es an ${other} weitergegeben.`,
  mutedYou: (name: string) => `${name} nimmt heute keine Rufe mehr von dir an.`,

  refusals: {
    'not-admitted':
      'Niemand wurde gerufen: Apps, Gäste und Leute anderer Organisationen rufen nur, wenn ein Admin es erlaubt.',
    'not-by-them':
      'Niemand wurde gerufen: Ein Admin hat festgelegt, wer mit diesem Wort rufen darf, und du bist nicht dabei.',
    'no-reason':
      'Niemand wurde gerufen: Dieses Wort verlangt einen Grund. Schreibe es noch einmal und sage, was los ist.',
    nobody:
      'Niemand wurde gerufen: Deine Nachricht erwähnt niemanden, den Sluice rufen kann. Erwähne Leute oder eine Gruppe.',
    muted: 'Niemand wurde gerufen: Wen du erwähnst, nimmt heute keine Rufe von dir an.',
    failed: 'Niemand wurde gerufen: In Sluice ist etwas schiefgegangen. Versuche es auf einem anderen Weg.',
    'not-known':
      'Niemand wurde gerufen: Slack hat Sluice nicht gesagt, wer du bist. Versuche es auf einem anderen Weg.',
  },
  notKnownYet:
    'Noch wird niemand gerufen: Slack sagt Sluice gerade nicht, wer du bist. Sluice versucht es weiter; versuche es ' +
    'bis dahin auf einem anderen Weg.',
  notAdded: (names: string) =>
    `Deine Änderung hat ${names} nicht gerufen: Jemand kümmert sich schon, oder der Ruf ist vorbei. Schreibe eine neue Nachricht, um zu rufen.`,
  joined: (names: string) => `Ein Ruf an ${names} läuft dazu schon. Deiner schließt sich an.`,
  overBudget: (names: string, count: number) =>
    count === 1
      ? `Du hast diese Woche schon einmal gerufen. Jetzt ${names} rufen?`
      : `Du hast diese Woche schon ${count} Mal gerufen. Jetzt ${names} rufen?`,
  timeThere: (name: string, time: string) => `Für ${name} ist es ${time}.`,
  untilThen: 'Bis du es sagst, wird niemand gerufen.',
  callNow: 'Jetzt rufen',
  confirmed: 'Es wird gerufen.',
  confirmedLate: 'Das ist zu lange her. Schreibe es noch einmal, wenn es noch immer nicht warten kann.',

  alreadyOver: 'Dieser Ruf ist vorbei. Es hat sich nichts geändert.',
  alreadyOnIt: (name: string) => `${name} kümmert sich schon. Es hat sich nichts geändert.`,
  alreadyAnswered: 'Du hast auf diesen Ruf schon geantwortet.',
  cannotPassOn: 'Dorthin lässt sich ein Ruf nicht weitergeben. Wähle jemanden aus diesem Workspace.',
  retracted: 'Zurückgenommen. Wer gerufen wurde, erfährt es.',
};
