import type { RuleWords } from './words.ts';
import { spaced } from './words.ts';

export const tone: Pick<RuleWords, 'tone'> = {
  tone: {
    personal: spaced(`
      yo mi mis me nos nosotros nuestro nuestra nuestros nuestras usted ustedes su sus tu te les le conmigo tengo
      quiero he hemos soy somos
    `),
    own: spaced('yo mi mis me nos nuestro nuestra nuestros nuestras'),
    denies: spaced('no nunca ni sin jamas'),
    openers: spaced('es son esta estan hay puedo puede pueden podria podrian tienen tiene si'),
    shouted: spaced('nadie nunca no todavia nada ahora jamas peor horas dias todo siempre'),
    joins: spaced('y pero porque asi'),
    badTag: 'nunca|peor|fraude|estafa|verguenza|malo|pesimo|retraso|perdid|roto|basta|queja',
    atTime: spaced('a alrededor hacia sobre'),
    onDay: ['el', 'del'],
  },
};
