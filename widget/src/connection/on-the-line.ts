/** The longest wait between tries over a line that stands: a refused call costs little there, and a message should not lie for half a minute. */
export const onTheLine = 8000;
