/** What the launcher says, in the site's language. */
export interface LauncherWords {
  complaints: string;
  close: string;
  message: string;
  messages: string;
  cannot: string;
  newTab: string;
}

const en: LauncherWords = {
  complaints: 'Complaints',
  close: 'Close',
  message: 'new message',
  messages: 'new messages',
  cannot: 'The chat cannot be shown on this page.',
  newTab: 'Open it in a new tab',
};

const es: LauncherWords = {
  complaints: 'Reclamaciones',
  close: 'Cerrar',
  message: 'mensaje nuevo',
  messages: 'mensajes nuevos',
  cannot: 'El chat no se puede mostrar en esta página.',
  newTab: 'Abrirlo en otra pestaña',
};

/** English for a language it does not speak. */
export function wordsFor(locale: string): LauncherWords {
  return /^es\b/i.test(locale) ? es : en;
}
