import type { Source } from './types.ts';

/** The numbers that the guide states. */
export const CONNECTIONS_OF_STANDARD = 15_000;
export const USERS_OF_FRONT_END = 15_000;
export const USERS_OF_BACK_END = 100_000;
export const CONTACTS_OF_MEGABYTE = 10_000;

/** The sentences of the guide that a plan rests on, in our own words. */
export const STANDARD: Source = {
  section: 'Messenger for Mac topology',
  says: 'Standard Edition is one server with its own database (MSDE), for small organizations; it takes up to 15,000 connections at a time.',
};
export const ENTERPRISE: Source = {
  section: 'Live Communications Server Enterprise Edition',
  says: 'It is for large organizations. Several of its servers may share one back-end database, which runs SQL Server 2000 SP3a; together they are a pool.',
};
export const USERS: Source = {
  section: 'Planning for the number of users supported',
  says: 'Where the Address Book Service runs on the computer of Live Communications Server, a front end serves about 15,000 users and a back end about 100,000. With Enterprise Edition it may run on several servers.',
};
export const DOWNLOAD: Source = {
  section: 'Synchronization in Messenger for Mac',
  says: 'The first sign-in of a user fetches the whole address book from the front end, about 1 MB for 10,000 contacts; each later one only what has changed.',
};
export const PLANNING: Source = {
  section: 'Planning a deployment',
  says: 'Lists what must be there before Messenger is deployed.',
};
export const CLIENT: Source = {
  section: 'Client hardware and software requirements',
  says: 'Lists what each Macintosh must have.',
};
