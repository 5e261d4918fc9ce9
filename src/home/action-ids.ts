/** What is pressed in App Home only; the buttons about hours and the workspace are people's own. */
export const HOME_ACTIONS = {
  clockRight: 'home_clock_right',
  chooseHours: 'home_choose_hours',
  start: 'home_start',
  back: 'home_back',
} as const;
