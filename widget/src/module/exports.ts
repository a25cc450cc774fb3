import { type Api, apiOf } from '../loader/api';

/** The module's own widget; nothing is put on the window. */
const chat: Api = apiOf();
export default chat;
export const {
  version,
  init,
  update,
  isOpen,
  open,
  close,
  toggle,
  show,
  hide,
  fullscreen,
  openConversation,
  start,
  prefill,
  setLocale,
  setTheme,
  setSound,
  identify,
  logout,
  consent,
  doctor,
  on,
  once,
  destroy,
} = chat;
/** For `<orleans-chat inline>`, which has a widget of its own. */
export { apiOf };
