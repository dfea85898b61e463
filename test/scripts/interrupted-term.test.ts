import { cutOff } from './interruptions.ts';

cutOff('TERM');
