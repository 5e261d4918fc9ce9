import type { en } from '../en.ts';

export const shield: (typeof en)['shield'] = {
  button: 'Zwischen Blöcken abschirmen',
  buttonMissing: (variable, more) =>
    more === 0 ? `Schirm: ${variable} fehlt` : `Schirm: ${variable} und ${more} weitere fehlen`,
  missing: (variables) =>
    `Der Schirm ist hier noch nicht eingerichtet. Wer Sluice betreibt, muss noch setzen: ${variables}.`,
  needsHours: 'Der Schirm ist für alle mit Lesezeiten. `/comms on` schaltet Sluice für dich ein.',
  settingsButton: 'Schirm …',
  again: 'Neu erlauben',

  on: (until) => `*Schutz:* Dein Schirm ist an bis ${until}. Vorher benachrichtigt dich Slack nicht.`,
  ready: '*Schutz:* Dein Schirm geht zwischen deinen Blöcken an.',
  turn: (time) =>
    `*Schutz:* Dein Schirm geht etwa ab ${time} an: Viele verlassen gleichzeitig einen Block. Bis dahin benachrichtigt dich Slack vielleicht.`,
  theirs: (until) =>
    `*Schutz:* Du hast Slacks Benachrichtigungen selbst bis ${until} angehalten. Dein Schirm ändert daran nichts.`,
  lifted:
    '*Schutz:* Du hast die Benachrichtigungen wieder eingeschaltet. Dein Schirm geht nach deinem nächsten Block wieder an.',
  troubled:
    '*Schutz:* Slack hat nicht getan, worum dein Schirm gebeten hat. Nach deinem nächsten Block wird es wieder versucht; bis dahin benachrichtigt dich Slack vielleicht.',
  gone: '*Schutz:* Dein Schirm ist aus: Slack nimmt deine Erlaubnis nicht mehr an.',
  notBrought:
    'Auch Direktnachrichten, Huddles und Channels ohne Sluice sind dann stumm, und sie werden dir nicht gebracht.',
  tokenGone:
    'Dein Schirm ist aus: Slack nimmt die Erlaubnis nicht mehr an, die du gegeben hast. Was gerade an ist, endet von selbst. Erwähnungen warten weiter auf deine Blöcke, aber Slack benachrichtigt dich vielleicht.',

  atTime: (time) => `um ${time}`,
  onDay: (day) => `am ${day}`,
  statusWorking: 'Konzentriert · liest Erwähnungen {time}',

  digestEndAgain: 'Nicht dabei: Direktnachrichten, Huddles, Channels ohne Sluice.',
  digestEnd:
    'Solange dein Schirm an war, hat Slack auch von Direktnachrichten, Huddles und Channels ohne Sluice nichts gesagt. Sie stehen hier nicht: Bitte sieh dort selbst nach.',

  silentBlock: (block, from, to) =>
    `:warning: Dein Block ${block} liegt in deinem Benachrichtigungsplan von Slack (${from}–${to}): Slack schweigt, wenn er beginnt. Ändere eins von beiden.`,

  offerTitle: 'Dein Schirm',
  offerWhat:
    'Zwischen deinen Lesezeiten hält Sluice Slacks *Bitte nicht stören* für dich an, und es endet, wenn ein Block beginnt. In deiner Arbeitszeit sagt dein Status, wann du Erwähnungen liest. Eine Pause oder ein Status von dir selbst bleibt, wie er ist.',
  offerSilenced:
    '*Stumm, und nicht nachgebracht:* Direktnachrichten, Huddles und Channels ohne Sluice. Sie warten ungelesen in Slack.',
  channelsWithout: (channels) => `*Deine öffentlichen Channels ohne Sluice:* ${channels}`,
  channelsMore: (channels, more) => (more === 0 ? channels : `${channels} und ${more} weitere`),
  channelsNone: '*Deine öffentlichen Channels ohne Sluice:* keine',
  channelsLooking: '*Deine öffentlichen Channels ohne Sluice:* wird nachgesehen …',
  channelsUnknown: '*Deine öffentlichen Channels ohne Sluice:* Slack sagt es gerade nicht.',
  offerAsks:
    'Slack fragt dich, ob Sluice dein „Bitte nicht stören“ sehen und setzen und deinen Status setzen darf. Nachrichten lesen kann es damit nicht. Du kannst es jederzeit zurücknehmen, hier oder in Slack.',
  go: 'Weiter in Slack',
  linkGood: 'Dieser Link gilt 10 Minuten, und nur für dich.',
  codeLabel: 'Der Code, zu dem Slack dich führt',
  codeHint: 'Wenn du es erlaubt hast, zeigt eine Seite einen Code. Füge ihn hier ein.',
  switchOn: 'Einschalten',
  close: 'Schließen',
  cancel: 'Abbrechen',
  done: 'Dein Schirm ist eingerichtet. Er geht zwischen deinen Blöcken an; die Startseite der App zeigt, wann.',

  refused: {
    stale: 'Dieser Link gilt nicht mehr. Drücke in Slack noch einmal „Zwischen Blöcken abschirmen“.',
    denied: 'Es hat sich nichts geändert: Du hast es nicht erlaubt.',
    'other-team': 'Das war ein anderer Slack-Workspace. Bitte wähle den, aus dem du kommst.',
    'other-person':
      'Das war das Konto von jemand anderem. Der Link gilt nur für die Person, die gedrückt hat.',
    scopes: 'Nicht alles, was der Schirm braucht, wurde erlaubt. Er bleibt deshalb aus.',
    'not-in': 'Der Schirm ist für alle mit Lesezeiten. /comms on in Slack schaltet Sluice für dich ein.',
    code: 'Slack kennt diesen Code nicht. Er gilt einmal und 10 Minuten lang: Bitte geh noch einmal über den Link.',
    failed: 'Das hat gerade nicht geklappt. Drücke in Slack noch einmal „Zwischen Blöcken abschirmen“.',
  },
  lang: 'de',
  pageDone: 'Dein Schirm ist eingerichtet',
  pageDoneText:
    'Er geht zwischen deinen Blöcken an. Du kannst diese Seite schließen und zu Slack zurückgehen.',
  pageRefused: 'Dein Schirm ist nicht eingerichtet',

  settingsTitle: 'Dein Schirm',
  workingLabel: 'Status in deiner Arbeitszeit',
  workingHint:
    'Aus {time} wird „um 16:00“ oder „morgen 11:00“, wenn dein nächster Block beginnt. Leer: kein Status.',
  offLabel: 'Status außerhalb deiner Arbeitszeit',
  offHint: 'Leer: kein Status.',
  scheduleLabel: 'Rufe des Roten Telefons',
  scheduleAllowed: 'Dürfen auch meinen Zeitplan beenden',
  scheduleHint: 'Ein Ruf beendet den Schirm. Im Zeitplan für Benachrichtigungen bliebe Slack sonst stumm.',
  save: 'Speichern',
  off: 'Schirm ausschalten',
  offConfirmTitle: 'Schirm ausschalten?',
  offConfirmText: 'Was Sluice gesetzt hat, endet jetzt, und die Erlaubnis geht an Slack zurück.',
  offDone: 'Dein Schirm ist aus. Was Sluice gesetzt hatte, wird beendet, und die Erlaubnis zurückgegeben.',
};
