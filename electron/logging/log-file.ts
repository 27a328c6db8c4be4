/** The log's name in its folder. */
export const LOG_FILE = 'bridgekeeper.log';
