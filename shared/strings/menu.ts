/** The application menu: on macOS at the top of the screen, on Windows under Alt. */
export const MENU_TEXT = {
  about: 'About Bridgekeeper',
  settings: 'Settings…',
  edit: 'Edit',
  view: 'View',
  search: 'Search…',
  checkNow: 'Check Now',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  window: 'Window',
  help: 'Help',
  shortcuts: 'Keyboard Shortcuts',
} as const;
