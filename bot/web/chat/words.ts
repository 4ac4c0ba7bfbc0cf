import type { Refusal } from './attachment-rules.ts';

/** What the page itself says, in the customer's language. The bot's and the agents' words come from the server. */
export interface PageWords {
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
  drop: string;
  send: string;
  keys: string;
  chosen: string;
  leaveOut(file: string): string;
  refusal(refusal: Refusal): string;
  sending: string;
  uploaded(percent: number): string;
  sent: string;
  notSent: string;
  tryAgain: string;
  change: string;
  file: string;
  newMessage: string;
  toNewest: string;
  hasWritten(name: string): string;
  today: string;
}

const en: PageWords = {
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
  drop: 'Let go to add these files',
  send: 'Send',
  keys: 'Enter sends, Shift and Enter starts a new line.',
  chosen: 'Files to send',
  leaveOut: (file) => `Leave out ${file}`,
  refusal: ({ file, because }) =>
    ({
      type: `${file} was not added: it can be a photo (JPEG, PNG, WebP, GIF, HEIC) or a PDF.`,
      size: `${file} was not added: it is larger than 10 MB.`,
      empty: `${file} was not added: it is empty.`,
      count: `${file} was not added: a message takes 10 files. Send the rest in the next one.`,
    })[because],
  sending: 'Sending…',
  uploaded: (percent) => `Sending… ${percent} %`,
  sent: 'Sent',
  notSent: 'Not sent.',
  tryAgain: 'Try again',
  change: 'Change it',
  file: 'File',
  newMessage: 'New message',
  toNewest: 'More below',
  hasWritten: (name) => `${name} has written`,
  today: 'Today',
};

const es: PageWords = {
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
  drop: 'Suelte para añadir estos archivos',
  send: 'Enviar',
  keys: 'Intro envía, Mayús e Intro empieza una línea nueva.',
  chosen: 'Archivos para enviar',
  leaveOut: (file) => `Quitar ${file}`,
  refusal: ({ file, because }) =>
    ({
      type: `${file} no se ha añadido: puede ser una foto (JPEG, PNG, WebP, GIF, HEIC) o un PDF.`,
      size: `${file} no se ha añadido: ocupa más de 10 MB.`,
      empty: `${file} no se ha añadido: está vacío.`,
      count: `${file} no se ha añadido: un mensaje lleva 10 archivos. Envíe los demás en el siguiente.`,
    })[because],
  sending: 'Enviando…',
  uploaded: (percent) => `Enviando… ${percent} %`,
  sent: 'Enviado',
  notSent: 'No se ha enviado.',
  tryAgain: 'Intentar de nuevo',
  change: 'Cambiarlo',
  file: 'Archivo',
  newMessage: 'Mensaje nuevo',
  toNewest: 'Hay más abajo',
  hasWritten: (name) => `${name} ha escrito`,
  today: 'Hoy',
};

/** English for a language the page does not speak. */
export function wordsFor(locale: string): PageWords {
  return locale.toLowerCase().startsWith('es') ? es : en;
}

/** A size as people say it. */
export function printSize(bytes: number, locale: string): string {
  const [amount, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1000), 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: unit === 'MB' ? 1 : 0 }).format(amount)} ${unit}`;
}
