import { listenToActions } from './actions';
import { listenToCapsLock } from './caps-lock';
import { startCircuit } from './circuit';
import { listenToGrip } from './grip';
import { listenToKeys } from './keys';
import { listenToMenus } from './menus';
import { showFullTimes } from './times';

export { ring } from './ring';
export { reveal, toTop, watchRows } from './rows';

listenToActions();
listenToMenus();
listenToKeys();
listenToGrip();
listenToCapsLock();
showFullTimes();
startCircuit();
