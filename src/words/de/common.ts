import type { en } from '../en.ts';

export const common: (typeof en)['common'] = {
  appName: 'Sluice',
  somethingFailed:
    'Das hat gerade nicht geklappt. Es ist nichts verloren gegangen. Bitte versuch es in einer Minute noch einmal.',
  notYours: 'Das gehört jemand anderem.',
  adminsOnly: 'Das können nur Admins des Workspace und Verantwortliche für Sluice.',
};
