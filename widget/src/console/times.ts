const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

/** A short time tells the whole date when it is pointed at; a language tag its name. The time zone is the reader's. */
export function showFullTimes(): void {
  document.addEventListener('pointerover', (event) => {
    const element = event.target instanceof HTMLElement ? event.target : undefined;
    if (element?.dataset.at) element.title = full.format(Number(element.dataset.at));
    if (element?.dataset.locale) element.title = nameOf(element.dataset.locale);
  });
}

function nameOf(locale: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}
