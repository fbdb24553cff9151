import { Told } from '../../engine/words/told.ts'

/** A failure that another try would not mend, or make worse: the job is an incident at once, and a person sees to it. */
export class Final extends Told {}
