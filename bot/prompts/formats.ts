/**
 * The formats values are printed with, by `locale|zone` or `what|locale`. They take long to make and little to use, and are
 * kept: a set speaks few locales.
 */
function kept<T>(make: (key: string) => T): (of: { locale: string; timeZone: string } | string) => T {
  const made = new Map<string, T>();
  return (of) => {
    const key = typeof of === 'string' ? of : `${of.locale}|${of.timeZone}`;
    let format = made.get(key);
    if (!format) made.set(key, (format = make(key)));
    return format;
  };
}

function dates(options: Intl.DateTimeFormatOptions) {
  return kept((key) => {
    const [locale, timeZone] = key.split('|');
    return new Intl.DateTimeFormat(locale, { timeZone, ...options });
  });
}

/** 09:00 where the day has 24 hours, 9:00 am where it has twice twelve. */
export const clock = kept((key) => {
  const [locale, timeZone] = key.split('|');
  const format = (hour: 'numeric' | '2-digit') =>
    new Intl.DateTimeFormat(locale, { timeZone, hour, minute: '2-digit' });
  const plain = format('numeric');
  return plain.resolvedOptions().hour12 ? plain : format('2-digit');
});
export const weekday = dates({ weekday: 'long' });
export const longDay = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
export const shortDay = dates({ day: 'numeric', month: 'long' });
export const shortDate = dates({ day: 'numeric', month: 'long', timeZone: 'UTC' });
export const longDate = dates({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
export const isoDay = kept((key) => new Intl.DateTimeFormat('en-CA', { timeZone: key.split('|')[1] }));
export const numbers = kept((key) => new Intl.NumberFormat(key.split('|')[0]));
/** What stands between the parts of a list: of two, and of more. */
export const lists = kept((key) => {
  const format = new Intl.ListFormat(key.split('|')[0], { type: 'conjunction' });
  const [, pair = ', '] = format.formatToParts(['1', '2']).map(({ value }) => value);
  const [, next = ', ', , last = ', '] = format.formatToParts(['1', '2', '3']).map(({ value }) => value);
  return { pair, next, last };
});
export const currencies = kept((key) => {
  const [currency, locale] = key.split('|');
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return { format, minors: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) };
});
export const units = kept((key) => {
  const [unit, locale] = key.split('|');
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
});
