import { directionOf } from './direction.ts';
import { menuEn, menuEs, type MenuWords } from './menu-words.ts';
import { type Because, plainName } from './attachment-rules.ts';

/** What the page itself says, in the customer's language. The bot's and the agents' words come from the server. */
export interface PageWords extends MenuWords {
  /** To be said of an element that holds them, where they are not in the page's language; else empty. */
  own: { lang?: string; dir?: 'ltr' | 'rtl' };
  complaints: string;
  you: string;
  writtenBy(channel: string): string;
  automated: string;
  aPerson: string;
  assistant: string;
  automatedNotice: string;
  personNotice(name: string): string;
  talkToPerson: string;
  personPlease: string;
  reference: string;
  conversation: string;
  opening: string;
  lost: string;
  typing(name: string): string;
  choices: string;
  label: string;
  placeholder: string;
  attach: string;
  takePhoto: string;
  drop: string;
  send: string;
  keys: string;
  chosen: string;
  leaveOut(file: string): string;
  /** Why these files cannot be sent, and what to do. */
  refusal(because: Because, files: readonly string[]): string;
  preparing: string;
  /** Below a text that is longer than one message may be. */
  messages(count: number): string;
  tooLong: string;
  sending: string;
  uploaded(percent: number): string;
  sent: string;
  stalled: string;
  /** Why something stalled. */
  keepsTrying: string;
  notSent: string;
  /** Why the server will not take a message, by the code of it; undefined for an unknown one. */
  refused(code: string): string | undefined;
  /** What would be lost if the page were closed now. */
  unkept(what: 'files' | 'all'): string;
  tryAgain: string;
  change: string;
  stop: string;
  file: string;
  newMessage: string;
  toNewest: string;
  earlier: string;
  later: string;
  hasWritten(name: string): string;
  today: string;
  /** The browser keeps nothing for this page. */
  notKept: string;
}

const en: PageWords = {
  ...menuEn,
  own: {},
  complaints: 'Complaints',
  you: 'You',
  writtenBy: (channel) =>
    ({ sms: 'by text message', whatsapp: 'by WhatsApp', teams: 'in Teams' })[channel] ?? 'in another window',
  automated: 'automated',
  aPerson: 'a person',
  assistant: 'Assistant',
  automatedNotice: 'You are writing with an automated assistant.',
  personNotice: (name) => `You are writing with ${name}, a person. “Automated” marks our assistant.`,
  talkToPerson: 'Talk to a person',
  personPlease: 'I would like to talk to a person',
  reference: 'Your reference',
  conversation: 'Conversation',
  opening: 'Opening your conversation…',
  lost: 'Connection lost. Trying again…',
  typing: (name) => `${name} is writing…`,
  choices: 'Answers to choose from, or write your own',
  label: 'Your message',
  placeholder: 'Write in your own words',
  attach: 'Add photo or PDF',
  takePhoto: 'Take a photo',
  drop: 'Let go to add these files',
  send: 'Send',
  keys: 'Enter sends, Shift and Enter starts a new line.',
  chosen: 'Files to send',
  leaveOut: (file) => `Leave out ${file}`,
  refusal: (because, files) => {
    const names = listed(files, 'en-GB', (count) => `${count} more`);
    const it = files.length === 1 ? 'it' : 'them';
    return {
      type: `${names} cannot be sent: only photos (JPEG, PNG, WebP, GIF, HEIC) and PDFs can. Save ${it} as a PDF, or take a photo.`,
      size: `${names} cannot be sent: a file may have 10 MB. Send only the pages that matter, or photos of them.`,
      empty: `${names} cannot be sent: there is nothing in ${it}. If you keep ${it} in a cloud, download ${it} first.`,
      count: `${names} did not fit: a message takes 10 files. Send these first, and the rest in the next message.`,
      damaged: `${names} cannot be sent: damaged, or not what the name says. Take a photo or a screenshot of ${it}.`,
      pixels: `${names} cannot be sent: too many pixels to open. A screenshot of the part that matters is enough.`,
      unreadable: `${names} cannot be sent: this device does not give ${it} out. Save ${it} on the device, and try again.`,
    }[because];
  },
  preparing: 'Getting ready…',
  messages: (count) => `This is long: it will go out as ${count} messages, one after the other.`,
  tooLong: 'This is longer than messages can be. Save it as a PDF and add that, or send a part of it.',
  sending: 'Sending…',
  uploaded: (percent) => `Sending… ${percent} %`,
  sent: 'Sent',
  stalled: 'Not sent yet.',
  keepsTrying: 'It is kept here and goes out by itself as soon as it can.',
  notSent: 'Not sent.',
  refused: (code) =>
    ({
      'files-lost':
        'The files could not be kept when the page was closed. Your words are here: change it, and add them again.',
      UnsupportedMediaType: 'A file is damaged, or not what its name says. Change it: a photo or a PDF can be sent.',
      MessageSizeTooBig: 'It is too large: a file may have 10 MB, a complaint 50 files. Change it, and send less.',
    })[code],
  unkept: (what) =>
    what === 'all'
      ? 'This browser keeps nothing: leave the page open until it is sent.'
      : 'This browser has no room to keep the files: leave the page open until they are sent.',
  tryAgain: 'Try again',
  change: 'Change it',
  stop: 'Stop and change it',
  file: 'File',
  newMessage: 'New message',
  toNewest: 'More below',
  earlier: 'Show earlier messages',
  later: 'Show later messages',
  hasWritten: (name) => `${name} has written`,
  today: 'Today',
  notKept:
    'Your browser keeps nothing here: this conversation ends when you leave this page. Note your reference to go on later.',
};

