import { cutOff } from './interruptions.ts';

cutOff('KILL');
