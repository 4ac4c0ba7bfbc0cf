/** What the header, its menu and the line below it say. */
export interface MenuWords {
  menu: string;
  /** This language's wish to be spoken, as somebody would write it. */
  inThisLanguage: string;
  language: string;
  /** What a button beside the reference says, and what it says more to who does not see where it stands. */
  copy: string;
  theReference: string;
  copied: string;
  copyByHand: string;
  textMe: string;
  textMePlease: string;
  saveCopy: string;
  openCopy: string;
  copyNote: string;
  copyFailed: string;
  startOver: string;
  startOverNote: string;
  deleteData: string;
  deleteNote: string;
  deleteSend: string;
  deletePlease: string;
  tellMe: string;
  tellingMe: string;
  tellMeNo: string;
  tellMeNote: string;
  newTab: string;
  standing: string;
  waiting(since: string): string;
  lastWord(at: string): string;
  nextWord(by: string): string;
  answerBy(by: string): string;
  opens(at: string): string;
  withPerson(name: string, since: string): string;
  closed(since: string): string;
}

export const menuEn: MenuWords = {
  menu: 'Menu',
  inThisLanguage: 'In English, please',
  language: 'Language',
  copy: 'Copy',
  theReference: 'the reference',
  copied: 'The reference is copied.',
  copyByHand: 'It could not be copied here. It is marked now: copy it as you copy any text.',
  textMe: 'Text me instead',
  textMePlease: 'Text me instead',
  saveCopy: 'Save a copy',
  openCopy: 'Open a copy to print',
  copyNote: 'Everything that was said, your claim and what was promised, as one page.',
  copyFailed: 'The copy did not come. Nothing is lost: please try again in a moment.',
  startOver: 'Start over',
  startOverNote: 'You are asked once more before anything is cleared.',
  deleteData: 'Delete my data',
  deleteNote:
    'This sends a request with today’s date. A person decides about it, and a reference here is your receipt.',
  deleteSend: 'Send the request',
  deletePlease: 'Please delete my data',
  tellMe: 'Tell me when somebody answers',
  tellingMe: 'Stop telling me',
  tellMeNo: 'Your browser lets this page show no notices. The title of this tab tells you, too.',
  tellMeNote: 'Your browser shows a notice while you look at something else. It says who has written, never what.',
  newTab: '(new tab)',
  standing: 'How it stands',
  waiting: (since) => `Waiting for a person since ${since}.`,
  lastWord: (at) => `We last wrote at ${at}.`,
  nextWord: (by) => `We write again by ${by}, with news or without.`,
  answerBy: (by) => `A person answers by ${by}.`,
  opens: (at) => `People are back at ${at}.`,
  withPerson: (name, since) => `${name} has had your complaint since ${since}.`,
  closed: (since) => `Closed at ${since}. You can still write here.`,
};

export const menuEs: MenuWords = {
  menu: 'Menú',
  inThisLanguage: 'En español, por favor',
  language: 'Idioma',
  copy: 'Copiar',
  theReference: 'la referencia',
  copied: 'La referencia está copiada.',
  copyByHand: 'Aquí no se pudo copiar. Ya está marcada: cópiela como copia cualquier texto.',
  textMe: 'Seguir por mensaje de texto',
  textMePlease: 'Prefiero seguir por mensaje de texto',
  saveCopy: 'Guardar una copia',
  openCopy: 'Abrir una copia para imprimir',
  copyNote: 'Todo lo que se dijo, su reclamación y lo que se prometió, en una página.',
  copyFailed: 'La copia no ha llegado. No se ha perdido nada: inténtelo de nuevo en un momento.',
  startOver: 'Empezar de nuevo',
  startOverNote: 'Se le pregunta una vez más antes de borrar nada.',
  deleteData: 'Borrar mis datos',
  deleteNote: 'Envía una petición con la fecha de hoy. La decide una persona, y una referencia aquí es su recibo.',
  deleteSend: 'Enviar la petición',
  deletePlease: 'Borren mis datos, por favor',
  tellMe: 'Avisarme cuando alguien responda',
  tellingMe: 'No avisarme más',
  tellMeNo: 'Su navegador no deja que esta página muestre avisos. El título de esta pestaña también se lo dice.',
  tellMeNote: 'Su navegador muestra un aviso mientras mira otra cosa. Dice quién ha escrito, nunca qué.',
  newTab: '(pestaña nueva)',
  standing: 'Cómo está',
  waiting: (since) => `A la espera de una persona desde ${since}.`,
  lastWord: (at) => `Le escribimos por última vez: ${at}.`,
  nextWord: (by) => `Le escribimos de nuevo a más tardar ${by}, con novedades o sin ellas.`,
  answerBy: (by) => `Una persona le responde a más tardar ${by}.`,
  opens: (at) => `Volvemos a estar ${at}.`,
  withPerson: (name, since) => `${name} lleva su reclamación desde ${since}.`,
  closed: (since) => `Cerrada: ${since}. Puede seguir escribiendo aquí.`,
};
