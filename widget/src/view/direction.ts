/** Which way a locale is written. */
export const directionOf = (locale: string): 'rtl' | 'ltr' =>
  /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/.test(locale) ? 'rtl' : 'ltr';
