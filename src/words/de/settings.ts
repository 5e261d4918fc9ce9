import type { en } from '../en.ts';

export const settings: (typeof en)['settings'] = {
  title: 'Workspace-Einstellungen',
  whoLabel: 'Für wen ist Sluice?',
  whoHint:
    'Wen du anmeldest, bekommt zuerst eine Nachricht und kann Nein sagen; es wartet nichts, bevor ein ganzer ' +
    'Arbeitstag vergangen ist.',
  who: {
    'opt-in': 'Für alle, die es selbst einschalten',
    members: 'Für die Mitglieder der Kanäle und Gruppen unten',
    everyone: 'Für alle in den Kanälen, in denen Sluice ist',
  },
  channelsLabel: 'Kanäle, deren Mitglieder angemeldet werden',
  groupsLabel: 'Benutzergruppen, deren Mitglieder angemeldet werden',
  groupsHint: 'Nenne sie wie in einer Nachricht, zum Beispiel @design.',
  chooseSome: 'Bitte wähle mindestens einen Kanal oder eine Gruppe.',
  hoursLabel: 'Lesezeiten für den Anfang',
  hoursHint:
    'Jeder Mensch kann seine eigenen ändern. Aus Montag bis Freitag werden die Arbeitstage, die in seinem Land üblich sind.',
  exemptLabel: 'Ausgenommene Kanäle',
  exemptHint: 'Erwähnungen in diesen Kanälen kommen immer direkt durch.',
  sharedLabel: 'Mit anderen Organisationen geteilte Kanäle, in denen Erwähnungen warten',
  sharedHint: 'In allen anderen geteilten Kanälen kommen Erwähnungen direkt durch.',
  heldAppsLabel: 'Apps, deren Erwähnungen für alle warten',
  receiptsLabel: 'Was jemand bekommt, dessen Erwähnung wartet',
  receipts: {
    ephemeral: 'Einen Hinweis, den sonst niemand sieht',
    reaction: 'Eine Reaktion auf die Nachricht, die alle sehen',
    none: 'Nichts',
  },
  guestsLabel: 'Gäste und Leute anderer Organisationen',
  guests: 'Sie dürfen wissen, wann hier Erwähnungen gelesen werden',
  talkingLabel: 'So viele Minuten lang gilt, wer irgendwo schreibt, dort als im Gespräch',
  talkingHint: 'Eine ganze Zahl von 0 bis 240. 0 schaltet das ab.',
  stewardsLabel: 'Verantwortliche für Sluice',
  stewardsHint: 'Sie können hier alles ändern, außer wer verantwortlich ist.',

  setUpText:
    'Sluice ist in deinem Workspace. Es lässt Erwähnungen warten, bis die Lesezeit der Person kommt, die gemeint ist.',
  setUpQuestion: '*Für wen ist es?* In Sluices App Home lässt sich das jederzeit ändern.',
  chooseOptIn: 'Wer es einschaltet',
  chooseEveryone: 'Alle, wo Sluice ist',
  tryFirst: 'Erst an letzter Woche ansehen',
  chooseSomeButton: 'Kanäle oder Gruppen …',
  everyoneConfirmTitle: 'Alle anmelden?',
  everyoneConfirmText:
    'Alle in den Kanälen, in denen Sluice ist, bekommen eine Nachricht mit ihren Zeiten und können Nein sagen. Es ' +
    'wartet nichts, bevor ein ganzer Arbeitstag vergangen ist.',
  everyoneConfirm: 'Alle anmelden',
  chosenOptIn: 'Sluice ist für alle, die es mit `/comms on` einschalten.',
  chosenEveryone: 'Alle in den Kanälen, in denen Sluice ist, bekommen jetzt nach und nach eine Nachricht.',

  pause: 'Sluice anhalten',
  pauseConfirmTitle: 'Sluice für alle anhalten?',
  pauseConfirmText:
    'Was wartet, wird jetzt zugestellt, alle, die Sluice nutzen, erfahren es, und Erwähnungen kommen direkt durch, bis es weitergeht.',
  resume: 'Weiter',
  pausing: 'Sluice ist angehalten. Was wartet, ist unterwegs.',
  resumed: 'Mit Sluice geht es weiter.',
};
