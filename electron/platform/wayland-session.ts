/** Whether this is a Wayland session, in which the program may all the same be an X11 one. */
export function isWaylandSession(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const { XDG_SESSION_TYPE: type, WAYLAND_DISPLAY: display = '' } = env;
  return platform === 'linux' && (type === 'wayland' || display !== '');
}
