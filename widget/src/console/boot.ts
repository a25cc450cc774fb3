import { dress } from './preferences';

// Runs before the first paint, so that no page flashes in the wrong theme.
dress();
