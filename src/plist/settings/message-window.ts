import { define } from './define.ts';

/** How a conversation looks. */
export const MESSAGE_WINDOW = define({ type: 'boolean', class: 'preference', account: 'both' }, [
  {
    key: 'HideEmoticons',
    effect: 'Leaves emoticons in received messages as the characters that were typed when true; false draws them.',
  },
  {
    key: 'HideCustomEmoticons',
    effect: 'Leaves out the emoticons that users made themselves when true.',
  },
  {
    key: 'HideDisplayPictureDrawer',
    effect: 'Keeps the drawer with the user pictures shut when a new message window opens, if true.',
  },
  {
    key: 'HideInlineDisplayPictures',
    effect: 'Leaves out the user pictures between the messages of a conversation when true.',
  },
  {
    key: 'HideTimeStamp',
    effect: 'Leaves out the times at which messages were sent and received when true.',
  },
  {
    key: 'InstantMessageTextStyles',
    type: 'data',
    class: 'state',
    effect:
      'Remembers the text styles of instant messages in a format of its own that is not documented: copy it, but do not write it by hand.',
  },
]);
