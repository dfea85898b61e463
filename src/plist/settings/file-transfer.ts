import { define } from './define.ts';

/** Where received files go. File transfer itself can only be switched off on the server. */
export const FILE_TRANSFER = define({ class: 'preference', account: 'both' }, [
  {
    key: 'FileTransferPath',
    type: 'string',
    effect: 'Full path of the folder in which received files are saved. Set FileSaveLocIsNetShare with it.',
    format: 'path',
  },
  {
    key: 'FileSaveLocIsNetShare',
    type: 'boolean',
    effect: 'Tells that the folder in FileTransferPath is on a network share when true.',
  },
]);
