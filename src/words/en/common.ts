/** Words that several features say. Placeholders are mrkdwn-safe already. */
export const common = {
  appName: 'Sluice',
  somethingFailed: 'That did not work just now, and nothing was lost. Please try again in a minute.',
  notYours: 'That belongs to somebody else.',
  adminsOnly: 'Only workspace admins and stewards of Sluice can do that.',
};
