import type { en } from '../en.ts';

export const home: (typeof en)['home'] = {
  title: 'Deine Erwähnungen, wann du sie liest',
  nothingWaits:
    'Nichts wartet. Erwähnungen zwischen deinen Blöcken werden hier gezählt, bis sie zugestellt sind.',
  forGuests:
    'Sluice ist für die Mitglieder dieses Workspace. Erwähnungen kommen bei dir direkt durch, wie immer in Slack.',

  welcome: 'Lies Erwähnungen, wann es dir passt',
  welcomeText:
    'Sag Sluice, wann du Erwähnungen liest. Was dazwischen kommt, wartet und erreicht dich zusammen in einer Nachricht. ' +
    'Das sind drei Schritte, jeder mit einem Klick.',
  stepClock: (step, of) => `*${step} von ${of} – Deine Uhr*`,
  clock: (time, zone) => `Bei dir ist es ${time} (${zone}), richtig?`,
  clockRight: 'Ja',
  clockWrong: 'Nein, ändern',
  stepHours: (step, of) => `*${step} von ${of} – Wann liest du Erwähnungen?*`,
  choose: 'Diese',
  otherHours: 'Andere Zeiten …',
  stepStart: (step, of) => `*${step} von ${of} – Anfangen*`,
  start: 'Jetzt anfangen',
  back: 'Zurück',
  laterChanges: 'Du kannst das alles jederzeit ändern und auch ausschalten.',

  places: {
    waiting: 'Was wartet',
    calls: 'Rotes Telefon',
    batons: 'Staffelstäbe',
    questions: 'Fragen',
    catchups: 'Was du verpasst hast',
    rota: 'Wer gerade arbeitet',
    own: 'Deine Zeiten',
    workspace: 'Für den Workspace',
  },
  cannotShow: (part) => `*${part}* lässt sich gerade nicht zeigen. Öffne diese Seite gleich noch einmal.`,
  more: {
    waiting: 'Es wartet mehr, als auf diese Seite passt. *Zeigen* listet alles auf.',
    calls: 'Es gibt mehr Anrufe, als auf diese Seite passen. Jeder steht in deinen Nachrichten mit Sluice.',
    batons: 'Es gibt mehr Staffelstäbe, als auf diese Seite passen. `/handoff list` zeigt alle.',
    questions:
      'Es gibt mehr Fragen, als auf diese Seite passen. Sie rücken nach, wenn andere beantwortet sind.',
    catchups: 'Es gibt mehr Kanäle, als auf diese Seite passen. `/catchup all` liest alle.',
    rota: 'Es sind mehr Leute, als auf diese Seite passen.',
    own: 'Nicht alles zu deinen Zeiten passt auf diese Seite. `/comms` zeigt alles.',
    workspace: 'Nicht alles zum Workspace passt auf diese Seite. Seine Einstellungen zeigen alles.',
  },

  show: 'Zeigen',
  inChannel: (channel, count) => `${channel} ${count}`,
  inGroupMessages: (count) => `Gruppennachrichten ${count}`,
  inMoreChannels: (count, channels) =>
    channels === 1 ? `${count} in 1 weiteren Kanal` : `${count} in ${channels} weiteren Kanälen`,
  goesOnWaiting: 'All das wartet weiter und kommt mit deinem nächsten Block.',
  notYours: (count) =>
    count === 1
      ? '1 Erwähnung kommt von dort, wo du nicht mehr mitlesen darfst. Sie wird nicht zugestellt.'
      : `${count} Erwähnungen kommen von dort, wo du nicht mehr mitlesen darfst. Sie werden nicht zugestellt.`,

  newSince: (where, count, when) => `${where} · etwa ${count} neu seit ${when}`,
  catchMeUp: 'Was war los?',
  catchingUp: 'Wird für dich gelesen. Was du verpasst hast, kommt gleich als Nachricht.',
  noModel: '*Sprachmodell:* keins eingerichtet. Zusammenfassungen zitieren, was gesagt wurde.',
  model: {
    yes: (model, host) => `*Sprachmodell:* ${model} bei ${host} schreibt Zusammenfassungen.`,
    no: (model, host) =>
      `*Sprachmodell:* ${model} bei ${host} ist eingerichtet und abgeschaltet. Zusammenfassungen zitieren, was gesagt wurde.`,
    undecided: (model, host) =>
      `*Sprachmodell:* ${model} bei ${host} ist eingerichtet. Dorthin geht nichts, bis ein Admin zustimmt.`,
  },
  modelSettings: 'Sprachmodell',

  questions: {
    onYou: (count) => (count === 1 ? '1 Frage wartet auf dich' : `${count} Fragen warten auf dich`),
    ofOthers: (count) => (count === 1 ? 'Du wartest auf 1 Antwort' : `Du wartest auf ${count} Antworten`),
    asksYou: (asker, where, when) => `${asker} hat dich gefragt, in ${where}, ${when}`,
    asksYourGroup: (asker, where, when) => `${asker} hat eine deiner Gruppen gefragt, in ${where}, ${when}`,
    youAsked: (asked, where, when) => `Du hast ${asked} gefragt, in ${where}, ${when}`,
    groupMessage: 'einer Gruppennachricht',
    blocked: '*kommt ohne deine Antwort nicht weiter*',
    blockedYou: '*du kommst nicht weiter*',
    declined: 'sagt: *nichts für mich*',
    answer: 'Antworten',
    open: 'Öffnen',
    choices: {
      'pass-on': 'Weitergeben …',
      'not-for-me': 'Nichts für mich',
      settled: 'Hat sich erledigt',
    },
    andMore: (count) =>
      count === 1 ? 'Und 1 weitere. Sie rückt nach.' : `Und ${count} weitere. Sie rücken nach.`,
    passOnTitle: 'Weitergeben',
    passOnSubmit: 'Weitergeben',
    passOnLabel: 'Wer kann sie beantworten?',
    passOnHint: 'Es steht dann im Thread, damit alle Bescheid wissen.',
    passedOn: (from, to) => `${from} gibt diese Frage weiter an ${to}.`,
    gone: 'Diese Frage wartet nicht mehr auf dich.',
    cannotAsk: 'Bitte wähle jemand anderen im Team, der nicht selbst gefragt hat.',
    cannotRead: 'Dort, wo gefragt wurde, kann die Person nicht mitlesen. Bitte wähle jemand anderen.',
  },

  onlyStewards: 'Diesen Teil sehen nur Admins und Verantwortliche.',
  whoLine: (who) => `*Für wen Sluice ist:* ${who}`,
  hoursLine: (hours) => `*Zeiten für den Anfang:* ${hours}`,
  receiptsLine: (receipts) => `*Wer jemanden erwähnt, bekommt:* ${receipts}`,
  talkingLine: (minutes) =>
    minutes === 0
      ? '*Mitten im Gespräch:* Erwähnungen warten auch dort'
      : minutes === 1
        ? '*Mitten im Gespräch:* Erwähnungen kommen direkt durch, wo jemand in der letzten Minute geschrieben hat'
        : `*Mitten im Gespräch:* Erwähnungen kommen direkt durch, wo jemand in den letzten ${minutes} Minuten geschrieben hat`,
  exemptLine: (list) => `*Hier wartet keine Erwähnung:* ${list}`,
  sharedLine: (list) => `*Geteilte Kanäle, in denen Erwähnungen warten:* ${list}`,
  appsLine: (list) => `*Apps, deren Erwähnungen warten:* ${list}`,
  stewardsLine: (list) => `*Verantwortliche:* ${list}`,
  unset: {
    exempt: 'ausgenommene Kanäle',
    shared: 'geteilte Kanäle',
    apps: 'Apps',
    stewards: 'Verantwortliche',
  },
  unsetLine: (list) => `*Noch nicht genutzt:* ${list}`,
  coverageCounting: '*Abdeckung:* Die Kanäle werden gezählt …',
  coverage: (within, of, isCutOff) =>
    `*Abdeckung:* Sluice ist in ${within} von ${isCutOff ? 'mehr als ' : ''}${of} öffentlichen Kanälen.`,
  coverageMissing: (list, bot) =>
    `In den anderen kommen Erwähnungen direkt durch: ${list}. \`/invite\` ${bot} ändert das.`,
  retention:
    '*Was aufbewahrt wird:* ein kurzer Auszug jeder Erwähnung, solange sie wartet, verschlüsselt, höchstens 30 Tage. ' +
    'Nach der Zustellung Kennungen ohne Text, 8 Tage. Zusammenfassungen 24 Stunden. Offene Fragen als Kennungen, ' +
    '7 Tage. Was jemand eingestellt hat, bis zum Ausschalten.',
  andMore: (list, more) => (more === 0 ? list : `${list} und ${more} weitere`),
  settings: 'Workspace-Einstellungen',
  pausedSince: (when) => `*Sluice ist angehalten* seit ${when}. Erwähnungen kommen direkt durch.`,
  allDelivered: '*Zustellungen:* Alle kommen an.',
  failingDigests: (count, since) =>
    count === 1
      ? `*1 Sammlung ist noch nicht zugestellt.* Sie ist fällig seit ${since}. Es wird weiter versucht.`
      : `*${count} Sammlungen sind noch nicht zugestellt.* Die älteste ist fällig seit ${since}. Es wird weiter versucht.`,
  failingOthers: (count) =>
    count === 1
      ? '1 andere Aufgabe ist gescheitert und wird wieder versucht.'
      : `${count} andere Aufgaben sind gescheitert und werden wieder versucht.`,
  askOperator: 'Wer Sluice betreibt, findet mit `npm run doctor` heraus, woran es liegt.',
};
