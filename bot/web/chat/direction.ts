const rightToLeft = /^(?:ar|ckb|dv|fa|he|iw|ks|ku|ps|sd|ug|ur|yi)\b/i;

/** Which way a language is read: of those with another script only where it says so. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.test(locale) || /-(?:arab|hebr|nkoo|thaa)\b/i.test(locale) ? 'rtl' : 'ltr';
}
