/** The built-in texts of conversations, by language; English is in the code. */
export const threadPacks = import.meta.glob<Record<string, string>>(
  ['../texts/*/thread.json', '!../texts/en/*'],
  { import: 'default' },
);
