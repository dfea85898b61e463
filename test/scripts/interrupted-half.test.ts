import { cutOff } from './interruptions.ts';

cutOff('half');
