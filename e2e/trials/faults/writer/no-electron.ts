// In place of Electron, which electron-store loads and then does without when it is told a folder.
// eslint-disable-next-line no-restricted-exports -- electron-store imports the default.
export default {};
