/**
 * What of a person's window manager matters here: windows are framed, focused, raised and closed.
 *
 * It keeps its keys. By default openbox gives them all up and takes them again, one by one, when the
 * first key comes from another keyboard than the one the display started with, as xdotool's do; on a
 * busy machine an Alt+F4 that is pressed meanwhile goes to the window and closes nothing.
 */
export const WINDOW_MANAGER_CONFIG = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <theme>
    <name>Plain</name>
    <titleLayout>NLIMC</titleLayout>
    <font place="ActiveWindow"><name>DejaVu Sans</name><size>10</size></font>
    <font place="InactiveWindow"><name>DejaVu Sans</name><size>10</size></font>
  </theme>
  <desktops><number>1</number></desktops>
  <keyboard>
    <rebindOnMappingNotify>no</rebindOnMappingNotify>
    <keybind key="A-F4"><action name="Close"/></keybind>
  </keyboard>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press">
        <action name="Focus"/><action name="Raise"/>
      </mousebind>
    </context>
    <context name="Titlebar">
      <mousebind button="Left" action="Press">
        <action name="Focus"/><action name="Raise"/>
      </mousebind>
      <mousebind button="Left" action="Drag"><action name="Move"/></mousebind>
    </context>
    <context name="Close">
      <mousebind button="Left" action="Click"><action name="Close"/></mousebind>
    </context>
  </mouse>
</openbox_config>
`;

/** Frames as plain as the panel. */
export const WINDOW_MANAGER_THEME = `border.width: 1
padding.width: 8
padding.height: 6
window.client.padding.width: 0
window.handle.width: 0
window.label.text.justify: center
window.*.border.color: #b8c2cc
window.*.title.separator.color: #d5dbe1
window.*.title.bg: flat
window.active.title.bg.color: #e9edf1
window.inactive.title.bg.color: #f4f6f8
window.*.label.bg: parentrelative
window.active.label.text.color: #20303f
window.inactive.label.text.color: #7b8894
window.*.button.*.bg: parentrelative
window.active.button.*.image.color: #4a5a69
window.inactive.button.*.image.color: #a3aeb8
`;
