/** The release of Beeper Desktop that is simulated: new enough for account statuses (4.2.785). */
export const DESKTOP_VERSION = '4.2.808';