const es: PageWords = {
  ...menuEs,
  own: {},
  complaints: 'Reclamaciones',
  you: 'Usted',
  writtenBy: (channel) =>
    ({ sms: 'por mensaje de texto', whatsapp: 'por WhatsApp', teams: 'en Teams' })[channel] ?? 'en otra ventana',
  automated: 'automático',
  aPerson: 'una persona',
  assistant: 'Asistente',
  automatedNotice: 'Escribe con un asistente automático.',
  personNotice: (name) => `Escribe con ${name}, una persona. «Automático» señala a nuestro asistente.`,
  talkToPerson: 'Hablar con una persona',
  personPlease: 'Quiero hablar con una persona',
  reference: 'Su referencia',
  conversation: 'Conversación',
  opening: 'Abriendo su conversación…',
  lost: 'Se ha perdido la conexión. Lo intentamos de nuevo…',
  typing: (name) => `${name} está escribiendo…`,
  choices: 'Respuestas para elegir, o escriba la suya',
  label: 'Su mensaje',
  placeholder: 'Escriba con sus palabras',
  attach: 'Añadir foto o PDF',
  takePhoto: 'Hacer una foto',
  drop: 'Suelte para añadir estos archivos',
  send: 'Enviar',
  keys: 'Intro envía, Mayús e Intro empieza una línea nueva.',
  chosen: 'Archivos para enviar',
  leaveOut: (file) => `Quitar ${file}`,
  refusal: (because, files) => {
    const names = listed(files, 'es', (count) => `${count} más`);
    const one = files.length === 1;
    const no = one ? 'No se puede enviar' : 'No se pueden enviar';
    const it = one ? 'lo' : 'los';
    return {
      type: `${no} ${names}: solo fotos (JPEG, PNG, WebP, GIF, HEIC) y PDF. Guárde${it} como PDF o haga una foto.`,
      size: `${no} ${names}: un archivo puede ocupar 10 MB. Envíe solo las páginas que importan, o fotos de ellas.`,
      empty: `${no} ${names}: no hay nada dentro. Si ${it} guarda en una nube, descárgue${it} primero.`,
      count: `No cabe más: un mensaje lleva 10 archivos (faltan ${names}). Envíe estos y los demás en el siguiente.`,
      damaged: `${no} ${names}: está dañado o no es lo que dice el nombre. Haga una foto o una captura de pantalla.`,
      pixels: `${no} ${names}: demasiados píxeles. Basta con una captura de la parte que importa.`,
      unreadable: `${no} ${names}: este dispositivo no ${it} entrega. Guárde${it} en el dispositivo e inténtelo otra vez.`,
    }[because];
  },
  preparing: 'Preparando…',
  messages: (count) => `Es largo: saldrá en ${count} mensajes, uno tras otro.`,
  tooLong: 'Es más largo de lo que cabe en mensajes. Guárdelo como PDF y añádalo, o envíe una parte.',
  sending: 'Enviando…',
  uploaded: (percent) => `Enviando… ${percent} %`,
  sent: 'Enviado',
  stalled: 'Aún no se ha enviado.',
  keepsTrying: 'Se guarda aquí y saldrá por sí solo en cuanto sea posible.',
  notSent: 'No se ha enviado.',
  refused: (code) =>
    ({
      'files-lost':
        'Los archivos no se pudieron guardar al cerrar la página. Sus palabras están aquí: cámbielo y añádalos de nuevo.',
      UnsupportedMediaType:
        'Un archivo está dañado o no es lo que dice su nombre. Cámbielo: se puede enviar una foto o un PDF.',
      MessageSizeTooBig:
        'Es demasiado grande: un archivo puede ocupar 10 MB y una reclamación lleva 50. Cámbielo y envíe menos.',
    })[code],
  unkept: (what) =>
    what === 'all'
      ? 'Este navegador no guarda nada: deje la página abierta hasta que se envíe.'
      : 'Este navegador no tiene sitio para guardar los archivos: deje la página abierta hasta que se envíen.',
  tryAgain: 'Intentar de nuevo',
  change: 'Cambiarlo',
  stop: 'Parar y cambiarlo',
  file: 'Archivo',
  newMessage: 'Mensaje nuevo',
  toNewest: 'Hay más abajo',
  earlier: 'Mostrar mensajes anteriores',
  later: 'Mostrar mensajes posteriores',
  hasWritten: (name) => `${name} ha escrito`,
  today: 'Hoy',
  notKept:
    'Su navegador no guarda nada aquí: esta conversación termina cuando salga de esta página. Apunte su referencia para continuar más tarde.',
};

/** English, and marked as such, for a language the page does not speak. */
export function wordsFor(locale: string): PageWords {
  if (/^es\b/i.test(locale)) return es;
  return /^en\b/i.test(locale) ? en : { ...en, own: { lang: 'en', dir: directionOf('en') } };
}

/** The first of the names, and how many more there are. */
function listed(files: readonly string[], locale: string, more: (count: number) => string): string {
  const named = files.length > 4 ? 3 : files.length;
  const names = files.slice(0, named).map((name) => clipped(plainName(name)));
  const rest = files.length - named;
  return new Intl.ListFormat(locale).format(rest > 0 ? [...names, more(rest)] : names);
}

/** A long name keeps its beginning and its ending. */
const clipped = (name: string) => (name.length > 40 ? `${name.slice(0, 24)}…${name.slice(-14)}` : name);
