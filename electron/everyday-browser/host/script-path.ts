import { join } from 'node:path';

/** The folder of the native host, below that of the program's own files. */
export const HOST_FOLDER = 'everyday-browser';
/** The script's name, in the same folder as the socket's. */
export const SCRIPT_NAME = 'native-host';
export const SOCKET_NAME = 'socket';

/** @returns the native host's path, as it stands in manifests; `folder` is of the program's own files */
export const scriptPath = (folder: string) => join(folder, HOST_FOLDER, SCRIPT_NAME);
