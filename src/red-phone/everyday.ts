import { tokensOf } from './tokens.ts';

/** Whether it is one word that people say every day without meaning an emergency. A guess, to warn by. */
export function isEveryday(phrase: string): boolean {
  const [name, ...more] = tokensOf(phrase).filter(({ isName }) => isName);
  return name !== undefined && more.length === 0 && everyday.has(name.text);
}

const everyday = new Set(
  [
    'all alert asap attention blocked broken bug call critical crash deadline down emergency error everyone failed',
    'fire fyi hello help here hi hot hotfix important incident info issue later meeting need no now ok on outage',
    'please priority problem prod production question quick ready release red soon stop team thanks the this today',
    'tomorrow urgent urgently wait warning yes you',
    'achtung alarm alle anruf ausfall bitte blockiert brauche danke defekt dringend fehler feuer frage gleich hallo',
    'heute hilfe info ja jetzt kaputt kritisch morgen nein notfall panne problem rot schnell sofort stopp störung',
    'stoerung team termin warnung wichtig',
    ':fire: :warning: :exclamation: :bangbang: :question: :eyes: :pray: :+1: :thumbsup: :tada: :wave: :ok:',
  ]
    .join(' ')
    .split(' ')
    .flatMap((word) => tokensOf(word).map(({ text }) => text)),
);
