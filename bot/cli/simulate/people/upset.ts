import { gives, type Person, presses, says, tellsDanger, wantsPerson } from '../person.ts';

/** People who are angry, hurt or afraid, and say so. */
export const upset: readonly Person[] = [
  {
    name: 'furious',
    begins: [
      says(
        'THIS IS THE FOURTH TIME I WRITE TO YOU PEOPLE!!!',
        'my flight HV509 on 3 November was cancelled and I slept ON THE FLOOR of your airport',
        'and NOBODY had the decency to call me back!!!!',
      ),
    ],
    reacts: {
      'is-there-more': [says('NO. THAT IS QUITE ENOUGH')],
      'ask-booking': [gives('it is Q8RMT4')],
      'ask-expenses': [gives('31 pounds for breakfast and the bus')],
      'ask-receipts': [presses('no-receipts')],
      'ask-wish': [gives('my money back and an apology from somebody who means it')],
      'ask-contact': [says('here')],
      'read-back': [says('YES')],
    },
    ends: 'handed-over',
    never: ['ask-flight', 'ask-date', 'ask-kind'],
  },
  {
    name: 'sarcastic',
    begins: [
      says(
        'Oh wonderful. Thank you SO much for flying my suitcase to Oslo without me. HV760, last Friday. Five stars.',
      ),
    ],
    reacts: {
      'ask-what-happened': [says('my suitcase is in Oslo. I am not. hope that helps')],
      'is-there-more': [says('no, that is all the fun I had')],
      'ask-bag-tag': [says('I framed it. no, I have no idea')],
      'ask-contents': [gives('everything I wear')],
      'ask-expenses': [says('nothing yet, lucky me')],
      'ask-wish': [gives('my suitcase, if it is not too much trouble')],
      'ask-contact': [says('here')],
      'read-back': [says('yes')],
    },
    ends: 'handed-over',
    never: ['ask-flight', 'ask-date', 'thanks'],
  },
  {
    name: 'swears',
    begins: [
      says('what the fuck is wrong with you people. my bloody parcel 2207-71 was dumped in the rain'),
      says('fucking useless'),
    ],
    reacts: {
      'is-there-more': [says('no, thats it')],
      'noted-more': [says('thats all')],
      'offer-person': [says('no just get on with it, thats everything')],
      'ask-date': [gives('on Wednesday')],
      'ask-wish': [gives('refund')],
      'ask-contact': [says('here')],
      'read-back': [says('yes')],
    },
    ends: 'handed-over',
    never: ['ask-order'],
  },
  {
    name: 'threatening',
    begins: [
      says('your driver broke my gate and laughed about it'),
      says('if he comes here again I will smash his face in'),
    ],
    ends: 'handed-over',
    never: ['ask-kind', 'ask-date', 'ask-wish'],
  },
  {
    name: 'already promised a refund elsewhere',
    begins: [
      says(
        'On the phone your colleague Dean promised me a refund of 85 pounds within five days. That was three weeks ago. Order 9034-66, a pair of boots that fell apart.',
      ),
      says('so where is it?'),
    ],
    reacts: {
      'is-there-more': [says('that is all')],
      'ask-item': [gives('boots')],
      'ask-date': [says('I do not know any more')],
      'ask-wish': [gives('the 85 pounds that were promised')],
      'ask-contact': [says('here')],
      'read-back': [says('yes')],
    },
    ends: 'handed-over',
    never: ['ask-order'],
  },
  {
    name: 'contradicts themselves',
    begins: [
      says('my parcel never arrived, order 1177-20'),
      says('well it did arrive, but it was the wrong thing in it'),
      says('no wait, the right thing, only broken'),
    ],
    reacts: {
      'is-there-more': [says('no')],
      'noted-more': [says('thats it')],
      'ask-date': [gives('Thursday')],
      'ask-wish': [gives('a replacement')],
      'ask-contact': [says('here')],
      'read-back': [says('yes')],
    },
    ends: 'handed-over',
    never: ['ask-order'],
  },
  {
    name: 'changes their mind',
    begins: [
      says('I want to complain about a delayed flight, HV411 on 6 November, four hours late'),
      says('sorry, it was the 7th'),
    ],
    reacts: {
      'is-there-more': [says('that was everything')],
      'ask-booking': [says('actually forget it, stop'), gives('M4WZX9')],
      pause: [says('ok go on then')],
      'ask-expenses': [says('nothing')],
      'ask-wish': [says('a voucher'), says('a voucher')],
      'ask-contact': [says('here')],
      'read-back': [says('no, I want my money back instead of a voucher'), says('yes')],
      'ask-change': [says('I want my money back, not a voucher')],
      changed: [says('yes')],
    },
    ends: 'handed-over',
    never: ['ask-flight', 'ask-date', 'ask-delay'],
  },
  {
    name: 'stops for today',
    begins: [says('my parcel 4410-08 is late again'), says('you know what, I cannot do this now. stop')],
    reacts: { pause: [] },
    ends: 'paused',
  },
  {
    name: 'child alone',
    begins: [
      tellsDanger('I am 11 and my mum is not answering and the train left and I am alone at the station, I am scared'),
    ],
    ends: 'handed-over',
    never: ['ask-kind', 'ask-date', 'is-there-more'],
  },
  {
    name: 'loses patience',
    begins: [says('the man at your desk in Leeds was very rude to me on Saturday')],
    reacts: {
      'is-there-more': [says('I told you what happened')],
      'noted-more': [presses('that-is-everything')],
      'ask-expenses': [wantsPerson('enough questions, I want to speak to somebody')],
      'ask-wish': [wantsPerson('enough questions, I want to speak to somebody')],
    },
    ends: 'handed-over',
    never: ['ask-place', 'ask-date'],
  },
];
